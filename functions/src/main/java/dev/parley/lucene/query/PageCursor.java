package dev.parley.lucene.query;

import dev.parley.ids.Id;
import dev.parley.lucene.index.Fields;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Where a page ended. Its cursor carries a digest of it and of the search, so that one of another search, or a mistyped
 * one, is told apart.
 *
 * @param generation the state of the index that was read
 * @param sorted by what the last result was sorted: {@link Fields#ORDER}, or the bits of its score
 * @param key the last result's {@link Fields#KEY}
 */
record PageCursor(long generation, long sorted, String key) {
    private static final int DIGEST = 10;

    private static final String MISMATCH =
            "cursor is not one of this search: repeat the search without it, or with all its other parameters unchanged";

    /** @param what whether facts or articles are searched */
    String cursor(String what, Search search) {
        var text = generation + "\n" + sorted + "\n" + key;
        var sealed = text + "\n" + digest(what, search, text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a cursor tells; {@link RefusedSearch} of {@code cursor} when it is not of this search. */
    static PageCursor of(String what, Search search, String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            var place = new PageCursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
            // Several texts decode to the same bytes.
            if (place.cursor(what, search).equals(cursor)) {
                return place;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw mismatch(e);
        }
        throw mismatch(null);
    }

    private static RefusedSearch mismatch(Exception cause) {
        var refused = new RefusedSearch("cursor", MISMATCH);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }

    private static String digest(String what, Search search, String text) {
        return Id.of(what + "\n" + search + "\n" + text, DIGEST);
    }

    /** The place of a result in a sorted list. */
    static PageCursor of(long generation, FieldDoc last) {
        long sorted = last.fields[0] instanceof Float score ? Float.floatToRawIntBits(score) : (Long) last.fields[0];
        return new PageCursor(generation, sorted, ((BytesRef) last.fields[1]).utf8ToString());
    }

    /** What a list goes on behind. */
    FieldDoc after(boolean byScore) {
        Object value = byScore ? (Object) Float.intBitsToFloat((int) sorted) : (Object) sorted;
        // Keys differ, so that no other document of this one's place can be passed over.
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(key)});
    }
}
