package dev.parley.lucene.query;

import dev.parley.articles.TextFingerprint;
import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.index.Fields;
import dev.parley.search.Facet;
import dev.parley.search.FoundArticle;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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
    Slice<String> page(Optional<PageCursor> start, int limit) throws IOException {
        // One more result than requested shows whether there is a next page.
        var documents = after(start, limit + 1);
        var page = documents.subList(0, Math.min(documents.size(), limit));
        return new Slice<>(
                page,
                page.stream().map(PageCursor::key).toList(),
                documents.size() > limit ? Optional.of(PageCursor.of(0, page.getLast())) : Optional.empty());
    }

    /** @param start empty for the first results */
    List<FieldDoc> after(Optional<PageCursor> start, int most) throws IOException {
        return top(query, start, most);
    }

    /** @param others results whose copies are left out */
    List<FieldDoc> after(Optional<PageCursor> start, int most, List<FoundArticle> others) throws IOException {
        if (others.isEmpty()) {
            return after(start, most);
        }
        var all = new BooleanQuery.Builder().add(query, Occur.MUST);
        for (var other : others) {
            other.article()
                    .fingerprint()
                    .ifPresent(fingerprint -> all.add(
                            new BooleanQuery.Builder()
                                    .add(Criteria.copies(fingerprint), Occur.FILTER)
                                    .add(Criteria.article(other.article().id()), Occur.MUST_NOT)
                                    .build(),
                            Occur.MUST_NOT));
        }
        return top(all.build(), start, most);
    }

    /** The result at the position of a cursor, if it is still there. */
    Optional<FieldDoc> at(PageCursor cursor) throws IOException {
        var articleId = cursor.key().split("/", 2)[0];
        var ofArticle = new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(Criteria.article(articleId), Occur.FILTER)
                .build();
        return top(ofArticle, Optional.empty(), Math.max(1, searcher.count(ofArticle))).stream()
                .filter(result -> PageCursor.key(result).equals(cursor.key()))
                .findFirst();
    }

    /** All results with this text; empty when it is at most one. */
    List<FieldDoc> copies(TextFingerprint fingerprint) throws IOException {
        // Most texts have no copies, and this query is cheaper than any search.
        int most = searcher.count(Criteria.copies(fingerprint));
        if (most <= 1) {
            return List.of();
        }
        return top(
                new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(Criteria.copies(fingerprint), Occur.FILTER)
                        .build(),
                Optional.empty(),
                most);
    }

    private List<FieldDoc> top(Query wanted, Optional<PageCursor> start, int most) throws IOException {
        var after = start.map(cursor -> cursor.after(byScore)).orElse(null);
        var top = searcher.search(wanted, new TopFieldCollectorManager(sort, most, after, most));
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
