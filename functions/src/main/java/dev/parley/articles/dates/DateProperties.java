package dev.parley.articles.dates;

import dev.parley.articles.DateSource;
import dev.parley.resources.ResourceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps the names of a page's metadata properties to the kind of date that they hold, by {@code date-properties.tsv}. */
public final class DateProperties {
    private static final Pattern PREFIX = Pattern.compile("^(?:schema:|https?://schema\\.org/)");
    private static final Map<String, DateSource> SOURCES = new HashMap<>();

    static {
        for (var row : ResourceTable.table("articles/date-properties.tsv", 2)) {
            var source =
                    switch (row.getFirst()) {
                        case "published" -> DateSource.META;
                        case "created" -> DateSource.CREATED;
                        case "modified" -> DateSource.MODIFIED;
                        default -> throw new IllegalStateException("unknown kind in date-properties.tsv: " + row);
                    };
            for (var name : List.of(row.getLast().split("\\|"))) {
                SOURCES.put(name, source);
            }
        }
    }

    private DateProperties() {}

    /**
     * The source for a meta element: META, CREATED or MODIFIED; empty when its names are not those of a date.
     *
     * @param names the value of the attribute that names a property, such as {@code itemprop} or {@code http-equiv}
     */
    public static Optional<DateSource> ofMeta(String names) {
        for (var name : names.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            var source = SOURCES.get(PREFIX.matcher(name).replaceFirst(""));
            if (source != null) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /**
     * The source for another element: MARKUP, CREATED or MODIFIED; empty when its names are not those of a date.
     *
     * @param names the value of {@code itemprop} or {@code property}
     */
    public static Optional<DateSource> ofElement(String names) {
        return ofMeta(names).map(source -> source == DateSource.META ? DateSource.MARKUP : source);
    }
}
