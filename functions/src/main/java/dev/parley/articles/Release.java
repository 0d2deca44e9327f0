package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a wire item says of its own publication.
 *
 * @param identifier the sender's own name of the item, by which its versions are told, such as {@code urn:newsml:…};
 *     absent where the item has an address
 * @param status whether it may be published
 * @param embargoedUntil the moment before which nobody may be told of it
 * @param follows the version after which this one says again what an earlier one said: usable after it was canceled
 * @see <a href="https://cv.iptc.org/newscodes/pubstatusg2/">IPTC publishing status</a>
 */
public record Release(
        Optional<String> identifier, Status status, Optional<Instant> embargoedUntil, Optional<String> follows) {
    /** The IPTC's publishing statuses. */
    public enum Status {
        USABLE,
        /** Not to be published until a later version says otherwise. */
        WITHHELD,
        /** Withdrawn: what was published of it is to be taken back. */
        CANCELED
    }

    private static final Map<String, Status> WORDS = WordList.table("publishing-status.tsv", 2).stream()
            .collect(Collectors.toUnmodifiableMap(List::getFirst, row -> Status.valueOf(row.getLast())));

    public Release {
        requireNonNull(identifier, "identifier");
        requireNonNull(follows, "follows");
        requireNonNull(status, "status");
        requireNonNull(embargoedUntil, "embargoedUntil");
    }

    /** The status of a word, a QCode ({@code stat:usable}) or a URI of the IPTC's; empty for any other. */
    public static Optional<Status> status(String printed) {
        var word = printed.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                WORDS.get(word.substring(Math.max(word.lastIndexOf(':'), word.lastIndexOf('/')) + 1)));
    }

    /** Whether nobody may be told of the item yet, when it arrives at that moment. */
    public boolean isHeld(Instant arrived) {
        return status == Status.WITHHELD
                || status == Status.USABLE
                        && embargoedUntil.filter(arrived::isBefore).isPresent();
    }

    /** What sets a version apart from another with the same words; empty for one that may simply be published. */
    String mark(Instant arrived) {
        var standing = isHeld(arrived)
                ? "held " + embargoedUntil.map(Instant::toString).orElse("")
                : status == Status.CANCELED ? "canceled" : "";
        return follows.map(version -> standing + " after " + version).orElse(standing);
    }

    /** The same of a version that comes after another one. */
    Release after(String version) {
        return new Release(identifier, status, embargoedUntil, Optional.of(version));
    }
}
