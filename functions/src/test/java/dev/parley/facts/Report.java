package dev.parley.facts;

import dev.parley.articles.Article;
import dev.parley.articles.DateSource;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A report of a call, told in a few words by tests: which article and version, and what it says. */
public record Report(
        String article,
        int version,
        FactType type,
        Status status,
        Optional<String> date,
        List<Participant> participants,
        Optional<Integer> minutes,
        Optional<String> place,
        Optional<String> claimedBy,
        boolean background,
        String sentence,
        LocalDate published,
        double confidence,
        String origin) {
    public static final Participant TRUMP = Participant.person("donald-trump", "Donald Trump", "USA", "President");
    public static final Participant PUTIN = Participant.person("vladimir-putin", "Vladimir Putin", "RUS", "President");
    public static final Participant ZELENSKY =
            Participant.person("volodymyr-zelensky", "Volodymyr Zelensky", "UKR", "President");

    /** What the tests believe alone. */
    public static final ConfidenceThreshold THRESHOLD = new ConfidenceThreshold(0.5);

    /** Stands behind a day that the article does not name. */
    private static final String UNNAMED_DAY = "~";

    private static final Instant MORNING = Instant.parse("2025-02-12T18:00:00Z");

    /** The first version of an article of some outlet: Trump and Putin spoke on 12 February. */
    public static Report by(String article) {
        return new Report(
                article,
                1,
                FactType.LEADER_CALL,
                Status.HAPPENED,
                Optional.of("2025-02-12"),
                List.of(TRUMP, PUTIN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "They spoke, says " + article + ".",
                LocalDate.parse("2025-02-12"),
                0.9,
                article);
    }

    public Report version(int number) {
        return new Report(
                article,
                number,
                type,
                status,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                background,
                "Version " + number + ": they spoke.",
                published,
                confidence,
                origin);
    }

    public Report type(FactType other) {
        return new Report(
                article,
                version,
                other,
                status,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report status(Status other) {
        return new Report(
                article,
                version,
                type,
                other,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report on(String day) {
        return new Report(
                article,
                version,
                type,
                status,
                Optional.ofNullable(day),
                participants,
                minutes,
                place,
                claimedBy,
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report between(Participant... others) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                List.of(others),
                minutes,
                place,
                claimedBy,
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report lasting(int length) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                Optional.of(length),
                place,
                claimedBy,
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report in(String where) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                minutes,
                Optional.of(where),
                claimedBy,
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report says(String who) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                minutes,
                place,
                Optional.of(who),
                background,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report recalled() {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                true,
                sentence,
                published,
                confidence,
                origin);
    }

    public Report saying(String words) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                background,
                words,
                published,
                confidence,
                origin);
    }

    public Report published(String day) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                background,
                sentence,
                LocalDate.parse(day),
                confidence,
                origin);
    }

    /** The same, as the extractor is hardly sure of it. */
    public Report doubtful() {
        return with(0.2, origin);
    }

    /** The same, in an article that credits an agency. */
    public Report writtenBy(String agency) {
        return with(confidence, agency);
    }

    private Report with(double otherConfidence, String otherOrigin) {
        return new Report(
                article,
                version,
                type,
                status,
                date,
                participants,
                minutes,
                place,
                claimedBy,
                background,
                sentence,
                published,
                otherConfidence,
                otherOrigin);
    }

    /** The same, but its article does not name the day: it is that of publication. */
    public Report undated() {
        return on(date.orElseThrow() + UNNAMED_DAY);
    }

    private static String precision(String date) {
        return switch (date.length()) {
            case 4 -> "year";
            case 7 -> "month";
            default -> date.endsWith(UNNAMED_DAY) ? Mention.PUBLISHED : "day";
        };
    }

    public Mention mention() {
        return new Mention(
                type,
                status,
                date.map(d -> d.replace(UNNAMED_DAY, "")),
                date.map(Report::precision),
                participants,
                minutes,
                place,
                claimedBy,
                "leader",
                background,
                new Evidence(sentence, 0, sentence.length(), "text"),
                confidence,
                "test");
    }

    /** Versions come an hour apart. */
    public Sighting sighting() {
        var when = MORNING.plus(Duration.ofHours(version));
        return new Sighting(key(), article, origin, mention(), when, when, published);
    }

    public VersionKey key() {
        return new VersionKey(Id.of(article, Article.ID_LENGTH), Id.of(article + version, Article.VERSION_LENGTH));
    }

    public Article asArticle() {
        return new Article(
                key().articleId(),
                key().version(),
                Article.State.READABLE,
                Optional.empty(),
                "Two presidents speak",
                sentence,
                Optional.of(article),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(published),
                Optional.of(DateSource.SUBMISSION),
                Optional.empty(),
                "en",
                sighting().arrived(),
                List.of());
    }
}
