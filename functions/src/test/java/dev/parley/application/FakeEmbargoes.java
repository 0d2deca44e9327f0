package dev.parley.application;

import dev.parley.application.ports.Embargoes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Embargoes in memory. */
final class FakeEmbargoes implements Embargoes {
    final List<Embargo> all = new ArrayList<>();

    @Override
    public void add(Embargo embargo) {
        if (!all.contains(embargo)) {
            all.add(embargo);
        }
    }

    @Override
    public List<Embargo> ended(Instant now, int limit) {
        return all.stream()
                .filter(embargo -> !embargo.until().isAfter(now))
                .sorted(Comparator.comparing(Embargo::until))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Embargo embargo) {
        all.remove(embargo);
    }
}
