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
 * The result of a check so far, and the state from which it continues.
 *
 * @param plan the archive and the share of it to check
 * @param after position of the last entry that is done together with all before it
 * @param seen number of entries so far, including those outside the sample
 * @param checked number of versions read and compared
 * @param bytes their size in bytes
 * @param deleted number of versions with a tombstone
 * @param waiting number of versions that arrived within the last hour and are not indexed yet
 * @param counts number of findings of each kind
 * @param findings the first {@value #LISTED} findings
 * @param stopped why the check ended early
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
    /** Greatest number of findings that are listed; further ones are counted only. */
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

    static Report start(VerificationPlan plan) {
        return new Report(plan, Optional.empty(), 0, 0, 0, 0, 0, Map.of(), List.of(), Optional.empty());
    }

    /** The report with the outcome of the next entry. */
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

    /** Whether anything deviates from what was archived. */
    @JsonProperty
    public boolean damaged() {
        return count(Finding.Kind.DAMAGED)
                        + count(Finding.Kind.MISSING)
                        + count(Finding.Kind.UNINDEXED)
                        + count(Finding.Kind.STRAY)
                > 0;
    }

    /** Whether everything to check could be read. */
    @JsonIgnore
    public boolean isComplete() {
        return stopped.isEmpty() && count(Finding.Kind.UNREAD) == 0;
    }

    public long count(Finding.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** The outcome of one entry. */
    record Verdict(long checked, long bytes, long deleted, long waiting, List<Finding> findings) {
        static final Verdict OMITTED = new Verdict(0, 0, 0, 0, List.of());

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
