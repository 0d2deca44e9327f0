package dev.parley.lucene.query;

import dev.parley.extraction.names.KnownNames;
import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.commits.Snapshots;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.search.ArticleDocument;
import dev.parley.search.Facet;
import dev.parley.search.FactDocument;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import dev.parley.search.SearchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;

/** An index in memory that keeps all of its snapshots until {@link #forget}. */
final class MemoryIndex implements SearchWriter, Snapshots {
    private static final SearchReader READER = new SearchReader(KnownNames.bundled());

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final NavigableMap<Long, Snapshot> snapshots = new TreeMap<>();
    final SearchIndex index = new LuceneSearchIndex(this);

    MemoryIndex() {
        commit(changes -> {});
    }

    @Override
    public void commit(Consumer<Changes> changes) {
        try (var writer = new IndexWriter(directory, LuceneChanges.config())) {
            changes.accept(new LuceneChanges(writer));
            writer.commit();
            long generation = snapshots.isEmpty() ? 0 : snapshots.lastKey() + 1;
            snapshots.put(generation, new Snapshot(generation, DirectoryReader.open(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> notes() {
        try (var writer = new IndexWriter(directory, LuceneChanges.config())) {
            return LuceneChanges.notes(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Snapshot newest() {
        return snapshots.lastEntry().getValue();
    }

    @Override
    public Optional<Snapshot> at(long generation) {
        return Optional.ofNullable(snapshots.get(generation));
    }

    /** Closes and removes all snapshots except the newest. */
    void forget() {
        var old = snapshots.headMap(snapshots.lastKey());
        old.values().forEach(MemoryIndex::close);
        old.clear();
    }

    private static void close(Snapshot snapshot) {
        try {
            snapshot.reader().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MemoryIndex with(ArticleDocument... articles) {
        commit(changes -> Arrays.stream(articles)
                .collect(Collectors.groupingBy(one -> one.article().id(), LinkedHashMap::new, Collectors.toList()))
                .forEach(changes::putArticle));
        return this;
    }

    MemoryIndex with(FactDocument... facts) {
        commit(changes -> Arrays.stream(facts).forEach(changes::putFact));
        return this;
    }

    /** @param criteria request parameters, such as {@code person=donald-trump} */
    static Search search(String... criteria) {
        var parameters = new LinkedHashMap<String, String>();
        for (var criterion : criteria) {
            var parts = criterion.split("=", 2);
            parameters.put(parts[0], parts[1]);
        }
        return READER.search(parameters);
    }

    static PageRequest page(int limit, Optional<String> cursor, Facet... facets) {
        return new PageRequest(limit, cursor, Set.of(facets));
    }

    PageOf<String> facts(String... criteria) {
        return index.facts(search(criteria), page(PageRequest.MAX_LIMIT, Optional.empty(), Facet.values()));
    }

    PageOf<FoundArticle> articles(String... criteria) {
        return index.articles(search(criteria), page(PageRequest.MAX_LIMIT, Optional.empty(), Facet.values()));
    }

    /** Ids of the facts that a search finds; checks that the page and the listing agree. */
    List<String> factIds(String... criteria) {
        var ids = facts(criteria).hits().stream().map(PageOf.Hit::found).toList();
        var all = index.allFacts(search(criteria));
        var listed = new ArrayList<String>();
        all.found().forEachRemaining(listed::add);
        if (!ids.equals(listed) || all.total() != ids.size()) {
            throw new AssertionError("the page has " + ids + ", the list " + listed + " of " + all.total());
        }
        return ids;
    }

    /** Titles of the articles that a search finds. */
    List<String> titles(String... criteria) {
        return articles(criteria).hits().stream()
                .map(hit -> hit.found().article().title())
                .toList();
    }
}
