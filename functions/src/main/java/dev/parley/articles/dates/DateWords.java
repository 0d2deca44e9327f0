package dev.parley.articles.dates;

import dev.parley.articles.WordList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words beside a printed date that say what day it is: see {@code date-words.tsv}. */
public final class DateWords {
    /** What the words say. */
    public enum Kind {
        PUBLISHED,
        MODIFIED,
        /** The day of something else: a copyright, a birth, a deadline. */
        OTHER
    }

    private static final int BEFORE = 45;
    private static final int AFTER = 25;
    private static final Map<Kind, Pattern> WORDS = new HashMap<>();

    static {
        var words = new HashMap<Kind, StringBuilder>();
        for (var row : WordList.table("date-words.tsv", 3)) {
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
     * What the words around a date say; the nearest before it count first.
     *
     * @param before the line up to the date
     * @param after the line from the date's end
     */
    public static Optional<Kind> around(String before, String after) {
        var near = MonthNames.folded(before.length() > BEFORE ? before.substring(before.length() - BEFORE) : before);
        Optional<Kind> found = Optional.empty();
        int last = -1;
        for (var kind : Kind.values()) {
            var words = WORDS.get(kind).matcher(near);
            while (words.find()) {
                if (words.end() > last) {
                    last = words.end();
                    found = Optional.of(kind);
                }
            }
        }
        if (found.isPresent()) {
            return found;
        }
        var next = MonthNames.folded(after.length() > AFTER ? after.substring(0, AFTER) : after);
        // "12.02.2025 veröffentlicht": but in "... | Updated 14 Feb" the words belong to the next date.
        for (var kind : new Kind[] {Kind.PUBLISHED, Kind.OTHER}) {
            var words = WORDS.get(kind).matcher(next);
            if (words.find() && next.substring(0, words.start()).chars().allMatch(c -> !Character.isLetter(c))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
