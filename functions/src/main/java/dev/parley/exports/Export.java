package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request for an export.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, from the request, its time and a random number; a later
 *     export of the same search gets another id, because its results may differ
 * @param search the search's parameters, as {@link dev.parley.search.SearchReader} names them
 * @param asked when the export was requested
 */
public record Export(String id, Of of, ExportFormat format, Map<String, String> search, Instant asked) {
    public static final int ID_LENGTH = 20;

    /** What the search looks for. */
    public enum Of {
        FACTS,
        ARTICLES;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Export {
        requireNonNull(of, "of");
        requireNonNull(format, "format");
        requireNonNull(asked, "asked");
        search = Collections.unmodifiableMap(new LinkedHashMap<>(search));
        if (!Id.parse(id, ID_LENGTH).equals(Optional.of(id))) {
            throw new IllegalArgumentException("not the id of an export: " + id);
        }
    }

    /** Whether the entries are facts; otherwise they are versions of articles. */
    @JsonIgnore
    public boolean listsFacts() {
        return of == Of.FACTS && format.holdsFacts();
    }

    /** The name of the file: {@code parley-articles-{id}.warc.gz}. */
    @JsonIgnore
    public String fileName() {
        return stem() + "." + format.extension();
    }

    /** The name of the file without its extension. */
    @JsonIgnore
    public String stem() {
        return "parley-" + of.label() + "-" + id;
    }
}
