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
 * The facts that a subscriber wants alerts for. A fact matches when each list that is not empty contains one of its values.
 *
 * @param kinds {@code leader_call}, {@code negotiation_step}; empty for both
 * @param types empty for all
 * @param people ids of people, one of whom takes part; empty for all
 * @param countries ISO 3166 alpha-3 codes, one of which takes part; empty for all
 * @param status empty for {@link #DEFAULT_STATUS}
 * @param nowHappened whether a planned event alerts again when it has happened; always the case for subscribers that want
 *     only events that happened
 */
public record Interest(
        List<String> kinds,
        List<FactType> types,
        List<String> people,
        List<String> countries,
        List<Status> status,
        boolean nowHappened) {

    /** The statuses that alert: what happened, and what is firmly announced. */
    public static final List<Status> DEFAULT_STATUS = List.of(Status.HAPPENED, Status.PLANNED);

    /** An interest without a second alert for planned events that happened. */
    public Interest(
            List<String> kinds,
            List<FactType> types,
            List<String> people,
            List<String> countries,
            List<Status> status) {
        this(kinds, types, people, countries, status, false);
    }

    /** @throws IllegalArgumentException with a sentence that says what to change, when no alert can match or SNS cannot filter by it */
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
                    + " never alerts: add happened or planned, or leave status out");
        }
        var wanted = List.copyOf(kinds);
        if (!types.isEmpty() && !wanted.isEmpty() && types.stream().noneMatch(type -> wanted.contains(type.kind()))) {
            throw new IllegalArgumentException("none of the types "
                    + types.stream().map(FactType::label).collect(joining(", ")) + " is of the kind "
                    + String.join(" or ", wanted) + ": leave kinds out, since a type implies its kind");
        }
        var keys = keys(kinds, types, people, countries, alertStatuses(status, nowHappened));
        if (FilterPolicy.combinations(keys) > FilterPolicy.MAX_COMBINATIONS) {
            throw new IllegalArgumentException("the interests have " + FilterPolicy.combinations(keys)
                    + " combinations (the numbers of types, people, countries and status multiplied), and SNS filters"
                    + " by at most " + FilterPolicy.MAX_COMBINATIONS + ": name fewer, or make two subscriptions");
        }
    }

    /** All facts that alert. */
    public static Interest everything() {
        return new Interest(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The SNS filter policy for email. */
    @JsonIgnore
    public FilterPolicy policy() {
        return new FilterPolicy(keys(kinds, types, people, countries, alertStatuses(status, nowHappened)));
    }

    /** The SNS filter policy for SMS: it also excludes alerts marked {@code sms: no}, which exceed the SMS limits. */
    @JsonIgnore
    public FilterPolicy smsPolicy() {
        var keys = keys(kinds, types, people, countries, alertStatuses(status, nowHappened));
        keys.put("sms", List.of("yes"));
        return new FilterPolicy(keys);
    }

    /** Whether an alert for this fact passes {@link #policy()}. */
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

    /** A type implies its kind, so kinds are a key only when no type is named; that saves combinations. */
    private static LinkedHashMap<String, List<String>> keys(
            Collection<String> kinds,
            Collection<FactType> types,
            List<String> people,
            List<String> countries,
            List<String> statuses) {
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
        keys.put("status", statuses);
        return keys;
    }

    /** The values of an alert's attribute {@code status} that pass: the wanted statuses, and corrections of alerts with them. */
    private static List<String> alertStatuses(List<Status> status, boolean nowHappened) {
        var values = new ArrayList<String>();
        for (var one : status) {
            values.add(one.label());
            if (one.mayAlert()) {
                values.add(AlertReason.CORRECTED.label() + "-" + one.label());
            }
        }
        if (status.contains(Status.HAPPENED) && (nowHappened || !status.contains(Status.PLANNED))) {
            values.add(AlertReason.NOW_HAPPENED.label());
        }
        return values;
    }

    private static <T> List<T> distinct(List<T> values) {
        return values.stream().distinct().sorted().toList();
    }
}
