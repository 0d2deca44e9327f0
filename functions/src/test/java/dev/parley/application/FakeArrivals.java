package dev.parley.application;

import dev.parley.articles.VersionKey;
import dev.parley.exports.Arrivals;
import dev.parley.facts.IndexedArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Arrivals in memory. A test sets which versions arrived when and what they report. */
final class FakeArrivals implements Arrivals {
    final TreeMap<LocalDate, Instant> due = new TreeMap<>();
    final Map<LocalDate, List<VersionKey>> versions = new ConcurrentHashMap<>();
    final Map<VersionKey, List<Report>> reports = new ConcurrentHashMap<>();

    @Override
    public void add(Collection<IndexedArticle> added, Instant now) {
        for (var version : added) {
            var day = LocalDate.ofInstant(version.arrived(), ZoneOffset.UTC);
            var key = new VersionKey(version.id(), version.version());
            var list = versions.computeIfAbsent(day, d -> new ArrayList<>());
            if (!list.contains(key)) {
                list.add(key);
            }
            due.put(day, now);
        }
    }

    @Override
    public SequencedMap<LocalDate, Instant> due() {
        return new TreeMap<>(due);
    }

    @Override
    public void touch(LocalDate day, Instant now) {
        due.put(day, now);
    }

    @Override
    public void written(LocalDate day, Instant touched) {
        due.remove(day, touched);
    }

    @Override
    public Stream<VersionKey> on(LocalDate day) {
        return versions.getOrDefault(day, List.of()).stream();
    }

    @Override
    public List<Report> reports(VersionKey version) {
        return reports.getOrDefault(version, List.of());
    }
}
