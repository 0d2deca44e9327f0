package dev.parley.articles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The text of page markup, block by block. */
final class HtmlText {
    private static final Pattern MARKUP = Pattern.compile(
            "<(?:p|br|div|span|a|b|i|em|strong|article|html|body|h[1-6]|ul|li|blockquote)(?:\\s[^<>]{0,500})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final int LOOK_AT = 20_000;
    /** Inline in jsoup's eyes, but a line of its own on a page. */
    private static final Set<String> BREAKS = Set.of("br", "hr");

    private HtmlText() {}

    /** Whether a string is page markup rather than prose. */
    static boolean isMarkup(String text) {
        return MARKUP.matcher(text.substring(0, Math.min(text.length(), LOOK_AT)))
                .find();
    }

    /**
     * A run of text that stands alone on a page.
     *
     * @param tag the block element that it is in
     * @param text with {@code \n} for a break
     * @param linked how many of its characters are links
     */
    record Block(String tag, String text, int linked) {
        /** Whether it is mostly links: a menu, a teaser, a list of related stories. */
        boolean isLinks() {
            return linked * 5 > text.length() * 3;
        }
    }

    /** The text under an element: an empty line between blocks, a line end for a break. */
    static String of(Element root) {
        return of(root, element -> true);
    }

    /** The text under an element, without the elements that are not shown. */
    static String of(Element root, Predicate<Element> shown) {
        return blocks(root, shown).stream().map(Block::text).collect(Collectors.joining("\n\n"));
    }

    /** The blocks under an element, in one pass over it. */
    static List<Block> blocks(Element root, Predicate<Element> shown) {
        var reader = new BlockReader(shown);
        NodeTraversor.filter(reader, root);
        reader.close();
        return reader.blocks;
    }

    private static final class BlockReader implements NodeFilter {
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private final Deque<String> tags = new ArrayDeque<>();
        private final Predicate<Element> shown;
        private int links;
        private int linked;

        BlockReader(Predicate<Element> shown) {
            this.shown = shown;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element && !shown.test(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof TextNode text) {
                int before = open.length();
                append(open, text.getWholeText());
                linked += links > 0 ? open.length() - before : 0;
            } else if (node instanceof Element element) {
                if (BREAKS.contains(element.normalName())) {
                    open.append('\n');
                } else if (element.isBlock()) {
                    close();
                    tags.push(element.normalName());
                } else if (element.normalName().equals("a")) {
                    links++;
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !BREAKS.contains(element.normalName())) {
                if (element.isBlock()) {
                    close();
                    tags.pop();
                } else if (element.normalName().equals("a")) {
                    links--;
                }
            }
            return FilterResult.CONTINUE;
        }

        void close() {
            var text = open.toString().strip();
            if (!text.isEmpty()) {
                blocks.add(new Block(tags.isEmpty() ? "" : tags.peek(), text, linked));
            }
            open.setLength(0);
            linked = 0;
        }
    }

    /** In markup a line end is a space. */
    private static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c == '\n' || c == '\r' ? ' ' : c);
        }
    }
}
