package dev.parley.application;

import dev.parley.application.ports.LegalHolds;
import dev.parley.articles.LegalHold;
import dev.parley.articles.LegalHold.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Legal holds in memory. */
final class FakeHolds implements LegalHolds {
    private final Map<String, List<Act>> acts = new TreeMap<>();

    @Override
    public LegalHold of(String articleId) {
        return new LegalHold(articleId, acts.getOrDefault(articleId, List.of()));
    }

    @Override
    public boolean add(LegalHold before, Act act) {
        var all = acts.computeIfAbsent(before.articleId(), id -> new ArrayList<>());
        return all.equals(before.acts()) && all.add(act);
    }

    @Override
    public Stream<LegalHold> all() {
        return acts.keySet().stream().map(this::of);
    }
}
