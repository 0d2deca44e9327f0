package dev.parley.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Port: changes the search index, one commit at a time. */
public interface SearchWriter {
    /**
     * Applies changes as one commit and publishes it. When another writer was first, they are applied again to what it
     * published, so they must not depend on being applied once.
     */
    void commit(Consumer<Changes> changes);

    /** What {@link Changes#note} kept in the newest commit; empty when there is none. */
    Map<String, String> notes();

    /** The changes of one commit. */
    interface Changes {
        /** Replaces all versions of an article. */
        void putArticle(String articleId, List<ArticleDocument> versions);

        /** Replaces a fact. */
        void putFact(FactDocument fact);

        void deleteArticle(String articleId);

        void deleteFact(String factId);

        /** Keeps a note with the commit, such as how far a rebuild came; an absent value removes it. */
        void note(String name, Optional<String> value);
    }
}
