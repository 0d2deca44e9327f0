package dev.parley.lucene.query;

import dev.parley.lucene.index.Documents;
import dev.parley.lucene.index.Fields;
import dev.parley.search.FoundArticle;
import dev.parley.search.Search;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;

/**
 * A kind of document that searches find.
 *
 * @param name distinguishes its cursors from those of other kinds
 * @param query translates a search
 * @param reader reads a result
 */
record DocumentKind<T>(String name, BiFunction<Search, Optional<WordQuery>, Query> query, Reader<T> reader) {
    static final DocumentKind<String> FACTS =
            new DocumentKind<>("facts", Criteria::facts, (results, document) -> PageCursor.of(0, document)
                    .key());

    static final DocumentKind<FoundArticle> ARTICLES = new DocumentKind<>(
            "articles",
            Criteria::articles,
            (results, document) -> Documents.readArticle(results.stored(document, Set.of(Fields.STORED_ARTICLE))));

    interface Reader<T> {
        T read(Results results, FieldDoc document) throws IOException;
    }
}
