package dev.parley.articles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands above the words of a plain text: a mail's header fields (RFC 5322), front matter between lines of three
 * hyphens or plus signs, a line such as "Published: February 12, 2025", a line that is a date alone.
 */
final class TextHead {
    private static final int MOST_FIELDS = 60;
    private static final int LINES = 6;
    private static final int LONGEST_LINE = 120;

    /** What may be left of a line that is a date alone: the name of a weekday, "at", a zone. */
    private static final int OTHER_LETTERS = 14;

    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9_-]{1,40})\\s*[:=]\\s*(.*)");
    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?i)(?:from|date|subject|to|cc|reply-to|sender|message-id|received|return-path|mime-version|content-[a-z-]+|delivered-to|list-[a-z-]+|newsgroups|organization|x-[a-z0-9-]+):.*");
    private static final Pattern TIME = Pattern.compile(
            "(?i)[0-2]?[0-9][:.h][0-5][0-9](?:[:.][0-5][0-9])?(?:\\s?[ap]\\.?m\\.?)?|\\b(?:utc|gmt|[a-z]{1,4}t|z|uhr)\\b|[+-][0-9]{2}:?[0-9]{2}");
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

    private TextHead() {}

    /** Adds what the head says to a draft, and the text under it. */
    static Draft read(String text, Draft draft) {
        var lines = text.split("\\R", -1);
        int begin = frontMatter(lines, draft);
        return draft.text(withoutDates(begin == 0 ? mail(lines, draft) : begin, lines, draft));
    }

    /** The line after the front matter, or 0 where there is none. */
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

    /** The line after a mail's header, or 0 where the text is no mail. */
    private static int mail(String[] lines, Draft draft) {
        var fields = new HashMap<String, String>();
        String open = null;
        for (int i = 0; i < Math.min(lines.length, MOST_FIELDS); i++) {
            var line = lines[i];
            if (line.isBlank()) {
                boolean isMail = fields.containsKey("date") || fields.containsKey("subject");
                if (!isMail || fields.size() < 2) {
                    return 0;
                }
                draft.title(fields.get("subject")).source(displayName(fields.get("from")));
                draft.published(DayPlace.STATED, fields.get("date"));
                return i + 1;
            }
            if (open != null && Character.isWhitespace(line.charAt(0))) {
                fields.merge(open, line.strip(), (before, more) -> before + " " + more);
            } else if (MAIL_FIELD.matcher(line).matches()) {
                int colon = line.indexOf(':');
                open = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.putIfAbsent(open, line.substring(colon + 1).strip());
            } else {
                return 0;
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
                draft.published(DayPlace.STATED, value);
            } else if (MODIFIED.contains(name)) {
                draft.published(DayPlace.MODIFIED, value);
            }
        });
    }

    /** Offers the dates of the first lines, and leaves out the lines that are nothing else. */
    private static String withoutDates(int begin, String[] lines, Draft draft) {
        var kept = new ArrayList<String>();
        int seen = 0;
        for (int i = begin; i < lines.length; i++) {
            var line = lines[i].strip();
            boolean isDate = false;
            if (!line.isEmpty() && seen++ < LINES && line.length() <= LONGEST_LINE) {
                isDate = isDate(line, draft);
            }
            if (!isDate) {
                kept.add(lines[i]);
            }
        }
        return String.join("\n", kept);
    }

    private static boolean isDate(String line, Draft draft) {
        var days = DayScanner.in(line, draft.language().orElse("und"));
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
        boolean isStated = false;
        for (var day : days) {
            var words = DateWords.around(line.substring(0, day.start()), line.substring(day.end()));
            var place = place(words, isAlone);
            if (place.isPresent() && !isSentence) {
                draft.published(place.get(), line.substring(day.start()));
                isStated = true;
            }
        }
        return isStated && letters <= 2 * OTHER_LETTERS && !Byline.isLine(line);
    }

    private static Optional<DayPlace> place(Optional<DateWords.Kind> words, boolean isAlone) {
        if (words.isEmpty()) {
            return isAlone ? Optional.of(DayPlace.STATED) : Optional.empty();
        }
        return switch (words.get()) {
            case PUBLISHED -> Optional.of(DayPlace.STATED);
            case MODIFIED -> Optional.of(DayPlace.MODIFIED);
            case OTHER -> Optional.empty();
        };
    }

    /** The name before an address: "Harbour Wire <desk@example.org>". */
    private static String displayName(String from) {
        int address = from == null ? -1 : from.indexOf('<');
        return address <= 0 ? null : unquoted(from.substring(0, address).strip());
    }

    private static String unquoted(String value) {
        var bare = value.strip();
        boolean quoted = bare.length() >= 2
                && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
