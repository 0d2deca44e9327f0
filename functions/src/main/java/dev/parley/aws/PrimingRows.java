package dev.parley.aws;

import dev.parley.articles.Article;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of the only article in the table of a priming run, and of the fact that it reports. */
final class PrimingRows {
    /** The ids of the sample that follow and search are primed with. They are made of its address and its words. */
    static final String ARTICLE = "qhp8xy98krv4rcbvf";

    static final String VERSION = "sm6km2nd7hbrkqpz1";
    static final String FACT = "5nrhcgnq4te";

    private static final String SIGHTING = """
            {"version": {"articleId": "%s", "version": "%s"}, "outlet": "Priming", "origin": "Priming", "mention":
            {"type": "leader_call", "status": "happened", "date": "2025-02-12", "datePrecision": "day", "participants": [
            {"id": "donald-trump", "kind": "person", "name": "Donald Trump", "country": "USA", "role": "Head of State"},
            {"id": "vladimir-putin", "kind": "person", "name": "Vladimir Putin", "country": "RUS", "role": "Head of State"}],
            "durationMinutes": 90, "durationBound": "exact", "level": "leader", "claimedBy": "United States", "background":
            false, "evidence": {"text": "U.S. President Donald Trump and Russian President Vladimir Putin spoke by telephone.",
            "start": 0, "end": 84, "in": "text"}, "confidence": 0.976, "rule": "call.by-phone", "another": false},
            "seen": "2025-02-12T20:00:00Z", "arrived": "2025-02-12T20:00:00Z", "published": "2025-02-12"}""".formatted(ARTICLE, VERSION);

    private PrimingRows() {}

    /** The rows of a partition, in the order of their sort keys. */
    static List<Map<String, AttributeValue>> of(String pk) {
        if (pk.equals(ArticleRows.pk(ARTICLE))) {
            return List.of(ArticleRows.version(article(), true, List.of(FACT)));
        }
        if (pk.equals(FactRows.pk(FACT))) {
            var sighting = Items.read(SIGHTING, Sighting.class);
            var fact = Fact.founded(FACT, sighting, true);
            return List.of(FactRows.fact(fact, List.of()), FactRows.sighting(fact, sighting));
        }
        return List.of();
    }

    private static IndexedArticle article() {
        var day = LocalDate.of(2025, 2, 12);
        return new IndexedArticle(
                ARTICLE,
                VERSION,
                Article.State.READABLE,
                Optional.of("https://priming.example/followed"),
                "Trump and Putin speak by phone",
                Optional.of("Priming"),
                Optional.of(day),
                "en",
                Instant.EPOCH,
                Instant.EPOCH,
                "0".repeat(64),
                Optional.empty());
    }
}
