package dev.parley.pages;

import dev.parley.extraction.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The text of an article with the sentences that report facts marked, each with a number that leads to its fact. */
final class MarkedText {
    private static final String PARAGRAPH = "\n\n";

    /** A marked stretch; {@code number} is that of its fact in the list beside the text. */
    private record Stretch(int start, int end, int number, String factId) {}

    private final List<Stretch> stretches;

    private MarkedText(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /**
     * @param mentions by the ids of the facts that they report, in the order of their numbers, from 1
     * @param in {@code title} or {@code text}
     */
    static MarkedText of(Map<String, Mention> mentions, String in, String text) {
        var stretches = new ArrayList<Stretch>();
        int number = 0;
        for (var one : mentions.entrySet()) {
            number++;
            var evidence = one.getValue().evidence();
            if (evidence.in().equals(in)
                    && evidence.end() <= text.length()
                    && text.substring(evidence.start(), evidence.end()).equals(evidence.text())) {
                stretches.add(new Stretch(evidence.start(), evidence.end(), number, one.getKey()));
            }
        }
        stretches.sort(Comparator.comparingInt(Stretch::start).thenComparingInt(Stretch::number));
        return new MarkedText(stretches);
    }

    /** The text in paragraphs. */
    Html paragraphs(String text) {
        var html = new Html();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(PARAGRAPH, start);
            end = end < 0 ? text.length() : end;
            html.tag("<p dir=\"auto\">").add(line(text, start, end)).tag("</p>\n");
            start = end + PARAGRAPH.length();
        }
        return html;
    }

    /** A part of the text with its marks; those of several facts may overlap. */
    Html line(String text, int from, int to) {
        var cuts = new TreeSet<>(List.of(from, to));
        for (var stretch : stretches) {
            for (int cut : List.of(stretch.start(), stretch.end())) {
                if (cut > from && cut < to) {
                    cuts.add(cut);
                }
            }
        }
        var html = new Html();
        int last = from;
        for (int cut : cuts) {
            if (cut > last) {
                html.add(piece(text, last, cut));
                last = cut;
            }
        }
        return html;
    }

    private Html piece(String text, int from, int to) {
        var marked = stretches.stream().anyMatch(s -> s.start() <= from && to <= s.end());
        var html = new Html();
        if (marked) {
            html.tag("<mark>").text(text.substring(from, to)).tag("</mark>");
        } else {
            html.text(text.substring(from, to));
        }
        for (var ending : endingAt(to, from)) {
            html.open(
                            "a",
                            "class",
                            "ref",
                            "id",
                            "mention-" + ending.number(),
                            "href",
                            "/facts/" + ending.factId(),
                            "aria-label",
                            "Fact " + ending.number())
                    .text(Integer.toString(ending.number()))
                    .tag("</a>");
        }
        return html;
    }

    private List<Stretch> endingAt(int end, int after) {
        return stretches.isEmpty()
                ? Collections.emptyList()
                : stretches.stream()
                        .filter(s -> s.end() == end && s.start() <= after)
                        .toList();
    }
}
