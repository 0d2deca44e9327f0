package dev.parley.articles;

import static java.util.Objects.requireNonNull;

/** Thrown when an article that is under legal hold is to be deleted. */
public final class HeldArticle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String articleId;

    public HeldArticle(String articleId, LegalHold.Act act) {
        super("The article " + articleId + " is under legal hold since "
                + act.when().toString().substring(0, "2025-02-12".length()) + ", placed by " + act.by() + ": "
                + act.reason());
        this.articleId = requireNonNull(articleId, "articleId");
    }

    public String articleId() {
        return articleId;
    }
}
