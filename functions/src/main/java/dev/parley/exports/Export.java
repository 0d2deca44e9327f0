package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
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
 * An export as somebody asked for it.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, from what was asked for, when, and chance: the same
 *     search asked for again finds something else
 * @param search the search's parameters, as {@link dev.parley.search.SearchReader} names them
 */
public record Export(String id, Of of, ExportFormat format, Map<String, String> search, Instant asked) {
    public static final int ID_LENGTH = 20;

    /** What is searched for. */
    public enum Of {
        FACTS,
        ARTICLES;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with this label; {@link IllegalArgumentException} when there is none. */
        @JsonCreator
        public static Of of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
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

    /** Whether its entries are facts; else they are versions of articles. */
    @JsonIgnore
    public boolean listsFacts() {
        return of == Of.FACTS && format.holdsFacts();
    }

    /** What the file is called: {@code parley-articles-{id}.warc.gz}. */
    @JsonIgnore
    public String fileName() {
        return stem() + "." + format.extension();
    }

    /** The file's name without its ending. */
    @JsonIgnore
    public String stem() {
        return "parley-" + of.label() + "-" + id;
    }
}
