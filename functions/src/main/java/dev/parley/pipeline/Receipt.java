package dev.parley.pipeline;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.articles.Article;

/** The answer to somebody who sent an article: it is archived, and whether it was new. */
public record Receipt(Article article, Outcome outcome) {
    public Receipt {
        requireNonNull(article, "article");
        requireNonNull(outcome, "outcome");
    }

    /** Whether the archive had it. */
    public enum Outcome {
        NEW("new"),
        NEW_VERSION("new-version"),
        KNOWN("known");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }
}
