package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of the scheduled reading of the archive, and the place where it continues. One pass reads every version
 * within a number of days. Ids are hashes, so an equal share of their range is an equal share of the versions: on each day
 * one more of these shares is due.
 *
 * @param began day (UTC) on which this pass began
 * @param days the number of days, and of shares, of a pass
 * @param after key up to which the objects of the bucket were read in this pass
 * @param part the number of shares of the index that were compared with the bucket in this pass
 * @param partAfter where the comparison of the next share continues
 * @param rechecked day on which the findings were last checked again
 * @param versions number of versions read in this pass
 * @param bytes their size in bytes
 * @param deleted number of versions with a tombstone that the index still listed
 * @param findings all that is wrong now, of this pass and of earlier ones
 * @param unlisted number of findings beyond the first {@value Report#LISTED}
 * @param read when each range of keys was last read, in the order of keys
 */
public record PassReport(
        LocalDate began,
        int days,
        Optional<String> after,
        int part,
        Optional<String> partAfter,
        Optional<LocalDate> rechecked,
        long versions,
        long bytes,
        long deleted,
        List<Finding> findings,
        long unlisted,
        List<Span> read) {
    private static final String PREFIX = "articles/";

    /** Follows every key with the prefix: {@code 0} follows {@code /}. */
    private static final String END = "articles0";

    private static final String ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** The first characters of an id, as many as a share needs: 32 to the power of 6 is a billion. */
    private static final int BOUND_LENGTH = 6;

    /**
     * A range of keys that were read at one time.
     *
     * @param to the last key of the range, which begins after that of the span before
     * @param when when the run that read it began
     */
    public record Span(String to, Instant when) {
        public Span {
            requireNonNull(to, "to");
            requireNonNull(when, "when");
        }
    }

    public PassReport {
        requireNonNull(began, "began");
        requireNonNull(after, "after");
        requireNonNull(partAfter, "partAfter");
        requireNonNull(rechecked, "rechecked");
        findings = List.copyOf(findings);
        read = List.copyOf(read);
        if (days < 1) {
            throw new IllegalArgumentException("a pass takes at least a day, not " + days);
        }
    }

    /** The first pass. */
    public static PassReport first(LocalDate today, int days) {
        return new PassReport(
                today, days, Optional.empty(), 0, Optional.empty(), Optional.empty(), 0, 0, 0, List.of(), 0, List.of());
    }

    /** The next pass, which remembers what is wrong and when everything was read. */
    public PassReport next(LocalDate today, int newDays) {
        return new PassReport(
                today, newDays, Optional.empty(), 0, Optional.empty(), rechecked, 0, 0, 0, findings, unlisted, read);
    }

    /** Whether the next pass is due, or this one has another length. */
    public boolean isOver(LocalDate today, int wantedDays) {
        var complete = part == days && after.equals(Optional.of(END));
        return days != wantedDays || complete && !today.isBefore(began.plusDays(days));
    }

    /** The number of shares that are to be read by this day. Days that were missed are caught up with. */
    public int due(LocalDate today) {
        return Math.clamp(ChronoUnit.DAYS.between(began, today) + 1, 0, days);
    }

    /** The key up to which objects are to be read when this number of shares is due. */
    public String bound(int shares) {
        if (shares == days) {
            return END;
        }
        long place = (1L << 5 * BOUND_LENGTH) * shares / days;
        var id = new StringBuilder(PREFIX);
        for (int i = BOUND_LENGTH - 1; i >= 0; i--) {
            id.append(ID_ALPHABET.charAt((int) (place >> 5 * i) & 31));
        }
        return id.toString();
    }

    /** Whether the objects up to a key were read in this pass. */
    public boolean hasRead(String upTo) {
        return after.filter(key -> key.compareTo(upTo) >= 0).isPresent();
    }

    /**
     * After more objects were read.
     *
     * @param upTo the key up to which they were
     * @param more what was found since this state
     * @param run when the run began
     */
    public PassReport withObjects(String upTo, Report more, Instant run) {
        var spans = new ArrayList<Span>();
        read.stream()
                .filter(span ->
                        after.filter(key -> span.to().compareTo(key) <= 0).isPresent())
                .forEach(spans::add);
        if (!spans.isEmpty() && spans.getLast().when().equals(run)) {
            spans.removeLast();
        }
        spans.add(new Span(upTo, run));
        read.stream().filter(span -> span.to().compareTo(upTo) > 0).forEach(spans::add);
        return new PassReport(
                        began,
                        days,
                        Optional.of(upTo),
                        part,
                        partAfter,
                        rechecked,
                        versions + more.checked(),
                        bytes + more.bytes(),
                        deleted + more.deleted(),
                        findings,
                        unlisted,
                        spans)
                .withFindings(more.findings());
    }

    /**
     * After more rows of the index were compared.
     *
     * @param next where the comparison of this share continues; empty when it is complete
     */
    public PassReport withIndex(Optional<String> next, Report more) {
        return new PassReport(
                        began,
                        days,
                        after,
                        next.isPresent() ? part : part + 1,
                        next,
                        rechecked,
                        versions,
                        bytes,
                        deleted + more.deleted(),
                        findings,
                        unlisted,
                        read)
                .withFindings(more.findings());
    }

    /** After all findings were checked again. */
    public PassReport rechecked(LocalDate today, List<Finding> stillOpen) {
        return new PassReport(
                began,
                days,
                after,
                part,
                partAfter,
                Optional.of(today),
                versions,
                bytes,
                deleted,
                stillOpen,
                unlisted,
                read);
    }

    /** Adds findings; a newer one of the same kind replaces the one before. */
    private PassReport withFindings(Collection<Finding> more) {
        Map<String, Finding> all = new LinkedHashMap<>();
        findings.forEach(finding -> all.put(finding.kind() + finding.what(), finding));
        more.forEach(finding -> all.put(finding.kind() + finding.what(), finding));
        var listed = all.values().stream().limit(Report.LISTED).toList();
        return new PassReport(
                began,
                days,
                after,
                part,
                partAfter,
                rechecked,
                versions,
                bytes,
                deleted,
                listed,
                unlisted + all.size() - listed.size(),
                read);
    }

    /** When the object with this key was last read; empty when it never was, or could not be. */
    public Optional<Instant> lastRead(String objectKey, Instant stored) {
        if (findings.stream()
                .anyMatch(f -> f.kind() == Finding.Kind.UNREAD && f.what().equals(objectKey))) {
            return Optional.empty();
        }
        return read.stream()
                .filter(span -> span.to().compareTo(objectKey) >= 0)
                .findFirst()
                .map(Span::when)
                .filter(when -> !when.isBefore(stored));
    }

    /** The findings that are deviations of the archive, without those that could not be read. */
    @JsonIgnore
    public List<Finding> deviations() {
        return findings.stream().filter(f -> f.kind() != Finding.Kind.UNREAD).toList();
    }
}
