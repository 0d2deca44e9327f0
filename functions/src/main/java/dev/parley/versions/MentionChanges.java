package dev.parley.versions;

import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The differences between the mentions of two versions.
 *
 * @param added facts that only the second version reports
 * @param removed facts that only the first version reports
 * @param changed properties that differ in facts that both versions report
 * @param omitted number of differences that are not listed; each list has at most {@value #MAX_LISTED}
 */
public record MentionChanges(List<Reported> added, List<Reported> removed, List<Change> changed, int omitted) {
    private static final int MAX_LISTED = 200;

    /** No differences, or no mentions to compare. */
    static final MentionChanges NONE = new MentionChanges(List.of(), List.of(), List.of(), 0);

    /** A mention, and the fact that it reports. */
    public record Reported(String factId, Mention mention) {}

    /** A property, named as in {@link Mention}; participants are ids joined by "+". */
    public record Change(String factId, String property, Optional<String> before, Optional<String> after) {}

    public MentionChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** Compares mentions, which are given by the ids of the facts that they report. */
    static MentionChanges between(Map<String, Mention> before, Map<String, Mention> after) {
        var added = new ArrayList<Reported>();
        var removed = new ArrayList<Reported>();
        var changed = new ArrayList<Change>();
        after.forEach((fact, mention) -> {
            if (!before.containsKey(fact)) {
                added.add(new Reported(fact, mention));
            }
        });
        before.forEach((fact, mention) -> {
            var now = after.get(fact);
            if (now == null) {
                removed.add(new Reported(fact, mention));
            } else {
                compare(changed, fact, mention, now);
            }
        });
        return new MentionChanges(
                listed(added), listed(removed), listed(changed), more(added) + more(removed) + more(changed));
    }

    private static <T> List<T> listed(List<T> all) {
        return all.subList(0, Math.min(MAX_LISTED, all.size()));
    }

    private static int more(List<?> all) {
        return Math.max(0, all.size() - MAX_LISTED);
    }

    private static void compare(List<Change> changed, String fact, Mention before, Mention after) {
        compare(changed, fact, "type", before, after, m -> Optional.of(m.type().label()));
        compare(
                changed,
                fact,
                "status",
                before,
                after,
                m -> Optional.of(m.status().label()));
        compare(
                changed,
                fact,
                "participants",
                before,
                after,
                m -> Optional.of(
                        m.participants().stream().map(Participant::id).sorted().collect(Collectors.joining("+"))));
        compare(changed, fact, "date", before, after, m -> m.date().map(PartialDate::toString));
        compare(changed, fact, "durationMinutes", before, after, m -> m.durationMinutes()
                .map(String::valueOf));
        compare(changed, fact, "place", before, after, Mention::place);
    }

    private static void compare(
            List<Change> changed,
            String fact,
            String property,
            Mention before,
            Mention after,
            Function<Mention, Optional<String>> value) {
        if (!value.apply(before).equals(value.apply(after))) {
            changed.add(new Change(fact, property, value.apply(before), value.apply(after)));
        }
    }

    /** The differences as clauses. */
    List<String> clauses() {
        var clauses = new ArrayList<String>();
        changed.forEach(change -> clauses.add("the " + change.property() + " of the fact " + change.factId()
                + " became " + change.after().orElse("unknown") + " (was "
                + change.before().orElse("unknown") + ")"));
        removed.forEach(one ->
                clauses.add("the " + one.mention().type().label() + " " + one.factId() + " is no longer reported"));
        added.forEach(
                one -> clauses.add("the " + one.mention().type().label() + " " + one.factId() + " is reported now"));
        return clauses;
    }
}
