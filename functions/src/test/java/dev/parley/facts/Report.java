package dev.parley.facts;

import dev.parley.articles.Article;
import dev.parley.articles.DateSource;
import dev.parley.articles.TextFingerprint;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds mentions, sightings and articles for tests: a report of a call in one version of an article. */
public final class Report {
    public static final Participant TRUMP = Participant.person("donald-trump", "Donald Trump", "USA", "President");
    public static final Participant PUTIN = Participant.person("vladimir-putin", "Vladimir Putin", "RUS", "President");
    public static final Participant ZELENSKY =
            Participant.person("volodymyr-zelensky", "Volodymyr Zelensky", "UKR", "President");

    /** The confidence from which tests believe a single report. */
    public static final ConfidenceThreshold THRESHOLD = new ConfidenceThreshold(0.5);

    private static final Instant MORNING = Instant.parse("2025-02-12T18:00:00Z");

    private final String article;
    private int version = 1;
    private FactType type = FactType.LEADER_CALL;
    private Status status = Status.HAPPENED;
    private Optional<PartialDate> date = Optional.of(PartialDate.parse("2025-02-12"));
    private List<Participant> participants = List.of(TRUMP, PUTIN);
    private Optional<Integer> minutes = Optional.empty();
    private Optional<String> place = Optional.empty();
    private Optional<String> claimedBy = Optional.empty();
    private boolean background;
    private boolean another;
    private String sentence;
    private LocalDate published = LocalDate.parse("2025-02-12");
    private double confidence = 0.9;
    private String origin;
    private Optional<TextFingerprint> text = Optional.empty();

    private Report(String article) {
        this.article = article;
        this.sentence = "They spoke, says " + article + ".";
        this.origin = article;
    }

    /** The first version of an article of some outlet: Trump and Putin spoke on 12 February. */
    public static Report by(String article) {
        return new Report(article);
    }

    private Report with(Consumer<Report> change) {
        var copy = new Report(article);
        copy.version = version;
        copy.type = type;
        copy.status = status;
        copy.date = date;
        copy.participants = participants;
        copy.minutes = minutes;
        copy.place = place;
        copy.claimedBy = claimedBy;
        copy.background = background;
        copy.another = another;
        copy.sentence = sentence;
        copy.published = published;
        copy.confidence = confidence;
        copy.origin = origin;
        copy.text = text;
        change.accept(copy);
        return copy;
    }

    public Report version(int number) {
        return with(copy -> {
            copy.version = number;
            copy.sentence = "Version " + number + ": they spoke.";
        });
    }

    public Report type(FactType other) {
        return with(copy -> copy.type = other);
    }

    public Report status(Status other) {
        return with(copy -> copy.status = other);
    }

    /** @param day a day, month or year in ISO 8601; null for none */
    public Report on(String day) {
        return with(copy -> copy.date = Optional.ofNullable(day).map(PartialDate::parse));
    }

    public Report between(Participant... others) {
        return with(copy -> copy.participants = List.of(others));
    }

    public Report lasting(int length) {
        return with(copy -> copy.minutes = Optional.of(length));
    }

    public Report in(String where) {
        return with(copy -> copy.place = Optional.ofNullable(where));
    }

    public Report says(String who) {
        return with(copy -> copy.claimedBy = Optional.of(who));
    }

    /** The same report, recalled as history. */
    public Report recalled() {
        return with(copy -> copy.background = true);
    }

    /** The same report, which says that it is another call of the day. */
    public Report another() {
        return with(copy -> copy.another = true);
    }

    public Report saying(String words) {
        return with(copy -> copy.sentence = words);
    }

    public Report published(String day) {
        return with(copy -> copy.published = LocalDate.parse(day));
    }

    /** The same report with a confidence below the threshold. */
    public Report doubtful() {
        return with(copy -> copy.confidence = 0.2);
    }

    /** The same report in an article that credits an agency. */
    public Report writtenBy(String agency) {
        return with(copy -> copy.origin = agency);
    }

    /** The same report in an article with this text. */
    public Report inText(String words) {
        return with(copy -> copy.text = TextFingerprint.of(words));
    }

    /** The same report in an article that names no day: its date is that of publication. */
    public Report undated() {
        return with(copy -> copy.date = date.map(day -> PartialDate.published(day.first())));
    }

    public Mention mention() {
        return new Mention(
                new Event(type, status, date, participants, minutes.map(ReportedDuration::of), place, "leader"),
                claimedBy,
                background,
                new Evidence(sentence, 0, sentence.length(), "text"),
                confidence,
                "test",
                another);
    }

    /** Versions come an hour apart. */
    public Sighting sighting() {
        var when = MORNING.plus(Duration.ofHours(version));
        return new Sighting(key(), article, origin, mention(), when, when, published, text);
    }

    /** The confirmed fact that this report creates, before subscribers are notified. */
    public Fact fact(String name) {
        return Fact.founded(Id.of(name, Fact.ID_LENGTH), sighting(), true);
    }

    /** The confirmed fact that this report creates, after subscribers were notified. */
    public Fact notified(String name) {
        return FactUpdate.founded(Id.of(name, Fact.ID_LENGTH), sighting(), Timing.TIMELY, new ConfidenceThreshold(0))
                .after();
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
                Optional.empty(),
                List.of());
    }

    @Override
    public String toString() {
        return sighting().toString();
    }
}
