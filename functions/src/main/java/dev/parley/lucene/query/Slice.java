package dev.parley.lucene.query;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;

/**
 * The results of one page.
 *
 * @param found what the documents are, in the same order
 * @param end the end of the page; absent on the last page
 */
record Slice<T>(List<FieldDoc> documents, List<T> found, Optional<PageCursor> end) {
    Slice {
        documents = List.copyOf(documents);
        found = List.copyOf(found);
    }
}
