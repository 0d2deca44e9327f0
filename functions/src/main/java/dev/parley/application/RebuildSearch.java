package dev.parley.application;

import dev.parley.application.UpdateSearch.Change;
import dev.parley.application.UpdateSearch.OfArticle;
import dev.parley.application.UpdateSearch.OfFact;
import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.KnownArticles;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rebuilds the search index from the archive and the index, while others read and update it: writes every article and
 * every fact, and then removes documents that are neither. A note in each commit records the progress, so that the next
 * run continues one that was killed.
 *
 * @param search reads each commit of the writer at once
 * @param update uses the same writer
 * @param batch articles or facts per commit
 */
public record RebuildSearch(
        ArchiveInventory inventory,
        KnownArticles known,
        FactReader facts,
        SearchWriter writer,
        SearchIndex search,
        UpdateSearch update,
        int batch) {
    /** The name of the note. */
    static final String NOTE = "rebuild";

    private static final String ARTICLES = "articles ";
    private static final String FACTS = "facts ";
    private static final int BATCH = 500;
    private static final int PAGE = 100;

    public RebuildSearch(
            ArchiveInventory inventory,
            KnownArticles known,
            FactReader facts,
            SearchWriter writer,
            SearchIndex search,
            UpdateSearch update) {
        this(inventory, known, facts, writer, search, update, BATCH);
    }

    /** Receives the progress of a rebuild. */
    public interface Progress {
        /** @param total the number of items of this kind; -1 when unknown */
        void begin(String what, long total);

        void step(long more);
    }

    /**
     * The result of a rebuild.
     *
     * @param removed articles and facts that no longer exist
     * @param failed the changes that could not be read, with the cause
     */
    public record Summary(long articles, long facts, long removed, Map<Change, RuntimeException> failed) {}

    public Summary rebuild(Progress progress) {
        var from = Optional.ofNullable(writer.notes().get(NOTE)).orElse(ARTICLES);
        var failed = new LinkedHashMap<Change, RuntimeException>();
        var articles = articleIds();
        var done = from.startsWith(ARTICLES) ? from.substring(ARTICLES.length()) : "~";
        progress.begin("articles", articles.size());
        var left = articles.stream().filter(id -> id.compareTo(done) > 0).toList();
        progress.step(articles.size() - left.size());
        for (int at = 0; at < left.size(); at += batch) {
            var ids = left.subList(at, Math.min(left.size(), at + batch));
            failed.putAll(update.update(
                    ids.stream().map(OfArticle::new).toList(), note(Optional.of(ARTICLES + ids.getLast()))));
            progress.step(ids.size());
        }
        var factIds = factIds(from.startsWith(FACTS) ? from.substring(FACTS.length()) : "", failed, progress);
        var removed = removeOthers(new HashSet<>(articles), factIds, failed, progress);
        writer.commit(note(Optional.empty()));
        return new Summary(articles.size(), factIds.size(), removed, failed);
    }

    private List<String> articleIds() {
        return inventory
                .list(Optional.empty())
                .flatMap(holding -> holding.version().stream())
                .map(VersionKey::articleId)
                .distinct()
                .sorted()
                .toList();
    }

    private Set<String> factIds(String cursor, Map<Change, RuntimeException> failed, Progress progress) {
        progress.begin("facts", -1);
        var seen = new HashSet<String>();
        var next = Optional.of(cursor).filter(text -> !text.isEmpty());
        do {
            var batchOfFacts = new ArrayList<OfFact>();
            do {
                var page = page(next);
                page.facts().stream().map(Fact::id).map(OfFact::new).forEach(batchOfFacts::add);
                next = page.cursor();
            } while (next.isPresent() && batchOfFacts.size() < batch);
            // After the last page the note stays at the page before, so that an interrupted run reads the last page
            // again.
            var after = next.map(FACTS::concat);
            failed.putAll(update.update(batchOfFacts, to -> after.ifPresent(text -> to.note(NOTE, Optional.of(text)))));
            batchOfFacts.forEach(fact -> seen.add(fact.id()));
            progress.step(batchOfFacts.size());
        } while (next.isPresent());
        return seen;
    }

    private FactPage page(Optional<String> cursor) {
        return facts.find(new FactQuery(Optional.empty(), fact -> true, cursor, PAGE));
    }

    /** Updates the documents that this run did not write. They are gone from the index, or newer than this run. */
    private long removeOthers(
            Set<String> articles, Set<String> factIds, Map<Change, RuntimeException> failed, Progress progress) {
        var others = new ArrayList<Change>();
        search.allArticles(Search.everything()).found().forEachRemaining(found -> {
            if (!articles.contains(found.article().id())) {
                others.add(new OfArticle(found.article().id()));
            }
        });
        search.allFacts(Search.everything()).found().forEachRemaining(id -> {
            if (!factIds.contains(id)) {
                others.add(new OfFact(id));
            }
        });
        progress.begin("others", others.size());
        for (int at = 0; at < others.size(); at += batch) {
            var some = others.subList(at, Math.min(others.size(), at + batch));
            failed.putAll(update.update(some));
            progress.step(some.size());
        }
        return others.stream().filter(this::isGone).count();
    }

    private boolean isGone(Change change) {
        return switch (change) {
            case OfArticle article -> known.article(article.id()).versions().isEmpty();
            case OfFact fact -> facts.fact(fact.id()).isEmpty();
        };
    }

    private static Consumer<SearchWriter.Changes> note(Optional<String> value) {
        return to -> to.note(NOTE, value);
    }
}
