package dev.parley.articles.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes wire and page noise out of paragraphs, by the rules in {@code noise.tsv}, and leaves prose as it is. Works in
 * linear time: every rule looks at a bounded window, or at words found by a search for one character.
 */
final class Normaliser {
    private static final int WINDOW = 320;
    private static final int LONGEST_BRACKETS = 200;
    /** A caption longer than this is the article itself, printed as one paragraph with a photo's credit in it. */
    private static final int LONGEST_CAPTION = 700;

    /** No article has more paragraphs; a page of a million short ones must not cost minutes. */
    private static final int MOST_PARAGRAPHS = 10_000;

    /** Nobody prints more credits in a row. */
    private static final int MOST_ROUNDS = 20;

    private final Map<NoiseRule.Place, List<NoiseRule>> rules = new EnumMap<>(NoiseRule.Place.class);

    Normaliser(List<NoiseRule> rules) {
        for (var place : NoiseRule.Place.values()) {
            this.rules.put(place, rules.stream().filter(r -> r.place() == place).toList());
        }
    }

    static Normaliser bundled() {
        return new Normaliser(NoiseRule.bundled());
    }

    /** The paragraphs without noise, those after the first ten thousand as they are; empty when nothing but noise was there. */
    List<String> clean(List<String> paragraphs) {
        var kept = new ArrayList<String>();
        Optional<String> caption = Optional.empty();
        for (var paragraph : paragraphs.subList(0, Math.min(paragraphs.size(), MOST_PARAGRAPHS))) {
            if (matches(NoiseRule.Place.LINE, paragraph)) {
                continue;
            }
            var stripped = stripped(paragraph);
            if (stripped.isBlank() || matches(NoiseRule.Place.LINE, stripped)) {
                continue;
            }
            if (isCaption(paragraph)) {
                caption = caption.or(() -> Optional.of(stripped));
            } else {
                kept.add(stripped);
            }
        }
        kept.addAll(paragraphs.subList(Math.min(paragraphs.size(), MOST_PARAGRAPHS), paragraphs.size()));
        // A text that is nothing but a caption is kept: better a caption than no article.
        if (kept.isEmpty()) {
            caption.ifPresent(kept::add);
        }
        return kept;
    }

    private boolean isCaption(String paragraph) {
        return paragraph.length() <= LONGEST_CAPTION
                && (finds(NoiseRule.Place.CAPTION_END, end(paragraph))
                        || finds(NoiseRule.Place.CAPTION_START, start(paragraph)));
    }

    private String stripped(String paragraph) {
        var text = between(brackets(paragraph));
        int start = 0;
        int end = text.length();
        int rounds = 0;
        int before;
        // "... Photo by A. B./UPI | License Photo" ends twice, so rules are tried until none fits. Only the bounds
        // move:
        // a paragraph of megabytes is not copied each time.
        do {
            before = end - start;
            for (var place : List.of(NoiseRule.Place.END, NoiseRule.Place.CAPTION_END)) {
                for (var rule : rules.get(place)) {
                    int from = Math.max(start, end - WINDOW);
                    var found = rule.pattern().matcher(text.substring(from, end));
                    end = found.find() ? from + found.start() : end;
                    while (end > start && text.charAt(end - 1) == ' ') {
                        end--;
                    }
                }
            }
            for (var place : List.of(NoiseRule.Place.START, NoiseRule.Place.CAPTION_START)) {
                for (var rule : rules.get(place)) {
                    var found = rule.pattern().matcher(text.substring(start, Math.min(end, start + WINDOW)));
                    start = found.lookingAt() ? start + found.end() : start;
                }
            }
        } while (end - start < before && ++rounds < MOST_ROUNDS);
        return text.substring(start, end).strip();
    }

    private String brackets(String paragraph) {
        int open = paragraph.indexOf('(');
        if (open < 0) {
            return paragraph;
        }
        var out = new StringBuilder(paragraph.length());
        int from = 0;
        while (open >= 0) {
            int close = closing(paragraph, open);
            if (close > 0 && matches(NoiseRule.Place.BRACKETS, paragraph.substring(open + 1, close))) {
                append(out, paragraph.substring(from, open));
                from = close + 1;
            }
            open = paragraph.indexOf('(', Math.max(open + 1, from));
        }
        append(out, paragraph.substring(from));
        return out.toString().strip();
    }

    /** Where the bracket closes, within the longest that a credit may be; -1 when it does not. */
    private static int closing(String paragraph, int open) {
        for (int i = open + 1; i < Math.min(paragraph.length(), open + LONGEST_BRACKETS); i++) {
            if (paragraph.charAt(i) == ')') {
                return i;
            }
            if (paragraph.charAt(i) == '(') {
                return -1;
            }
        }
        return -1;
    }

    private String between(String paragraph) {
        var text = paragraph;
        for (var rule : rules.get(NoiseRule.Place.BETWEEN)) {
            text = rule.pattern().matcher(text).replaceAll(" ");
        }
        return text;
    }

    private static void append(StringBuilder out, String piece) {
        // Where a credit stood between two spaces, one is enough.
        boolean doubled = !out.isEmpty() && out.charAt(out.length() - 1) == ' ' && piece.startsWith(" ");
        out.append(doubled ? piece.substring(1) : piece);
    }

    private boolean matches(NoiseRule.Place place, String text) {
        return text.length() <= WINDOW
                && rules.get(place).stream()
                        .anyMatch(r -> r.pattern().matcher(text).matches());
    }

    private boolean finds(NoiseRule.Place place, String text) {
        return rules.get(place).stream().anyMatch(r -> r.pattern().matcher(text).find());
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), WINDOW));
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - WINDOW));
    }
}
