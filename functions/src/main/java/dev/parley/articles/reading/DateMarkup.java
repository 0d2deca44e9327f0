package dev.parley.articles.reading;

import dev.parley.resources.ResourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Interprets the class and id of an element with regard to dates, by {@code date-markup.tsv}. */
final class DateMarkup {
    private static final Pattern PARTS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final int LONGEST = 300;
    private static final Map<String, Set<String>> KINDS = new HashMap<>();

    static {
        for (var row : ResourceTable.table("articles/date-markup.tsv", 2)) {
            KINDS.computeIfAbsent(row.getFirst(), kind -> new HashSet<>())
                    .addAll(List.of(row.getLast().split("\\|")));
        }
    }

    private DateMarkup() {}

    static boolean published(Element element) {
        return has(element, "published");
    }

    static boolean modified(Element element) {
        return has(element, "modified");
    }

    /** Whether the element is outside the article. An {@code entry-footer} is part of the article. */
    static boolean elsewhere(Element element) {
        return has(element, "elsewhere") && !(isFooter(element) && has(element, "own"));
    }

    private static boolean isFooter(Element element) {
        return parts(element).contains("footer");
    }

    private static boolean has(Element element, String kind) {
        var wanted = KINDS.getOrDefault(kind, Set.of());
        return parts(element).stream().anyMatch(wanted::contains);
    }

    private static List<String> parts(Element element) {
        var names = element.className() + " " + element.id();
        if (names.isBlank()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        for (var part : PARTS.split(names.length() > LONGEST ? names.substring(0, LONGEST) : names)) {
            parts.add(part.toLowerCase(Locale.ROOT));
        }
        return parts;
    }
}
