package dev.parley.articles.reading;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.dates.MonthNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The text of a page by displayed lines, the element of each piece of text, and the line of the headline. Built in one
 * pass over the page.
 */
final class PageLines {
    private static final Set<String> BREAKS = Set.of("br", "hr");
    private static final Set<String> CELLS = Set.of("td", "th", "li", "dt", "dd", "option", "button");
    private static final Set<String> UNSHOWN = Set.of("script", "style", "noscript", "template", "select", "svg");

    /** A piece of a line: its offset in the line, and its element. */
    private record Piece(int start, Element element) {}

    static final class Line {
        private final StringBuilder text = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        String text() {
            return text.toString();
        }

        /** The innermost element that contains the character at an offset. */
        Element at(int offset) {
            var element = pieces.getFirst().element();
            for (var piece : pieces) {
                if (piece.start() > offset) {
                    break;
                }
                element = piece.element();
            }
            return element;
        }
    }

    /** An element that may have a date in its attributes, and the line at which it begins. */
    record Marked(Element element, int line) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Marked> marked = new ArrayList<>();
    private final @Nullable Element headline;
    private final Set<Element> aroundHeadline = Collections.newSetFromMap(new IdentityHashMap<>());
    private int headlineAt = -1;

    PageLines(Document page) {
        headline = headline(page);
        for (var up = headline; up != null; up = up.parent()) {
            aroundHeadline.add(up);
        }
        NodeTraversor.filter(new Reader(), page.body() == null ? page : page.body());
    }

    List<Line> lines() {
        return lines;
    }

    /** Elements that may have a date in an attribute: {@code time}, {@code abbr}, and those with a property. */
    List<Marked> marked() {
        return marked;
    }

    boolean hasHeadline() {
        return headlineAt >= 0;
    }

    /** The number of lines between a line and the headline; lines before the headline count double. */
    int distance(int line) {
        return line >= headlineAt ? line - headlineAt : 2 * (headlineAt - line);
    }

    int headlineAt() {
        return headlineAt;
    }

    /** Whether an element contains the headline. */
    boolean isAroundHeadline(Element element) {
        return aroundHeadline.contains(element);
    }

    /** The first heading that is part of the page's title, else the heading of the article, else the first h1. */
    private static @Nullable Element headline(Document page) {
        var title = MonthNames.folded(page.title());
        Element first = null;
        for (var level : List.of("h1", "h2", "h3", "h4")) {
            for (var heading : page.select(level)) {
                var text = MonthNames.folded(heading.text());
                if (text.length() >= 8 && title.contains(text)) {
                    return heading;
                }
                if (first == null && level.equals("h1") && !text.isBlank()) {
                    first = heading;
                }
            }
        }
        var own = page.selectFirst("article h1, main h1, [itemprop=headline]");
        return own == null ? first : own;
    }

    private final class Reader implements NodeFilter {
        private @Nullable Line open;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                append(text);
            } else if (node instanceof Element element) {
                var name = element.normalName();
                if (UNSHOWN.contains(name)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (breaks(element)) {
                    open = null;
                }
                if (element.equals(headline)) {
                    headlineAt = lines.size();
                }
                if (name.equals("time")
                        || name.equals("abbr")
                        || element.hasAttr("itemprop")
                        || element.hasAttr("property")
                        || element.hasAttr("datetime")
                        || element.hasAttr("pubdate")) {
                    marked.add(new Marked(element, open == null ? lines.size() : lines.size() - 1));
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && breaks(element)) {
                open = null;
            }
            return FilterResult.CONTINUE;
        }

        /** Numbers in adjacent elements, such as a day and a time, must be separated by a space. */
        private static boolean isNumberBeside(StringBuilder before, String text) {
            return !before.isEmpty()
                    && Character.isDigit(before.charAt(before.length() - 1))
                    && Character.isDigit(text.charAt(0));
        }

        private boolean breaks(Element element) {
            var name = element.normalName();
            return element.isBlock() || BREAKS.contains(name) || CELLS.contains(name);
        }

        private void append(TextNode node) {
            var text = node.getWholeText();
            if (text.isBlank()) {
                if (open != null && !open.text.isEmpty() && open.text.charAt(open.text.length() - 1) != ' ') {
                    open.text.append(' ');
                }
                return;
            }
            if (open == null) {
                open = new Line();
                lines.add(open);
            }
            if (isNumberBeside(open.text, text)) {
                open.text.append(' ');
            }
            open.pieces.add(new Piece(open.text.length(), requireNonNull(node.parent())));
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = Character.isWhitespace(c) || c == '\u00A0';
                if (!space) {
                    open.text.append(c);
                } else if (!open.text.isEmpty() && open.text.charAt(open.text.length() - 1) != ' ') {
                    open.text.append(' ');
                }
            }
        }
    }
}
