package dev.parley.lucene.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.articles.Article;
import dev.parley.articles.TextFingerprint;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Builds facts and articles for tests. */
final class Samples {
    private Samples() {}

    /** A version of an article, identified by its name. */
    record Text(
            String name,
            int version,
            boolean latest,
            String title,
            String text,
            Optional<String> source,
            LocalDate published,
            String language,
            Instant arrived,
            List<Fact> facts) {
        Text version(int number, boolean newest, String otherText) {
            return new Text(name, number, newest, title, otherText, source, published, language, arrived, facts);
        }

        Text from(String outlet) {
            return new Text(
                    name,
                    version,
                    latest,
                    title,
                    text,
                    Optional.ofNullable(outlet),
                    published,
                    language,
                    arrived,
                    facts);
        }

        Text published(String day) {
            return new Text(name, version, latest, title, text, source, LocalDate.parse(day), language, arrived, facts);
        }

        Text arrived(String moment) {
            return new Text(
                    name, version, latest, title, text, source, published, language, Instant.parse(moment), facts);
        }

        Text in(String tag) {
            return new Text(name, version, latest, title, text, source, published, tag, arrived, facts);
        }

        Text reporting(Fact... reported) {
            return new Text(
                    name, version, latest, title, text, source, published, language, arrived, List.of(reported));
        }

        ArticleDocument document() {
            var article = new IndexedArticle(
                    Id.of(name, Article.ID_LENGTH),
                    Id.of(name + version, Article.VERSION_LENGTH),
                    Article.State.READABLE,
                    Optional.of("https://harbour.example/" + Id.of(name, 4)),
                    title,
                    source,
                    Optional.of(published),
                    language,
                    arrived,
                    arrived.plusSeconds(2),
                    Id.sha256Hex((name + version).getBytes(UTF_8)),
                    TextFingerprint.of(text));
            return new ArticleDocument(article, latest, text, facts);
        }
    }

    static Text text(String title, String text) {
        return new Text(
                title,
                1,
                true,
                title,
                text,
                Optional.of("Harbour Wire"),
                LocalDate.parse("2025-02-12"),
                "en",
                Instant.parse("2025-02-12T18:00:00Z"),
                List.of());
    }

    static ArticleDocument article(String title, String text) {
        return text(title, text).document();
    }

    /** @param date YYYY-MM-DD, YYYY-MM or YYYY; null when unknown */
    static Fact fact(String name, FactType type, Status status, String date, Participant... participants) {
        var mention = mention(
                new Event(
                        type,
                        status,
                        Optional.ofNullable(date).map(PartialDate::parse),
                        List.of(participants),
                        Optional.empty(),
                        Optional.of("Riyadh"),
                        "leader"),
                "They met.");
        var version = new VersionKey(Id.of(name, Article.ID_LENGTH), Id.of(name, Article.VERSION_LENGTH));
        var seen = Instant.parse("2025-02-12T18:00:00Z");
        var day = LocalDate.parse("2025-02-12");
        return Fact.founded(
                factId(name),
                new Sighting(version, "Harbour Wire", "Harbour Wire", mention, seen, seen, day, Optional.empty()),
                true);
    }

    private static Mention mention(Event event, String sentence) {
        return new Mention(
                event,
                Optional.empty(),
                false,
                new Evidence(sentence, 0, sentence.length(), "text"),
                0.9,
                "test.rule",
                false);
    }

    static Fact call(String name, String date, Participant... participants) {
        return fact(name, FactType.LEADER_CALL, Status.HAPPENED, date, participants);
    }

    static String factId(String name) {
        return Id.of(name, Fact.ID_LENGTH);
    }

    static Sighting sighting(Fact fact, String outlet, String sentence, String published, String arrived) {
        var moment = Instant.parse(arrived);
        return new Sighting(
                new VersionKey(Id.of(outlet + arrived, Article.ID_LENGTH), Id.of(outlet, Article.VERSION_LENGTH)),
                outlet,
                outlet,
                mention(fact.event(), sentence),
                moment.plusSeconds(2),
                moment,
                LocalDate.parse(published),
                Optional.empty());
    }

    static FactDocument document(Fact fact, String sentence, String title) {
        return new FactDocument(
                fact,
                List.of(sighting(fact, "Harbour Wire", sentence, "2025-02-12", "2025-02-12T18:00:00Z")),
                List.of(title),
                List.of("en"));
    }

    static FactDocument document(Fact fact) {
        return document(fact, "They spoke.", "Leaders speak");
    }
}
