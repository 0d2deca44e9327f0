package dev.parley.alerts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * What subscribers filter a message by. A message about several facts has the union of their values.
 *
 * @param kinds of {@link dev.parley.extraction.FactType#KINDS}
 * @param types labels of fact types
 * @param statuses as {@link Alert#filterStatus()} spells them
 * @param people ids of the people who take part
 * @param countries ISO 3166 alpha-3 codes of the countries that take part
 */
public record FilterAttributes(
        List<String> kinds, List<String> types, List<String> statuses, List<String> people, List<String> countries) {
    public FilterAttributes {
        kinds = List.copyOf(kinds);
        types = List.copyOf(types);
        statuses = List.copyOf(statuses);
        people = List.copyOf(people);
        countries = List.copyOf(countries);
    }

    static FilterAttributes of(List<Alert> alerts) {
        return new FilterAttributes(
                union(alerts, alert -> List.of(alert.type().kind())),
                union(alerts, alert -> List.of(alert.type().label())),
                union(alerts, alert -> List.of(alert.filterStatus())),
                union(alerts, Alert::people),
                union(alerts, Alert::countries));
    }

    private static List<String> union(List<Alert> alerts, Function<Alert, Collection<String>> values) {
        var union = new LinkedHashSet<String>();
        alerts.forEach(alert -> union.addAll(values.apply(alert)));
        return List.copyOf(union);
    }
}
