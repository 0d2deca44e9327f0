package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.UpdateSearch.Change;
import dev.parley.application.UpdateSearch.OfArticle;
import dev.parley.application.UpdateSearch.OfFact;
import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.FactIndex;
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
 * Writes the search index again from the archive and the index, while it is read and followed: every article, every
 * fact, and then away with what is neither. A note in each commit says how far it came, so that a run that was killed
 * is gone on with.
 */
public final class RebuildSearch {
    /** The name of the note. */
    static final String NOTE = "rebuild";

    private static final String ARTICLES = "articles ";
    private static final String FACTS = "facts ";
    private static final int BATCH = 500;
    private static final int PAGE = 100;

    private final ArchiveInventory holdings;
    private final FactIndex index;
    private final SearchWriter writer;
    private final SearchIndex search;
    private final UpdateSearch follow;
    private final int batch;

    /**
     * @param follow writes with the same writer
     * @param search reads what that writer has published, at once
     */
    public RebuildSearch(
            ArchiveInventory holdings, FactIndex index, SearchWriter writer, SearchIndex search, UpdateSearch follow) {
        this(holdings, index, writer, search, follow, BATCH);
    }

    /** @param batch how many articles or facts a commit brings */
    RebuildSearch(
            ArchiveInventory holdings,
            FactIndex index,
            SearchWriter writer,
            SearchIndex search,
            UpdateSearch follow,
            int batch) {
        this.holdings = requireNonNull(holdings, "holdings");
        this.index = requireNonNull(index, "index");
        this.writer = requireNonNull(writer, "writer");
        this.search = requireNonNull(search, "search");
        this.follow = requireNonNull(follow, "follow");
        this.batch = batch;
    }

    /** Hears how far a rebuild is. */
    public interface Progress {
        /** @param total how many there are of it; -1 when nobody knows */
        void begin(String what, long total);

        void step(long more);
    }

    /**
     * What a rebuild did.
     *
     * @param removed articles and facts that are no longer there
     * @param unread what could not be read, with the cause
     */
    public record Summary(long articles, long facts, long removed, Map<Change, RuntimeException> unread) {}

    public Summary rebuild(Progress progress) {
        var from = Optional.ofNullable(writer.notes().get(NOTE)).orElse(ARTICLES);
        var unread = new LinkedHashMap<Change, RuntimeException>();
        var articles = articleIds();
        var done = from.startsWith(ARTICLES) ? from.substring(ARTICLES.length()) : "~";
        progress.begin("articles", articles.size());
        var left = articles.stream().filter(id -> id.compareTo(done) > 0).toList();
        progress.step(articles.size() - left.size());
        for (int at = 0; at < left.size(); at += batch) {
            var ids = left.subList(at, Math.min(left.size(), at + batch));
            unread.putAll(follow.follow(
                    ids.stream().map(OfArticle::new).toList(), note(Optional.of(ARTICLES + ids.getLast()))));
            progress.step(ids.size());
        }
        var facts = facts(from.startsWith(FACTS) ? from.substring(FACTS.length()) : "", unread, progress);
        var removed = removeOthers(new HashSet<>(articles), facts, unread, progress);
        writer.commit(note(Optional.empty()));
        return new Summary(articles.size(), facts.size(), removed, unread);
    }

    private List<String> articleIds() {
        return holdings.list(Optional.empty())
                .flatMap(holding -> holding.version().stream())
                .map(VersionKey::articleId)
                .distinct()
                .sorted()
                .toList();
    }

    private Set<String> facts(String cursor, Map<Change, RuntimeException> unread, Progress progress) {
        progress.begin("facts", -1);
        var seen = new HashSet<String>();
        var next = Optional.of(cursor).filter(text -> !text.isEmpty());
        do {
            var facts = new ArrayList<OfFact>();
            do {
                var page = page(next);
                page.facts().stream().map(Fact::id).map(OfFact::new).forEach(facts::add);
                next = page.cursor();
            } while (next.isPresent() && facts.size() < batch);
            // At the end it is not gone on from the end, but from the last place where there was more.
            var after = next.map(FACTS::concat);
            unread.putAll(follow.follow(facts, to -> after.ifPresent(text -> to.note(NOTE, Optional.of(text)))));
            facts.forEach(fact -> seen.add(fact.id()));
            progress.step(facts.size());
        } while (next.isPresent());
        return seen;
    }

    private FactPage page(Optional<String> cursor) {
        return index.find(new FactQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cursor,
                PAGE));
    }

    /** What the search index has and this run did not see is looked at once more: it may be newer than the run. */
    private long removeOthers(
            Set<String> articles, Set<String> facts, Map<Change, RuntimeException> unread, Progress progress) {
        var others = new ArrayList<Change>();
        search.allArticles(Search.everything()).found().forEachRemaining(found -> {
            if (!articles.contains(found.article().id())) {
                others.add(new OfArticle(found.article().id()));
            }
        });
        search.allFacts(Search.everything()).found().forEachRemaining(id -> {
            if (!facts.contains(id)) {
                others.add(new OfFact(id));
            }
        });
        progress.begin("others", others.size());
        for (int at = 0; at < others.size(); at += batch) {
            var some = others.subList(at, Math.min(others.size(), at + batch));
            unread.putAll(follow.follow(some));
            progress.step(some.size());
        }
        return others.stream().filter(this::isGone).count();
    }

    private boolean isGone(Change change) {
        return switch (change) {
            case OfArticle article -> index.versionsOf(article.id()).isEmpty();
            case OfFact fact -> index.fact(fact.id()).isEmpty();
        };
    }

    private static Consumer<SearchWriter.Changes> note(Optional<String> value) {
        return to -> to.note(NOTE, value);
    }
}
