package dev.parley.lucene.query;

import static java.util.Objects.requireNonNull;

import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.commits.Snapshots;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds facts and versions of articles in the states of a Lucene index. */
public final class LuceneSearchIndex implements SearchIndex {
    /** The newest state is closed between being given and being held only when a newer one came just then. */
    private static final int ATTEMPTS = 3;

    private final Snapshots snapshots;

    public LuceneSearchIndex(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots");
    }

    /** {@link dev.parley.search.RefusedSearch} for a search whose words cannot be read. */
    public static void check(Search search) {
        search.words().ifPresent(WordsReader::read);
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

    private <T> PageOf<T> page(DocumentKind<T> kind, Search search, PageRequest request) {
        var place = request.cursor().map(cursor -> PageCursor.of(kind.name(), search, cursor));
        var words = search.words().map(WordsReader::read);
        var snapshot = opened(place.map(PageCursor::generation));
        try {
            var results = new Results(snapshot, kind.query().apply(search, words), search, words);
            var counted = results.counted(request.facets());
            // One more than the page holds tells whether there is a next.
            var found = results.behind(place, request.limit() + 1);
            var shown = found.subList(0, Math.min(found.size(), request.limit()));
            var highlights = results.highlights(shown);
            var hits = new ArrayList<PageOf.Hit<T>>();
            for (int i = 0; i < shown.size(); i++) {
                hits.add(new PageOf.Hit<>(kind.reader().read(results, shown.get(i)), highlights.get(i)));
            }
            var next = found.size() > shown.size()
                    ? Optional.of(PageCursor.of(snapshot.generation(), shown.getLast())
                            .cursor(kind.name(), search))
                    : Optional.<String>empty();
            return new PageOf<>(hits, counted.total(), next, counted.facets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(snapshot);
        }
    }

    private <T> Listing<T> all(DocumentKind<T> kind, Search search) {
        var words = search.words().map(WordsReader::read);
        var snapshot = opened(Optional.empty());
        try {
            var results = new Results(snapshot, kind.query().apply(search, words), search, words);
            long total = results.counted(Set.of()).total();
            return new Listing<>(total, new ResultScan<>(results, kind, total, () -> release(snapshot)));
        } catch (IOException e) {
            release(snapshot);
            throw new UncheckedIOException(e);
        }
    }

    /** A state, held so that its keeper can close it while it is read; the newest where that one is gone. */
    private Snapshot opened(Optional<Long> generation) {
        return generation
                .flatMap(snapshots::at)
                .filter(LuceneSearchIndex::held)
                .or(() -> Stream.generate(snapshots::newest)
                        .limit(ATTEMPTS)
                        .filter(LuceneSearchIndex::held)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("the newest state of the index was closed"));
    }

    private static boolean held(Snapshot snapshot) {
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
