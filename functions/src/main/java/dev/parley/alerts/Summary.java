package dev.parley.alerts;

import dev.parley.extraction.FactType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a digest tells, however many alerts it is of: its size is bounded. */
public final class Summary {
    /** Alerts that are told in a line each. */
    static final int LINES = 40;

    /** Values of one attribute; 256 KB must hold all of them, and the message. */
    private static final int VALUES = 1_500;

    private final List<String> lines = new ArrayList<>();
    private final Map<FactType, Integer> byType = new EnumMap<>(FactType.class);
    private final Set<String> kinds = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> statuses = new LinkedHashSet<>();
    private final Set<String> people = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private int count;

    Summary() {}

    /** Adds an alert; those that are added first are told in a line each. */
    public void add(DigestEntry brief) {
        count++;
        if (lines.size() < LINES) {
            lines.add(brief.line());
        }
        byType.merge(brief.type(), 1, Integer::sum);
        kinds.add(brief.kind());
        types.add(brief.type().label());
        statuses.add(brief.status().label());
        bounded(people, brief.people());
        bounded(countries, brief.countries());
    }

    private static void bounded(Set<String> values, Collection<String> more) {
        more.stream().limit(Math.max(0, VALUES - values.size())).forEach(values::add);
    }

    /** How many alerts it is of. */
    public int count() {
        return count;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Map<FactType, Integer> byType() {
        return byType;
    }

    List<String> kinds() {
        return List.copyOf(kinds);
    }

    List<String> types() {
        return List.copyOf(types);
    }

    List<String> statuses() {
        return List.copyOf(statuses);
    }

    List<String> people() {
        return List.copyOf(people);
    }

    List<String> countries() {
        return List.copyOf(countries);
    }
}
