package dev.parley.lambda;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.IndexArticle;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import java.time.Clock;
import java.time.Duration;

/** Extracts facts from archived articles and decides alerts. */
record IndexingParts(Environment environment, StorageParts storage, AlertParts alerts, Clock clock) {
    IndexArticle indexArticle() {
        return indexArticle(environment.hours("FRESHNESS_HOURS"));
    }

    /** For imports: no article is fresh, so nothing alerts. */
    IndexArticle indexArticleQuietly() {
        return indexArticle(IndexArticle.NOTHING_IS_FRESH);
    }

    ConfidenceThreshold threshold() {
        return new ConfidenceThreshold(environment.decimal("CONFIDENCE_THRESHOLD"));
    }

    private IndexArticle indexArticle(Duration freshness) {
        // Read before the snapshot is taken. The overlay is read when the first version comes.
        var bundled = Extractor.bundled();
        return new IndexArticle(
                storage.archive(),
                new CurrentExtractor(() -> bundled, storage.overlay(), clock),
                storage.index(),
                storage.unknownNames(),
                storage.embargoes(),
                new AlertWriter(environment.address("PUBLIC_BASE_URL")),
                alerts.restoreIndex(),
                clock,
                freshness,
                threshold());
    }
}
