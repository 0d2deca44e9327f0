package dev.parley.lucene.query;

import dev.parley.lucene.index.Documents;
import dev.parley.lucene.index.Fields;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageRequest;
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
 * @param pages reads the results of a page
 */
record DocumentKind<T>(
        String name, BiFunction<Search, Optional<WordQuery>, Query> query, Reader<T> reader, Pages<T> pages) {
    static final DocumentKind<String> FACTS = new DocumentKind<>(
            "facts",
            Criteria::facts,
            (results, document) -> PageCursor.key(document),
            (results, start, request) -> results.page(start, request.limit()));

    static final DocumentKind<FoundArticle> ARTICLES = new DocumentKind<>(
            "articles",
            Criteria::articles,
            (results, document) -> Documents.readArticle(results.stored(document, Set.of(Fields.STORED_ARTICLE))),
            (results, start, request) -> new Stories(results).page(start, request));

    interface Reader<T> {
        T read(Results results, FieldDoc document) throws IOException;
    }

    interface Pages<T> {
        Slice<T> read(Results results, Optional<PageCursor> start, PageRequest request) throws IOException;
    }
}
