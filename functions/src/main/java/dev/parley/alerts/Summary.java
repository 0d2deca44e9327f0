package dev.parley.alerts;

import dev.parley.extraction.FactType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The content of a digest. Its size is bounded, for any number of alerts. */
public final class Summary {
    /** Alerts that get a line each. */
    static final int LINES = 40;

    /** Values of one filter attribute; SNS takes 256 KB for all attributes and the message. */
    private static final int VALUES = 1_500;

    private final List<String> lines = new ArrayList<>();
    private final Map<FactType, Integer> byType = new EnumMap<>(FactType.class);
    private final Set<String> statuses = new LinkedHashSet<>();
    private final Set<String> people = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private int count;

    Summary() {}

    /** Adds an alert; the first {@value #LINES} get a line each. */
    public void add(DigestEntry entry) {
        var values = entry.filterValues();
        count++;
        if (lines.size() < LINES) {
            lines.add(entry.line());
        }
        byType.merge(values.type(), 1, Integer::sum);
        statuses.add(values.status().label());
        bounded(people, values.people());
        bounded(countries, values.countries());
    }

    private static void bounded(Set<String> values, Collection<String> more) {
        more.stream().limit(Math.max(0, VALUES - values.size())).forEach(values::add);
    }

    /** The number of alerts. */
    public int count() {
        return count;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Map<FactType, Integer> byType() {
        return byType;
    }

    FilterAttributes attributes() {
        return new FilterAttributes(
                byType.keySet().stream().map(FactType::kind).distinct().toList(),
                byType.keySet().stream().map(FactType::label).toList(),
                List.copyOf(statuses),
                List.copyOf(people),
                List.copyOf(countries));
    }
}
