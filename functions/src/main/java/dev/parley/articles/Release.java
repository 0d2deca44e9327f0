package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import dev.parley.resources.ResourceTable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Publishing instructions of a wire item.
 *
 * @param identifier the sender's identifier of the item, shared by all of its versions, such as {@code urn:newsml:…};
 *     absent when the item has an address
 * @param status whether it may be published
 * @param embargoedUntil the end of the embargo, before which no alert may report the item
 * @param follows the version that this one replaces, when it repeats an earlier version: usable again after canceled
 * @see <a href="https://cv.iptc.org/newscodes/pubstatusg2/">IPTC publishing status</a>
 */
public record Release(
        Optional<String> identifier, Status status, Optional<Instant> embargoedUntil, Optional<String> follows) {
    /** The publishing statuses of the IPTC. */
    public enum Status {
        USABLE,
        /** Must not be published until a later version allows it. */
        WITHHELD,
        /** Withdrawn: what was published of it must be retracted. */
        CANCELED
    }

    private static final Map<String, Status> STATUSES =
            ResourceTable.table("articles/publishing-status.tsv", 2).stream()
                    .collect(Collectors.toUnmodifiableMap(List::getFirst, row -> Status.valueOf(row.getLast())));

    public Release {
        requireNonNull(identifier, "identifier");
        requireNonNull(follows, "follows");
        requireNonNull(status, "status");
        requireNonNull(embargoedUntil, "embargoedUntil");
    }

    /** The status that a word, a QCode ({@code stat:usable}) or an IPTC URI names; empty when it is unknown. */
    public static Optional<Status> status(String printed) {
        var word = printed.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                STATUSES.get(word.substring(Math.max(word.lastIndexOf(':'), word.lastIndexOf('/')) + 1)));
    }

    /** Whether the item is withheld or under an embargo at the time of its arrival. */
    public boolean isHeld(Instant arrived) {
        return status == Status.WITHHELD
                || status == Status.USABLE
                        && embargoedUntil.filter(arrived::isBefore).isPresent();
    }

    /**
     * Distinguishes versions with the same title and text; empty for a version that may be published. Part of the input
     * of version ids, so its wording MUST NOT change.
     */
    String versionSuffix(Instant arrived) {
        var standing = isHeld(arrived)
                ? "held " + embargoedUntil.map(Instant::toString).orElse("")
                : status == Status.CANCELED ? "canceled" : "";
        return follows.map(version -> standing + " after " + version).orElse(standing);
    }

    /** The same instructions for a version that follows another one. */
    Release after(String version) {
        return new Release(identifier, status, embargoedUntil, Optional.of(version));
    }
}
