package dev.parley.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.extraction.names.KnownNames.Known;
import dev.parley.extraction.names.NameFinder;
import dev.parley.facts.AlertReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads interests as JSON: {@code {"kinds", "types", "people", "countries", "status"}}, each a list, each optional. Also
 * reads the flag {@code nowHappened} of the form in which interests are shown, so that what is shown can be sent back.
 */
public final class InterestReader {
    private static final List<String> KEYS = List.of("kinds", "types", "people", "countries", "status");

    private static final String NOW_HAPPENED = "nowHappened";

    /** No filter policy can have more values. */
    private static final int MAX_VALUES = FilterPolicy.MAX_COMBINATIONS;

    private static final int LONGEST_VALUE = 100;

    private final NameFinder kinds = new NameFinder(labels(FactType.KINDS.stream()));
    private final NameFinder types =
            new NameFinder(labels(Arrays.stream(FactType.values()).map(FactType::label)));
    private final NameFinder statuses = new NameFinder(labels(Stream.concat(
            Arrays.stream(Status.values()).map(Status::label), Stream.of(AlertReason.NOW_HAPPENED.label()))));
    private final NameFinder people;
    private final NameFinder countries;

    public InterestReader(KnownNames known) {
        people = new NameFinder(known.people());
        countries = new NameFinder(known.countries());
    }

    /**
     * @param interests an object; missing or null for everything
     * @throws RefusedInterest for names that are not known, with suggestions
     */
    public Interest read(JsonNode interests) {
        if (interests.isMissingNode() || interests.isNull()) {
            return Interest.everything();
        }
        if (!interests.isObject()) {
            throw refused("interests", "interests must be an object of lists such as {\"people\": [\"donald-trump\"]}");
        }
        for (var name :
                interests.propertyStream().map(java.util.Map.Entry::getKey).toList()) {
            if (!KEYS.contains(name) && !name.equals(NOW_HAPPENED)) {
                throw unknownKey(name, interests.size());
            }
        }
        var flag = interests.path(NOW_HAPPENED);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw refused("interests." + NOW_HAPPENED, "interests." + NOW_HAPPENED + " must be true or false");
        }
        var status = values(interests, "status", statuses, Known::id);
        try {
            return new Interest(
                    values(interests, "kinds", kinds, Known::id),
                    values(interests, "types", types, one -> FactType.of(one.id())),
                    values(interests, "people", people, Known::id),
                    values(interests, "countries", countries, Known::id),
                    status.stream()
                            .filter(one -> !one.equals(AlertReason.NOW_HAPPENED.label()))
                            .map(Status::of)
                            .toList(),
                    flag.asBoolean() || status.contains(AlertReason.NOW_HAPPENED.label()));
        } catch (IllegalArgumentException e) {
            throw refused("interests", String.valueOf(e.getMessage()));
        }
    }

    private static RefusedInterest unknownKey(String name, int size) {
        var nearest = new NameFinder(labels(KEYS.stream()))
                .nearest(name).stream().map(Known::id).toList();
        var tooMany = size > FilterPolicy.MAX_KEYS
                ? "interests has " + size + " keys, and SNS filters by at most " + FilterPolicy.MAX_KEYS + ". "
                : "";
        return new RefusedInterest(
                "interests",
                tooMany + "There is no key " + quoted(name) + ": the keys are " + String.join(", ", KEYS),
                nearest);
    }

    private static <T> List<T> values(JsonNode interests, String key, NameFinder names, Function<Known, T> make) {
        var list = interests.path(key);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        var field = "interests." + key;
        var values = list.isTextual() ? List.of(list) : list.valueStream().toList();
        if (!list.isTextual() && !list.isArray() || values.size() > MAX_VALUES) {
            throw refused(field, field + " must be a list of at most " + MAX_VALUES + " texts");
        }
        var found = new ArrayList<T>();
        for (var value : values) {
            if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST_VALUE) {
                throw refused(field, field + " must be a list of texts of 1 to " + LONGEST_VALUE + " characters");
            }
            found.add(make.apply(known(field, value.asText(), names)));
        }
        return found;
    }

    private static Known known(String field, String typed, NameFinder names) {
        var called = names.called(typed);
        if (called.size() == 1) {
            return called.getFirst();
        }
        if (called.isEmpty()) {
            var nearest = names.nearest(typed);
            throw new RefusedInterest(
                    field,
                    quoted(typed) + " is not known in " + field + ". Did you mean "
                            + String.join(
                                    " or ",
                                    nearest.stream()
                                            .map(InterestReader::described)
                                            .toList()) + "?",
                    nearest.stream().map(Known::id).toList());
        }
        throw new RefusedInterest(
                field,
                quoted(typed) + " has several meanings in " + field + ": name one of "
                        + String.join(", ", called.stream().map(Known::id).toList()),
                called.stream().map(Known::id).toList());
    }

    private static String described(Known one) {
        return one.id().equals(one.name()) ? one.id() : one.id() + " (" + one.name() + ")";
    }

    /** A value in quotation marks, without control and format characters, for error messages. */
    private static String quoted(String typed) {
        var shown = typed.replaceAll("[\\p{Cntrl}\\p{Cf}\"]", " ").strip();
        return '"' + (shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) : shown) + '"';
    }

    private static RefusedInterest refused(String field, String message) {
        return new RefusedInterest(field, message, List.of());
    }

    private static List<Known> labels(Stream<String> labels) {
        return labels.map(label -> new Known(label, List.of(label))).toList();
    }
}
