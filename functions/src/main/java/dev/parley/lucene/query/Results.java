package dev.parley.lucene.query;

import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.index.Fields;
import dev.parley.search.Facet;
import dev.parley.search.Pairs;
import dev.parley.search.Search;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;

/** The results of a search in one snapshot of the index. */
final class Results {
    private final IndexSearcher searcher;
    private final Query query;
    private final Optional<WordQuery> words;
    private final boolean byScore;
    private final Sort sort;

    Results(Snapshot snapshot, Query query, Search search, Optional<WordQuery> words) {
        this.searcher = new IndexSearcher(snapshot.reader());
        this.query = query;
        this.words = words;
        this.byScore = search.order() == Search.Order.RELEVANCE && words.isPresent();
        this.sort = new Sort(
                byScore
                        ? SortField.FIELD_SCORE
                        : LongField.newSortField(
                                Fields.ORDER, search.order() != Search.Order.OLDEST, SortedNumericSelector.Type.MIN),
                new SortField(Fields.KEY, SortField.Type.STRING));
    }

    CountCollector.Counts counts(Set<Facet> facets) throws IOException {
        // Lucene often knows the number of results without visiting each.
        return facets.isEmpty()
                ? new CountCollector.Counts(searcher.count(query), new LinkedHashMap<>())
                : searcher.search(query, CountCollector.of(facets));
    }

    /** @param days from a document's {@link Fields#ORDER} to days since 1970 */
    SortedMap<LocalDate, Long> byDay(LongUnaryOperator days) throws IOException {
        return searcher.search(query, DayCounts.of(days));
    }

    Pairs pairs(Pairs.Of of) throws IOException {
        return searcher.search(query, PairCounts.of(of));
    }

    /** @param start empty for the first results */
    List<FieldDoc> after(Optional<PageCursor> start, int most) throws IOException {
        var after = start.map(cursor -> cursor.after(byScore)).orElse(null);
        var top = searcher.search(query, new TopFieldCollectorManager(sort, most, after, most));
        var documents = new ArrayList<FieldDoc>();
        for (var document : top.scoreDocs) {
            documents.add((FieldDoc) document);
        }
        return documents;
    }

    /** For each result, passages with the matching words; none when the search has no words. */
    List<List<String>> highlights(List<FieldDoc> documents) throws IOException {
        if (words.isEmpty()) {
            return Collections.nCopies(documents.size(), List.of());
        }
        return new Highlights(searcher)
                .of(
                        words.get(),
                        documents.stream().mapToInt(document -> document.doc).toArray());
    }

    Document stored(FieldDoc document, Set<String> fields) throws IOException {
        return searcher.storedFields().document(document.doc, fields);
    }
}
