package dev.parley.articles.dates;

import dev.parley.articles.DayPlace;
import dev.parley.articles.WordList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What day a named property of a page gives: see {@code date-properties.tsv}. */
public final class DateProperties {
    private static final Pattern PREFIX = Pattern.compile("^(?:schema:|https?://schema\\.org/)");
    private static final Map<String, DayPlace> PLACES = new HashMap<>();

    static {
        for (var row : WordList.table("date-properties.tsv", 2)) {
            var place =
                    switch (row.getFirst()) {
                        case "published" -> DayPlace.META;
                        case "created" -> DayPlace.CREATED;
                        case "modified" -> DayPlace.MODIFIED;
                        default -> throw new IllegalStateException("date-properties.tsv has no such day: " + row);
                    };
            for (var name : List.of(row.getLast().split("\\|"))) {
                PLACES.put(name, place);
            }
        }
    }

    private DateProperties() {}

    /** The place of a meta element's {@code name}, {@code property}, {@code itemprop} or {@code http-equiv}. */
    public static Optional<DayPlace> ofMeta(String names) {
        for (var name : names.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            var place = PLACES.get(PREFIX.matcher(name).replaceFirst(""));
            if (place != null) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The place of an element that is marked {@code itemprop} or {@code property}: MARKUP, CREATED or MODIFIED. */
    public static Optional<DayPlace> ofElement(String names) {
        return ofMeta(names).map(place -> place == DayPlace.META ? DayPlace.MARKUP : place);
    }
}
