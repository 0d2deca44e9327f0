package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check has found so far; also what is kept of it to go on with.
 *
 * @param plan which archive is checked, and how much of it
 * @param after the position of the last entry of which all before it are done
 * @param seen how many entries were passed, the left out ones included
 * @param checked how many versions were read and compared
 * @param bytes how many bytes those have
 * @param deleted how many have a tombstone in their place
 * @param waiting how many the index does not know yet, having come within the last hour
 * @param counts how many findings of each kind there are
 * @param findings the first {@value #LISTED} of them
 * @param stopped why it ended early
 */
public record Report(
        VerificationPlan plan,
        Optional<String> after,
        long seen,
        long checked,
        long bytes,
        long deleted,
        long waiting,
        Map<Finding.Kind, Long> counts,
        List<Finding> findings,
        Optional<String> stopped) {
    /** More findings than these are counted, and not kept. */
    public static final int LISTED = 1000;

    public Report {
        requireNonNull(plan, "plan");
        requireNonNull(after, "after");
        requireNonNull(stopped, "stopped");
        var all = new EnumMap<Finding.Kind, Long>(Finding.Kind.class);
        for (var kind : Finding.Kind.values()) {
            all.put(kind, counts.getOrDefault(kind, 0L));
        }
        counts = Collections.unmodifiableMap(all);
        findings = List.copyOf(findings);
    }

    static Report begin(VerificationPlan plan) {
        return new Report(plan, Optional.empty(), 0, 0, 0, 0, 0, Map.of(), List.of(), Optional.empty());
    }

    /** With what came of the next entry. */
    Report with(Verdict outcome, String position) {
        var more = new EnumMap<Finding.Kind, Long>(counts);
        var listed = new ArrayList<>(findings);
        for (var finding : outcome.findings()) {
            more.merge(finding.kind(), 1L, Long::sum);
            if (listed.size() < LISTED) {
                listed.add(finding);
            }
        }
        return new Report(
                plan,
                Optional.of(position),
                seen + 1,
                checked + outcome.checked(),
                bytes + outcome.bytes(),
                deleted + outcome.deleted(),
                waiting + outcome.waiting(),
                more,
                listed,
                Optional.empty());
    }

    Report stopped(String why) {
        return new Report(plan, after, seen, checked, bytes, deleted, waiting, counts, findings, Optional.of(why));
    }

    /** Whether something is not as it was archived. */
    @JsonProperty
    public boolean damaged() {
        return count(Finding.Kind.DAMAGED)
                        + count(Finding.Kind.MISSING)
                        + count(Finding.Kind.UNINDEXED)
                        + count(Finding.Kind.STRAY)
                > 0;
    }

    /** Whether all that was to be checked could be read. */
    @JsonIgnore
    public boolean isWhole() {
        return stopped.isEmpty() && count(Finding.Kind.UNREAD) == 0;
    }

    public long count(Finding.Kind kind) {
        return counts.get(kind);
    }

    /** What came of one entry. */
    record Verdict(long checked, long bytes, long deleted, long waiting, List<Finding> findings) {
        static final Verdict LEFT_OUT = new Verdict(0, 0, 0, 0, List.of());

        static Verdict of(Finding finding) {
            return new Verdict(0, 0, 0, 0, List.of(finding));
        }

        Verdict and(Verdict other) {
            var all = new ArrayList<>(findings);
            all.addAll(other.findings);
            return new Verdict(
                    checked + other.checked,
                    bytes + other.bytes,
                    deleted + other.deleted,
                    waiting + other.waiting,
                    all);
        }
    }
}
