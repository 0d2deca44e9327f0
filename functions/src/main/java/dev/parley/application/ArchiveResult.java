package dev.parley.application;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.articles.Article;

/** An article that is archived, and whether it was new. */
public record ArchiveResult(Article article, Novelty outcome) {
    public ArchiveResult {
        requireNonNull(article, "article");
        requireNonNull(outcome, "outcome");
    }

    /** Whether the archive had the article, and this version of it. */
    public enum Novelty {
        NEW("new"),
        NEW_VERSION("new-version"),
        KNOWN("known");

        private final String label;

        Novelty(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }
}
