package dev.parley.application;

import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The search index in memory. It counts commits; a test can make it lose a race or fail at a commit. */
final class FakeSearch implements SearchWriter, SearchIndex {
    private State state = new State(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
    int commits;
    int commitsUntilKilled = Integer.MAX_VALUE;

    /** Runs between the changes of the next commit and its publication, which then loses a race and is repeated. */
    Runnable race;

    private record State(
            TreeMap<String, List<ArticleDocument>> articles,
            TreeMap<String, FactDocument> facts,
            Map<String, String> notes)
            implements Changes {
        State copy() {
            return new State(new TreeMap<>(articles), new TreeMap<>(facts), new HashMap<>(notes));
        }

        @Override
        public void putArticle(String articleId, List<ArticleDocument> versions) {
            articles.put(articleId, versions);
        }

        @Override
        public void putFact(FactDocument fact) {
            facts.put(fact.fact().id(), fact);
        }

        @Override
        public void deleteArticle(String articleId) {
            articles.remove(articleId);
        }

        @Override
        public void deleteFact(String factId) {
            facts.remove(factId);
        }

        @Override
        public void note(String name, Optional<String> value) {
            value.ifPresentOrElse(text -> notes.put(name, text), () -> notes.remove(name));
        }
    }

    @Override
    public void commit(Consumer<Changes> changes) {
        if (race != null) {
            var other = race;
            race = null;
            changes.accept(state.copy());
            other.run();
        }
        var next = state.copy();
        changes.accept(next);
        if (--commitsUntilKilled < 0) {
            throw new IllegalStateException("killed");
        }
        state = next;
        commits++;
    }

    @Override
    public Map<String, String> notes() {
        return Map.copyOf(state.notes());
    }

    /** Removes all articles and facts, and keeps the notes. */
    void clear() {
        state = new State(new TreeMap<>(), new TreeMap<>(), state.notes());
    }

    Map<String, List<ArticleDocument>> articles() {
        return state.articles();
    }

    Map<String, FactDocument> facts() {
        return state.facts();
    }

    @Override
    public PageOf<String> facts(Search search, PageRequest page) {
        throw new UnsupportedOperationException("no test of this package reads pages");
    }

    @Override
    public PageOf<FoundArticle> articles(Search search, PageRequest page) {
        throw new UnsupportedOperationException("no test of this package reads pages");
    }

    @Override
    public Listing<String> allFacts(Search search) {
        return new Listing<>(facts().size(), List.copyOf(facts().keySet()).iterator());
    }

    @Override
    public Listing<FoundArticle> allArticles(Search search) {
        var newest = articles().values().stream()
                .map(List::getLast)
                .map(document -> new FoundArticle(document.article(), document.latest(), List.of()))
                .toList();
        return new Listing<>(newest.size(), newest.iterator());
    }
}
