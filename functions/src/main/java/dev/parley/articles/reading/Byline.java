package dev.parley.articles.reading;

import dev.parley.articles.Characters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises bylines: "By Jane Doe", "By JANE DOE and JOHN ROE", "By a staff writer". */
final class Byline {
    private static final int LONGEST = 120;
    private static final int LOOK_AT = 3;
    private static final int LOOK_AT_FIELD = 400;
    private static final Pattern LINE = Pattern.compile(
            "(?:By|BY|Written by|by)\\s+((?:(?:a|an|our|the)\\s+)?(?:staff|own|special|correspondent|reporter|\\p{Lu}).*)");
    /** "By Tuesday", "By June" and "By Order" begin sentences or headings. */
    private static final Pattern NOT_A_NAME = Pattern.compile("(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b.*"
            + "|(?:january|february|march|april|may|june|july|august|september|october|november|december)\\b.*"
            + "|(?:the\\s+)?(?:end|time|order|order of|way|contrast|comparison|numbers)\\b.*");

    /** What pages print after the name: a date, a time, or a label of either. */
    private static final Pattern AFTER_NAME = Pattern.compile(
            "(?<!\\s)\\s*+(?:[|•·]|(?i:(?<!\\w)(?:last |first )?(?:published|updated|posted|modified)(?!\\w))|(?<!\\w)\\d{1,2}[:.]\\d{2}(?!\\w)).*");

    private Byline() {}

    static boolean isLine(String line) {
        return read(line).isPresent();
    }

    /** The name in a byline, without "By"; empty when the line is not a byline. */
    static Optional<String> read(String line) {
        if (line.length() > LONGEST || ".:?!".indexOf(line.isEmpty() ? '.' : line.charAt(line.length() - 1)) >= 0) {
            return Optional.empty();
        }
        var byline = LINE.matcher(line);
        if (!byline.matches() || NOT_A_NAME.matcher(byline.group(1)).matches()) {
            return Optional.empty();
        }
        return Optional.of(byline.group(1).strip());
    }

    /** The index of the first byline among the leading paragraphs; empty when there is none. */
    static Optional<Integer> among(List<String> paragraphs) {
        for (int i = 0; i < Math.min(LOOK_AT, paragraphs.size()); i++) {
            if (isLine(paragraphs.get(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Cleans the author's name from a metadata field and removes "By"; empty when it is not a name. */
    static Optional<String> ofField(String field) {
        var line = Characters.oneLine(field);
        var whole = line.regionMatches(true, 0, "by ", 0, 3) ? line.substring(3).strip() : line;
        var start = whole.substring(0, Math.min(whole.length(), LOOK_AT_FIELD));
        var name = AFTER_NAME.matcher(start).replaceFirst("");
        return name.isEmpty() || name.length() > 200 || name.startsWith("http") ? Optional.empty() : Optional.of(name);
    }
}
