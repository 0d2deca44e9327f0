package dev.parley.lucene.query;

import static java.util.Objects.requireNonNull;

import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.commits.Snapshots;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Pairs;
import dev.parley.search.Search;
import dev.parley.search.SearchCounts;
import dev.parley.search.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds facts and versions of articles in the snapshots of a Lucene index. */
public final class LuceneSearchIndex implements SearchIndex, SearchCounts {
    /** A snapshot may be closed before a reference to it is taken, but only when a newer one has just been opened. */
    private static final int ATTEMPTS = 3;

    private final Snapshots snapshots;

    public LuceneSearchIndex(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots");
    }

    /**
     * Checks the query text of a search.
     *
     * @throws dev.parley.search.RefusedSearch when it cannot be parsed
     */
    public static void check(Search search) {
        search.words().ifPresent(WordQueryParser::parse);
    }

    @Override
    public PageOf<String> facts(Search search, PageRequest page) {
        return page(DocumentKind.FACTS, search, page);
    }

    @Override
    public PageOf<FoundArticle> articles(Search search, PageRequest page) {
        return page(DocumentKind.ARTICLES, search, page);
    }

    @Override
    public Listing<String> allFacts(Search search) {
        return all(DocumentKind.FACTS, search);
    }

    @Override
    public Listing<FoundArticle> allArticles(Search search) {
        return all(DocumentKind.ARTICLES, search);
    }

    @Override
    public SortedMap<LocalDate, Long> factsByDay(Search search) {
        return counted(DocumentKind.FACTS, search, results -> results.byDay(order -> order));
    }

    @Override
    public SortedMap<LocalDate, Long> articlesByDay(Search search) {
        return counted(
                DocumentKind.ARTICLES,
                search,
                results -> results.byDay(order -> Math.floorDiv(order, TimeUnit.DAYS.toMillis(1))));
    }

    @Override
    public Pairs pairs(Search search, Pairs.Of of) {
        return counted(DocumentKind.FACTS, search, results -> results.pairs(of));
    }

    /** Counts all results of a search in the newest snapshot. */
    private <T, C> C counted(DocumentKind<T> kind, Search search, Counting<C> counting) {
        var words = search.words().map(WordQueryParser::parse);
        var snapshot = acquire(Optional.empty());
        try {
            return counting.count(new Results(snapshot, kind.query().apply(search, words), search, words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(snapshot);
        }
    }

    private interface Counting<C> {
        C count(Results results) throws IOException;
    }

    private <T> PageOf<T> page(DocumentKind<T> kind, Search search, PageRequest request) {
        var start = request.cursor().map(cursor -> PageCursor.of(kind.name(), search, cursor));
        var words = search.words().map(WordQueryParser::parse);
        var snapshot = acquire(start.map(PageCursor::generation));
        try {
            var results = new Results(snapshot, kind.query().apply(search, words), search, words);
            var counts = results.counts(request.facets());
            var slice = kind.pages().read(results, start, request);
            var highlights = results.highlights(slice.documents());
            var hits = new ArrayList<PageOf.Hit<T>>();
            for (int i = 0; i < slice.found().size(); i++) {
                hits.add(new PageOf.Hit<>(slice.found().get(i), highlights.get(i)));
            }
            var next = slice.end()
                    .map(end -> end.ofGeneration(snapshot.generation()).cursor(kind.name(), search));
            return new PageOf<>(hits, counts.total(), next, counts.facets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(snapshot);
        }
    }

    private <T> Listing<T> all(DocumentKind<T> kind, Search search) {
        var words = search.words().map(WordQueryParser::parse);
        var snapshot = acquire(Optional.empty());
        try {
            var results = new Results(snapshot, kind.query().apply(search, words), search, words);
            long total = results.counts(Set.of()).total();
            return new Listing<>(total, new ResultScan<>(results, kind, total, () -> release(snapshot)));
        } catch (IOException e) {
            release(snapshot);
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a reference to a snapshot, so that its owner may close it meanwhile; the newest when that one is gone. */
    private Snapshot acquire(Optional<Long> generation) {
        return generation
                .flatMap(snapshots::at)
                .filter(LuceneSearchIndex::tryAcquire)
                .or(() -> Stream.generate(snapshots::newest)
                        .limit(ATTEMPTS)
                        .filter(LuceneSearchIndex::tryAcquire)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("the newest snapshot of the index was closed"));
    }

    private static boolean tryAcquire(Snapshot snapshot) {
        return snapshot.reader().tryIncRef();
    }

    private static void release(Snapshot snapshot) {
        try {
            snapshot.reader().decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
