package dev.parley.articles.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes wire and page noise from paragraphs by the rules in {@code noise.tsv}. Runs in linear time: every rule
 * searches a bounded window, or starts at the occurrences of one character.
 */
final class Normaliser {
    private static final int WINDOW = 320;
    private static final int LONGEST_BRACKETS = 200;
    /** A longer paragraph with a photo credit is the article itself, not a caption. */
    private static final int LONGEST_CAPTION = 700;

    /** Later paragraphs are not cleaned, so that a page with a million short ones does not take minutes. */
    private static final int MOST_PARAGRAPHS = 10_000;

    /** Limits the number of credits removed from one paragraph. */
    private static final int MOST_ROUNDS = 20;

    private final Map<NoiseRule.Place, List<NoiseRule>> rules = new EnumMap<>(NoiseRule.Place.class);

    Normaliser(List<NoiseRule> rules) {
        for (var place : NoiseRule.Place.values()) {
            this.rules.put(place, rules.stream().filter(r -> r.place() == place).toList());
        }
    }

    private List<NoiseRule> rules(NoiseRule.Place place) {
        return rules.getOrDefault(place, List.of());
    }

    static Normaliser bundled() {
        return new Normaliser(NoiseRule.bundled());
    }

    /** The paragraphs without noise; empty when there was only noise. After the first 10,000 they are unchanged. */
    List<String> clean(List<String> paragraphs) {
        var cleaned = new ArrayList<String>();
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
                cleaned.add(stripped);
            }
        }
        cleaned.addAll(paragraphs.subList(Math.min(paragraphs.size(), MOST_PARAGRAPHS), paragraphs.size()));
        // A text that consists of captions is kept: a caption is better than no article.
        if (cleaned.isEmpty()) {
            caption.ifPresent(cleaned::add);
        }
        return cleaned;
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
        // "... Photo by A. B./UPI | License Photo" has two credits, so the rules are repeated until none matches. Only
        // the bounds move, so that a paragraph of megabytes is not copied in each round.
        do {
            before = end - start;
            for (var place : List.of(NoiseRule.Place.END, NoiseRule.Place.CAPTION_END)) {
                for (var rule : rules(place)) {
                    int from = Math.max(start, end - WINDOW);
                    var match = rule.pattern().matcher(text.substring(from, end));
                    end = match.find() ? from + match.start() : end;
                    while (end > start && text.charAt(end - 1) == ' ') {
                        end--;
                    }
                }
            }
            for (var place : List.of(NoiseRule.Place.START, NoiseRule.Place.CAPTION_START)) {
                for (var rule : rules(place)) {
                    var match = rule.pattern().matcher(text.substring(start, Math.min(end, start + WINDOW)));
                    start = match.lookingAt() ? start + match.end() : start;
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

    /** The offset of the closing bracket within the longest credit; -1 when there is none. */
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
        for (var rule : rules(NoiseRule.Place.BETWEEN)) {
            text = rule.pattern().matcher(text).replaceAll(" ");
        }
        return text;
    }

    private static void append(StringBuilder out, String piece) {
        // Of the two spaces around a removed credit, one is kept.
        boolean doubled = !out.isEmpty() && out.charAt(out.length() - 1) == ' ' && piece.startsWith(" ");
        out.append(doubled ? piece.substring(1) : piece);
    }

    private boolean matches(NoiseRule.Place place, String text) {
        return text.length() <= WINDOW
                && rules(place).stream().anyMatch(r -> r.pattern().matcher(text).matches());
    }

    private boolean finds(NoiseRule.Place place, String text) {
        return rules(place).stream().anyMatch(r -> r.pattern().matcher(text).find());
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), WINDOW));
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - WINDOW));
    }
}
