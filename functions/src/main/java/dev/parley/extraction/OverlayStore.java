package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.names.Overlay;
import java.util.Optional;

/** Port: where operators keep the overlay of the names table, one file. */
public interface OverlayStore {
    /** What was found. */
    sealed interface Found {
        /** There is no overlay. */
        record Absent() implements Found {}

        /** It is still the one with the tag that was given. */
        record Unchanged() implements Found {}

        /** @param tag tells this state of the file from every other */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Changed(byte[] file, String tag) implements Found {
            public Changed {
                requireNonNull(file, "file");
                requireNonNull(tag, "tag");
            }
        }

        /** It has more than {@link Overlay#MAX_BYTES} bytes, and was not read. */
        record TooLarge(long bytes, String tag) implements Found {
            public TooLarge {
                requireNonNull(tag, "tag");
            }
        }
    }

    /**
     * Reads the overlay, unless it is known.
     *
     * @param known the tag of the state that the caller has
     */
    Found find(Optional<String> known);

    /** Puts a file in the place of the one that is there. */
    void put(byte[] file);

    /** Removes the file, if there is one. */
    void remove();
}
