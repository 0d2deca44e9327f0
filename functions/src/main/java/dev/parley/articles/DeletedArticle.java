package dev.parley.articles;

import static java.util.Objects.requireNonNull;

/** Thrown where an article is asked for, or sent, that was deleted. */
public final class DeletedArticle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Tombstone tombstone;

    public DeletedArticle(Tombstone tombstone) {
        super(tombstone.message());
        this.tombstone = requireNonNull(tombstone, "tombstone");
    }

    public Tombstone tombstone() {
        return tombstone;
    }
}
