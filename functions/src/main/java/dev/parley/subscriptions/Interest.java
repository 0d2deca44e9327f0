package dev.parley.subscriptions;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a subscriber wants to hear of. A fact is of interest when every list that is not empty names one of its values.
 *
 * @param kinds {@code leader_call}, {@code negotiation_step}; empty for both
 * @param types empty for all
 * @param people ids of people, one of whom takes part; empty for anybody
 * @param countries ISO 3166 alpha-3 codes, one of which takes part; empty for any
 * @param status empty for {@link #DEFAULT_STATUS}
 * @param nowHappened whether to hear again that what was planned has happened; who wants only what happened always does
 */
public record Interest(
        List<String> kinds,
        List<FactType> types,
        List<String> people,
        List<String> countries,
        List<Status> status,
        boolean nowHappened) {

    /** What happened, and what is firmly announced: all that ever alerts. */
    public static final List<Status> DEFAULT_STATUS = List.of(Status.HAPPENED, Status.PLANNED);

    /** Nothing is told twice. */
    public Interest(
            List<String> kinds,
            List<FactType> types,
            List<String> people,
            List<String> countries,
            List<Status> status) {
        this(kinds, types, people, countries, status, false);
    }

    /** @throws IllegalArgumentException in a sentence, when no alert could ever match or SNS cannot filter by it */
    public Interest {
        kinds = distinct(kinds);
        types = distinct(types);
        people = distinct(people);
        countries = distinct(countries);
        status = status.isEmpty() ? DEFAULT_STATUS : distinct(status);
        if (!FactType.KINDS.containsAll(kinds)) {
            throw new IllegalArgumentException("a kind is one of " + String.join(", ", FactType.KINDS));
        }
        if (status.stream().noneMatch(Status::mayAlert)) {
            throw new IllegalArgumentException("status " + status.getFirst().label()
                    + " never alerts: name happened or planned among them, or leave status out");
        }
        var wanted = List.copyOf(kinds);
        if (!types.isEmpty() && !wanted.isEmpty() && types.stream().noneMatch(type -> wanted.contains(type.kind()))) {
            throw new IllegalArgumentException("no type among "
                    + types.stream().map(FactType::label).collect(joining(", ")) + " is a "
                    + String.join(" or ", wanted) + ": leave kinds out, since a type says its kind");
        }
        var keys = keys(kinds, types, people, countries, told(status, nowHappened));
        if (FilterPolicy.combinations(keys) > FilterPolicy.MAX_COMBINATIONS) {
            throw new IllegalArgumentException("the interests have " + FilterPolicy.combinations(keys)
                    + " combinations (the numbers of types, people, countries and status multiplied), and SNS filters"
                    + " by at most " + FilterPolicy.MAX_COMBINATIONS + ": name fewer, or make two subscriptions of it");
        }
    }

    /** Everything that alerts. */
    public static Interest everything() {
        return new Interest(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same interest as SNS filters alerts by it. */
    @JsonIgnore
    public FilterPolicy policy() {
        return new FilterPolicy(keys(kinds, types, people, countries, told(status, nowHappened)));
    }

    /** The same for a telephone: an alert that says {@code sms: no} is beyond what may be sent there. */
    @JsonIgnore
    public FilterPolicy smsPolicy() {
        var keys = keys(kinds, types, people, countries, told(status, nowHappened));
        keys.put("sms", List.of("yes"));
        return new FilterPolicy(keys);
    }

    /** Whether an alert of this fact would pass {@link #policy()}. */
    public boolean matches(Fact fact) {
        return (kinds.isEmpty() || kinds.contains(fact.kind()))
                && (types.isEmpty() || types.contains(fact.type()))
                && status.contains(fact.status())
                && (people.isEmpty()
                        || fact.participants().stream()
                                .filter(Participant::isPerson)
                                .anyMatch(p -> people.contains(p.id())))
                && (countries.isEmpty()
                        || fact.participants().stream()
                                .flatMap(p -> p.country().stream())
                                .anyMatch(countries::contains));
    }

    /** A type says its kind, so kinds are a key of their own only where no type is named: that saves combinations. */
    private static LinkedHashMap<String, List<String>> keys(
            Collection<String> kinds,
            Collection<FactType> types,
            List<String> people,
            List<String> countries,
            List<String> told) {
        var keys = new LinkedHashMap<String, List<String>>();
        if (!types.isEmpty()) {
            keys.put(
                    "type",
                    types.stream()
                            .filter(type -> kinds.isEmpty() || kinds.contains(type.kind()))
                            .map(FactType::label)
                            .toList());
        } else if (kinds.size() == 1) {
            keys.put("kind", List.copyOf(kinds));
        }
        if (!people.isEmpty()) {
            keys.put("people", people);
        }
        if (!countries.isEmpty()) {
            keys.put("countries", countries);
        }
        keys.put("status", told);
        return keys;
    }

    /** The values of an alert's {@code status} that pass: its own, and those of corrections of what was told so. */
    private static List<String> told(List<Status> status, boolean nowHappened) {
        var told = new ArrayList<String>();
        for (var one : status) {
            told.add(one.label());
            if (one.mayAlert()) {
                told.add(AlertReason.CORRECTED.label() + "-" + one.label());
            }
        }
        if (status.contains(Status.HAPPENED) && (nowHappened || !status.contains(Status.PLANNED))) {
            told.add(AlertReason.NOW_HAPPENED.label());
        }
        return told;
    }

    private static <T> List<T> distinct(List<T> values) {
        return values.stream().distinct().sorted().toList();
    }
}
