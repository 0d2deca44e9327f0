package dev.parley.articles.reading;

import dev.parley.articles.DateSource;
import dev.parley.articles.dates.DateScanner;
import dev.parley.articles.dates.DateWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the lines above the body of a plain text: front matter between lines of three hyphens or plus signs, lines such
 * as "Published: February 12, 2025", and lines that consist of a date. {@link MimeMessage} reads mail headers.
 */
final class TextHeader {
    private static final int MOST_FIELDS = 60;
    /** Dates are searched in this many non-blank lines. */
    private static final int LINES = 6;

    private static final int LONGEST_LINE = 120;

    /** Letters that a line may have besides its date: a weekday, "at", a time zone. */
    private static final int OTHER_LETTERS = 14;

    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9_-]{1,40})\\s*[:=]\\s*(.*)");
    private static final Pattern TIME = Pattern.compile(
            "(?i)[0-2]?[0-9][:.h][0-5][0-9](?:[:.][0-5][0-9])?(?:\\s?[ap]\\.?m\\.?)?|(?<!\\w)(?:utc|gmt|[a-z]{1,4}t|z|uhr)(?!\\w)|[+-][0-9]{2}:?[0-9]{2}");
    private static final Set<String> PUBLISHED = Set.of(
            "date",
            "published",
            "pubdate",
            "publishdate",
            "publish_date",
            "published_at",
            "published_date",
            "date_published",
            "publication_date",
            "publication-date",
            "created",
            "issued");
    private static final Set<String> MODIFIED = Set.of("updated", "modified", "lastmod", "last_modified");

    private TextHeader() {}

    /** Adds the fields of the header and the text below it to a draft. */
    static Draft read(String text, Draft draft) {
        var lines = text.split("\\R", -1);
        return draft.text(withoutDates(frontMatter(lines, draft), lines, draft));
    }

    /** The index of the line after the front matter, or 0 when there is none. */
    private static int frontMatter(String[] lines, Draft draft) {
        var fence = lines[0].strip();
        if (!fence.equals("---") && !fence.equals("+++")) {
            return 0;
        }
        var fields = new HashMap<String, String>();
        for (int i = 1; i < Math.min(lines.length, MOST_FIELDS); i++) {
            var line = lines[i].strip();
            if (line.equals(fence) || line.equals("...")) {
                describe(fields, draft);
                return fields.isEmpty() ? 0 : i + 1;
            }
            var field = FIELD.matcher(line);
            if (field.matches()) {
                fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), unquoted(field.group(2)));
            }
        }
        return 0;
    }

    private static void describe(Map<String, String> fields, Draft draft) {
        draft.title(fields.get("title"));
        for (var name : List.of("author", "byline", "by")) {
            draft.byline(fields.get(name));
        }
        for (var name : List.of("source", "publisher", "outlet", "site")) {
            draft.source(fields.get(name));
        }
        for (var name : List.of("canonical", "url", "link", "canonical_url")) {
            draft.url(fields.get(name));
        }
        draft.language(fields.get("language")).language(fields.get("lang"));
        fields.forEach((name, value) -> {
            if (PUBLISHED.contains(name)) {
                draft.published(DateSource.STATED, value);
            } else if (MODIFIED.contains(name)) {
                draft.published(DateSource.MODIFIED, value);
            }
        });
    }

    /** Adds the dates of the first lines to the draft, and removes the lines that consist of a date. */
    private static String withoutDates(int begin, String[] lines, Draft draft) {
        var body = new ArrayList<String>();
        int seen = 0;
        for (int i = begin; i < lines.length; i++) {
            var line = lines[i].strip();
            boolean isDate = false;
            if (!line.isEmpty() && seen++ < LINES && line.length() <= LONGEST_LINE) {
                isDate = isDate(line, draft);
            }
            if (!isDate) {
                body.add(lines[i]);
            }
        }
        return String.join("\n", body);
    }

    private static boolean isDate(String line, Draft draft) {
        var days = DateScanner.in(line, draft.language().orElse("und"));
        var rest = new StringBuilder(line);
        for (var day : days) {
            rest.replace(day.start(), day.end(), " ".repeat(day.end() - day.start()));
        }
        long letters = TIME.matcher(rest)
                .replaceAll(" ")
                .chars()
                .filter(Character::isLetter)
                .count();
        boolean isAlone = days.size() == 1 && letters <= OTHER_LETTERS;
        boolean isSentence = line.endsWith(".") && letters > OTHER_LETTERS;
        boolean isLabelled = false;
        for (var day : days) {
            var words = DateWords.around(line.substring(0, day.start()), line.substring(day.end()));
            var source = source(words, isAlone);
            if (source.isPresent() && !isSentence) {
                draft.published(source.get(), line.substring(day.start()));
                isLabelled = true;
            }
        }
        return isLabelled && letters <= 2 * OTHER_LETTERS && !Byline.isLine(line);
    }

    private static Optional<DateSource> source(Optional<DateWords.Kind> words, boolean isAlone) {
        if (words.isEmpty()) {
            return isAlone ? Optional.of(DateSource.STATED) : Optional.empty();
        }
        return switch (words.get()) {
            case PUBLISHED -> Optional.of(DateSource.STATED);
            case MODIFIED -> Optional.of(DateSource.MODIFIED);
            case OTHER -> Optional.empty();
        };
    }

    private static String unquoted(String value) {
        var bare = value.strip();
        boolean quoted = bare.length() >= 2
                && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
