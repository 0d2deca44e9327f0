package dev.parley.lucene.query;

import dev.parley.ids.Id;
import dev.parley.lucene.index.Fields;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The end of a page. Its text form carries a digest of the position and the search, to detect cursors of other searches
 * and mistyped ones.
 *
 * @param generation the generation of the snapshot that was searched
 * @param sorted the sort value of the last result: {@link Fields#ORDER}, or the bits of its score
 * @param key the last result's {@link Fields#KEY}
 * @param copy the key of the last copy of it on the page, where more of them follow
 */
record PageCursor(long generation, long sorted, String key, Optional<String> copy) {
    private static final int DIGEST = 10;

    private static final String MISMATCH =
            "cursor is not one of this search: repeat the search without it, or with all its other parameters unchanged";

    /** @param what the name of the {@link DocumentKind} */
    String cursor(String what, Search search) {
        var text = generation + "\n" + sorted + "\n" + key
                + copy.map(last -> "\n" + last).orElse("");
        var sealed = text + "\n" + digest(what, search, text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses a cursor.
     *
     * @throws RefusedSearch naming the parameter {@code cursor} when it does not belong to the search
     */
    static PageCursor of(String what, Search search, String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            // The last part is the digest.
            var parsed = new PageCursor(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    parts[2],
                    parts.length > 4 ? Optional.of(parts[3]) : Optional.empty());
            // Comparing the encoded forms also detects other encodings of the same bytes.
            if (parsed.cursor(what, search).equals(cursor)) {
                return parsed;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw mismatch(e);
        }
        throw mismatch(null);
    }

    private static RefusedSearch mismatch(@Nullable Exception cause) {
        var refused = new RefusedSearch("cursor", MISMATCH);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }

    private static String digest(String what, Search search, String text) {
        return Id.of(what + "\n" + search + "\n" + text, DIGEST);
    }

    /** The cursor after a result. */
    static PageCursor of(long generation, FieldDoc last) {
        long sorted = last.fields[0] instanceof Float score ? Float.floatToRawIntBits(score) : (Long) last.fields[0];
        return new PageCursor(generation, sorted, key(last), Optional.empty());
    }

    /** The {@link Fields#KEY} of a result. */
    static String key(FieldDoc result) {
        return ((BytesRef) result.fields[1]).utf8ToString();
    }

    PageCursor withCopy(String last) {
        return new PageCursor(generation, sorted, key, Optional.of(last));
    }

    PageCursor ofGeneration(long number) {
        return new PageCursor(number, sorted, key, copy);
    }

    /** The document after which the next page begins. */
    FieldDoc after(boolean byScore) {
        Object value = byScore ? (Object) Float.intBitsToFloat((int) sorted) : (Object) sorted;
        // Keys are unique, so no other document has the same position.
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(key)});
    }
}
