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
 * What the mentions of two versions say differently.
 *
 * @param added facts that only the second reports
 * @param removed facts that only the first reports
 * @param changed properties of facts that both report
 * @param omitted how many more there are; at most {@value #MOST} of each are listed
 */
public record MentionChanges(List<Reported> added, List<Reported> removed, List<Change> changed, int omitted) {
    private static final int MOST = 200;

    /** Nothing, or nothing that can be told. */
    static final MentionChanges NONE = new MentionChanges(List.of(), List.of(), List.of(), 0);

    /** A mention with the fact that it reports. */
    public record Reported(String factId, Mention mention) {}

    /** A property by the name that it has in a mention; parties by their ids, joined by "+". */
    public record Change(String factId, String property, Optional<String> before, Optional<String> after) {}

    public MentionChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** Mentions by the ids of the facts that they report. */
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
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static int more(List<?> all) {
        return Math.max(0, all.size() - MOST);
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

    /** What changed, a clause each. */
    List<String> clauses() {
        var clauses = new ArrayList<String>();
        changed.forEach(change -> clauses.add("the " + change.property() + " of the fact " + change.factId()
                + " became " + change.after().orElse("unknown") + " (was "
                + change.before().orElse("unknown") + ")"));
        removed.forEach(gone ->
                clauses.add("the " + gone.mention().type().label() + " " + gone.factId() + " is no longer reported"));
        added.forEach(
                come -> clauses.add("the " + come.mention().type().label() + " " + come.factId() + " is reported now"));
        return clauses;
    }
}
