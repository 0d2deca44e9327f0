package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page of a fact's history: what one version of an article changed in it.
 *
 * @param number counts the changes of the fact, from 1
 * @param version the version that changed it
 * @param when when that version was indexed
 */
public record Revision(int number, VersionKey version, Instant when, Cause cause, List<Change> changes) {
    public Revision {
        requireNonNull(version, "version");
        requireNonNull(when, "when");
        requireNonNull(cause, "cause");
        changes = List.copyOf(changes);
    }

    /** Why a fact changed. */
    public enum Cause {
        /** Another report adds to it, or is believed before earlier reports that were not news. */
        REPORTED,
        /** A report above the threshold or a second, independent outlet confirms it. */
        CONFIRMED,
        /** What was planned took place. */
        NOW_HAPPENED,
        /** An article's new version contradicts the version before. */
        CORRECTED,
        /** Somebody denies it. */
        DENIED,
        /** An article's new version no longer reports it. */
        WITHDRAWN,
        /** A version was read again with other rules. */
        REREAD;

        /** The name used in JSON: {@code now-happened}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One property that changed, by its name in the fact's JSON. A list is one text, its items joined by "+". */
    public record Change(String property, Optional<String> before, Optional<String> after) {}

    /** The changes between two states of a fact; empty when only its count of mentions changed. */
    static Optional<Revision> between(Fact before, Fact after, VersionKey version, Instant when, Cause cause) {
        var changes = changes(before, after);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Revision(after.revision(), version, when, cause, changes));
    }

    /** The properties that differ between two states of a fact, without its count of mentions. */
    public static List<Change> changes(Fact before, Fact after) {
        var changes = new ArrayList<Change>();
        compare(changes, "confirmed", before, after, f -> Optional.of(Boolean.toString(f.confirmed())));
        compare(changes, "type", before, after, f -> Optional.of(f.type().label()));
        compare(changes, "status", before, after, f -> Optional.of(f.status().label()));
        compare(changes, "date", before, after, f -> f.date().map(PartialDate::toString));
        compare(changes, "participants", before, after, Revision::participants);
        compare(changes, "durationMinutes", before, after, f -> f.durationMinutes()
                .map(String::valueOf));
        compare(changes, "place", before, after, Fact::place);
        compare(changes, "claimants", before, after, f -> joined(f.claimants()));
        compare(changes, "sources", before, after, f -> joined(f.sources()));
        compare(changes, "copiedBy", before, after, f -> joined(f.copiedBy()));
        compare(changes, "deniedBy", before, after, f -> joined(f.deniedBy()));
        compare(changes, "withdrawnBy", before, after, f -> joined(f.withdrawnBy()));
        return changes;
    }

    private static void compare(
            List<Change> changes, String property, Fact before, Fact after, Function<Fact, Optional<String>> value) {
        if (!value.apply(before).equals(value.apply(after))) {
            changes.add(new Change(property, value.apply(before), value.apply(after)));
        }
    }

    private static Optional<String> participants(Fact fact) {
        return joined(fact.participants().stream().map(Participant::id).sorted().toList());
    }

    private static Optional<String> joined(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.stream().collect(Collectors.joining("+")));
    }
}
