package dev.parley.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Port: changes the search index in commits. */
public interface SearchWriter {
    /**
     * Applies changes as one commit and publishes it. If another writer publishes first, the changes are applied again to
     * its commit, so they must be idempotent.
     */
    void commit(Consumer<Changes> changes);

    /** The notes in the newest commit; empty when there is no commit. */
    Map<String, String> notes();

    /** The changes of one commit. */
    interface Changes {
        /** Replaces all versions of an article. */
        void putArticle(String articleId, List<ArticleDocument> versions);

        /** Replaces a fact. */
        void putFact(FactDocument fact);

        void deleteArticle(String articleId);

        void deleteFact(String factId);

        /** Stores a note with the commit, such as the progress of a rebuild. An absent value removes the note. */
        void note(String name, Optional<String> value);
    }
}
