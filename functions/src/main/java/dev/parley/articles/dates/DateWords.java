package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import dev.parley.resources.ResourceTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises labels next to a date, such as "Published" and "Updated", by {@code date-words.tsv}. */
public final class DateWords {
    /** What the labelled date is. */
    public enum Kind {
        PUBLISHED,
        MODIFIED,
        /** The date of something else: a copyright, a birth, a deadline. */
        OTHER
    }

    /** Labels are searched in this many characters before and after the date. */
    private static final int BEFORE = 45;

    private static final int AFTER = 25;
    private static final Map<Kind, Pattern> WORDS = new HashMap<>();

    static {
        var words = new HashMap<Kind, StringBuilder>();
        for (var row : ResourceTable.table("articles/date-words.tsv", 3)) {
            var kind = Kind.valueOf(row.getFirst().toUpperCase(Locale.ROOT));
            for (var word : row.getLast().split("\\|")) {
                var all = words.computeIfAbsent(kind, k -> new StringBuilder());
                all.append(all.isEmpty() ? "" : "|").append(Pattern.quote(MonthNames.folded(word)));
            }
        }
        words.forEach((kind, all) ->
                WORDS.put(kind, Pattern.compile("(?<![\\p{L}\\p{M}])(?:" + all + ")(?![\\p{L}\\p{M}])")));
    }

    private DateWords() {}

    /**
     * The kind of a date by the label nearest before it, else by a label after it; empty when there is none.
     *
     * @param before the line up to the date
     * @param after the line from the end of the date
     */
    public static Optional<Kind> around(String before, String after) {
        var textBefore =
                MonthNames.folded(before.length() > BEFORE ? before.substring(before.length() - BEFORE) : before);
        Optional<Kind> nearest = Optional.empty();
        int last = -1;
        for (var kind : Kind.values()) {
            var words = requireNonNull(WORDS.get(kind)).matcher(textBefore);
            while (words.find()) {
                if (words.end() > last) {
                    last = words.end();
                    nearest = Optional.of(kind);
                }
            }
        }
        if (nearest.isPresent()) {
            return nearest;
        }
        var textAfter = MonthNames.folded(after.length() > AFTER ? after.substring(0, AFTER) : after);
        // "12.02.2025 veröffentlicht". MODIFIED is not tried: in "... | Updated 14 Feb" the label is that of the next
        // date.
        for (var kind : new Kind[] {Kind.PUBLISHED, Kind.OTHER}) {
            var words = requireNonNull(WORDS.get(kind)).matcher(textAfter);
            if (words.find() && textAfter.substring(0, words.start()).chars().allMatch(c -> !Character.isLetter(c))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
