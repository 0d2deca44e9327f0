package dev.parley.aws;

import dev.parley.ids.Id;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The end of a page: the sort key of its last row, with a digest of the key and the search, so that a cursor of another
 * search and a mistyped cursor are recognised.
 */
final class Cursor {
    private static final String MISMATCH =
            "cursor does not belong to this search: repeat the search without it, or with all its other parameters unchanged";

    private static final int DIGEST = 10;

    private Cursor() {}

    /** @param search identifies the search */
    static String of(String search, String sortKey) {
        var text = sortKey + "\n" + Id.of(search + sortKey, DIGEST);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The sort key in the cursor of a search. Throws {@link IllegalArgumentException} when it belongs to another search. */
    static Optional<String> sortKey(String search, Optional<String> given) {
        return given.map(cursor -> {
            var parts = decode(cursor).split("\n", -1);
            if (parts.length != 2 || !parts[1].equals(Id.of(search + parts[0], DIGEST))) {
                throw new IllegalArgumentException(MISMATCH);
            }
            return parts[0];
        });
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(MISMATCH, e);
        }
    }
}
