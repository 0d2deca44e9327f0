package dev.parley.articles;

import static java.util.Objects.requireNonNull;

/** Thrown when a deleted article is requested or submitted again. */
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
