package dev.parley.lucene.query;

import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.index.Fields;
import dev.parley.search.Facet;
import dev.parley.search.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;

/** What a search finds in one state of the index. */
final class Results {
    private final IndexSearcher searcher;
    private final Query query;
    private final Optional<Words> words;
    private final boolean byScore;
    private final Sort sort;

    Results(Snapshot snapshot, Query query, Search search, Optional<Words> words) {
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

    Counting.Counted counted(Set<Facet> facets) throws IOException {
        // The index often knows how many there are without looking at each.
        return facets.isEmpty()
                ? new Counting.Counted(searcher.count(query), new LinkedHashMap<>())
                : searcher.search(query, Counting.of(facets));
    }

    /** @param place absent for the first results */
    List<FieldDoc> behind(Optional<PageCursor> place, int most) throws IOException {
        var after = place.map(known -> known.after(byScore)).orElse(null);
        var found = searcher.search(query, new TopFieldCollectorManager(sort, most, after, most));
        var documents = new ArrayList<FieldDoc>();
        for (var document : found.scoreDocs) {
            documents.add((FieldDoc) document);
        }
        return documents;
    }

    /** For each result, passages with its words; none when words were not looked for. */
    List<List<String>> highlights(List<FieldDoc> found) throws IOException {
        if (words.isEmpty()) {
            return Collections.nCopies(found.size(), List.of());
        }
        return new Highlights(searcher)
                .of(
                        words.get(),
                        found.stream().mapToInt(document -> document.doc).toArray());
    }

    Document stored(FieldDoc found, Set<String> fields) throws IOException {
        return searcher.storedFields().document(found.doc, fields);
    }
}
