package dev.parley.articles.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Extracts text from HTML, block by block. */
final class HtmlText {
    private static final Pattern MARKUP = Pattern.compile(
            "<(?:p|br|div|span|a|b|i|em|strong|article|html|body|h[1-6]|ul|li|blockquote)(?:\\s[^<>]{0,500})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
    private static final int LOOK_AT = 20_000;
    /** A character was escaped three times over, the most that occurs. */
    private static final int MOST_ESCAPES = 3;
    /** Elements that jsoup treats as inline but that break lines. */
    private static final Set<String> BREAKS = Set.of("br", "hr");

    private static final Set<String> CELLS = Set.of("td", "th");
    private static final int LONGEST_ROW = 400;
    private static final int SHORTEST_PROSE = 25;
    /** The first CJK character. One of these holds as much text as two letters. */
    private static final char WIDE = '\u2E80';

    private HtmlText() {}

    /** Whether a string contains HTML markup. */
    static boolean isMarkup(String text) {
        return MARKUP.matcher(text.substring(0, Math.min(text.length(), LOOK_AT)))
                .find();
    }

    /** Decodes HTML entities, even if escaped several times, and removes markup. */
    static String plain(String text) {
        var decoded = decoded(text);
        return isMarkup(decoded) ? of(Jsoup.parse(decoded).body()) : decoded;
    }

    /** Decodes HTML entities, even if escaped several times. */
    static String decoded(String text) {
        var decoded = text;
        for (int i = 0; i < MOST_ESCAPES && ENTITY.matcher(decoded).find(); i++) {
            decoded = ENTITY.matcher(decoded)
                    .replaceAll(e -> Matcher.quoteReplacement(Parser.unescapeEntities(e.group(), false)));
        }
        return decoded;
    }

    /**
     * A block of text.
     *
     * @param owner the block element that contains it
     * @param text the text, with {@code \n} for a line break
     * @param linked the number of its characters that are in links
     */
    record Block(Element owner, String text, int linked) {
        String tag() {
            return owner.normalName();
        }

        /** Whether it consists mostly of links, such as a menu, a teaser or a list of related stories. */
        boolean isLinks() {
            return linked * 5 > text.length() * 3;
        }

        boolean isHeading() {
            return HtmlText.isHeading(owner);
        }

        /** The amount of prose, in Latin letters; 0 for headings, lists of links and short labels. */
        int prose() {
            if (isHeading() || isLinks()) {
                return 0;
            }
            int width = width(text) - linked;
            return width < SHORTEST_PROSE ? 0 : width;
        }
    }

    static boolean isHeading(Element element) {
        var tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    /** The length of a text in Latin letters; CJK characters count twice. */
    static int width(String text) {
        int width = text.length();
        for (int i = 0; i < text.length(); i++) {
            width += text.charAt(i) >= WIDE ? 1 : 0;
        }
        return width;
    }

    /** The text in an element, with a blank line between blocks and a line end for a line break. */
    static String of(Element root) {
        return joined(blocks(root));
    }

    static String joined(List<Block> blocks) {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
    }

    /** The blocks in an element, found in one pass. */
    static List<Block> blocks(Element root) {
        var reader = new BlockReader(root);
        NodeTraversor.filter(reader, root);
        reader.close();
        return reader.blocks;
    }

    private static final class BlockReader implements NodeFilter {
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private final Deque<Element> owners = new ArrayDeque<>();
        private final Deque<Inline> inlines = new ArrayDeque<>();
        private int links;
        private int linked;
        private int preformatted;
        /** Whether a cross-reference was just removed: a full stop or bracket after it is removed too. */
        private boolean afterCrossReference;
        /** The table row that is being read as one block, or null. */
        private @Nullable Element row;

        BlockReader(Element root) {
            owners.push(root);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                int before = open.length();
                append(text.getWholeText());
                linked += links > 0 ? open.length() - before : 0;
            } else if (node instanceof Element element) {
                if (PageNoise.isSkipped(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (BREAKS.contains(element.normalName())) {
                    open.append('\n');
                } else if (isCellOfRow(element)) {
                    open.append(open.isEmpty() ? "" : " | ");
                } else if (element.isBlock()) {
                    close();
                    owners.push(element);
                    preformatted += element.normalName().equals("pre") ? 1 : 0;
                    row = element.normalName().equals("tr") && isDataRow(element) ? element : row;
                } else {
                    inlines.push(new Inline(open.length(), linked));
                    links += element.normalName().equals("a") ? 1 : 0;
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !BREAKS.contains(element.normalName()) && !isCellOfRow(element)) {
                if (element.isBlock()) {
                    close();
                    owners.pop();
                    preformatted -= element.normalName().equals("pre") ? 1 : 0;
                    row = element.equals(row) ? null : row;
                } else {
                    boolean link = element.normalName().equals("a");
                    links -= link ? 1 : 0;
                    removeCrossReference(inlines.pop(), link);
                }
            }
            return FilterResult.CONTINUE;
        }

        /** Removes a link to another story, with its label, from a paragraph. */
        private void removeCrossReference(Inline inline, boolean link) {
            // A block inside the inline element has already closed the text before it.
            if (inline.start() < open.length()) {
                int from = CrossReference.start(open, inline.start(), link);
                if (from >= 0) {
                    boolean bracket = from > 0 && "([".indexOf(open.charAt(from - 1)) >= 0;
                    open.setLength(bracket ? from - 1 : from);
                    linked = Math.min(linked, inline.linked());
                    afterCrossReference = true;
                }
            }
        }

        private boolean isCellOfRow(Element element) {
            return row != null && row.equals(element.parent()) && CELLS.contains(element.normalName());
        }

        void close() {
            var text = open.toString().strip();
            if (!text.isEmpty()) {
                blocks.add(new Block(owners.peek(), text, Math.min(linked, text.length())));
            }
            open.setLength(0);
            linked = 0;
            afterCrossReference = false;
        }

        /** Appends text; outside {@code pre}, runs of white space become one space. */
        private void append(String text) {
            int from = afterCrossReference && !text.isEmpty() && ".)]".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
            afterCrossReference = false;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
                if (!space || preformatted > 0) {
                    open.append(c);
                } else if (!open.isEmpty() && open.charAt(open.length() - 1) > ' ') {
                    open.append(' ');
                }
            }
        }
    }

    /** The offset of an inline element in the open block, and the number of linked characters before it. */
    private record Inline(int start, int linked) {}

    /** Whether a table row holds short values, not the paragraphs of a page with a table layout. */
    private static boolean isDataRow(Element row) {
        var seen = new int[2];
        NodeTraversor.filter(
                (Node node, int depth) -> {
                    if (node instanceof TextNode text) {
                        seen[0] += text.getWholeText().length();
                    } else if (node instanceof Element element && !element.equals(row)) {
                        boolean cell = row.equals(element.parent()) && CELLS.contains(element.normalName());
                        seen[1] += cell ? 1 : 0;
                        if (!cell && (element.isBlock() || BREAKS.contains(element.normalName()))) {
                            seen[0] = LONGEST_ROW;
                        }
                    }
                    return seen[0] < LONGEST_ROW ? NodeFilter.FilterResult.CONTINUE : NodeFilter.FilterResult.STOP;
                },
                row);
        return seen[0] < LONGEST_ROW && seen[1] > 1;
    }
}
