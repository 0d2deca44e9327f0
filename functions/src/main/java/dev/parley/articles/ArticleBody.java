package dev.parley.articles;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Finds the page's own article: the smallest part of the page that holds most of its prose, and the parts beside it
 * that go on with it.
 */
final class ArticleBody {
    /** Less prose than this, in letters of the Latin alphabet, is a teaser, a list of links or an error page. */
    static final int LEAST_PROSE = 140;

    private static final double DOMINANT = 0.6;
    private static final int PARAGRAPH = 80;
    private static final Set<String> PROSE = Set.of("p", "blockquote", "li", "dd", "dt", "tr", "pre", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LEAVES = Set.of("p", "blockquote", "ul", "ol", "dl", "li", "dd", "dt", "tr", "pre");
    private static final Set<String> UNITS = Set.of("article", "section", "li", "div", "td");
    private static final int LONGEST_TEASER = 500;

    private final PageOutline page;
    private final PageFacts facts;
    private final int headline;
    private boolean[] hidden;
    private PageOutline.Prose prose;
    private final int[] headings;
    private int[] labels;
    private int[] paragraphs;

    private ArticleBody(PageOutline page, PageFacts facts) {
        this.page = page;
        this.facts = facts;
        this.headline = headline();
        this.headings = new int[page.size() + 1];
        for (int i = 0; i < page.size(); i++) {
            headings[i + 1] = headings[i] + (page.element(i).normalName().equals("h1") ? 1 : 0);
        }
    }

    /** The article's text; empty when the page has none. */
    static String of(Element root, PageFacts facts) {
        var body = new ArticleBody(new PageOutline(root), facts);
        var text = body.text(PageNoise.of(body.page, body.headline, LEAST_PROSE));
        return !text.isEmpty() ? text : body.text(new boolean[body.page.size()]);
    }

    /** All text of a fragment that is known to be an article's body, without what is around it by name. */
    static String ofFragment(Element root) {
        var page = new PageOutline(root);
        var hidden = PageNoise.of(page, -1, 1);
        return HtmlText.joined(page.blocks().stream()
                .filter(block -> !hidden[page.owner(block)] && !block.isLinks())
                .toList());
    }

    private String text(boolean[] noise) {
        hidden = noise;
        prose = page.prose(hidden);
        hideTeasers();
        prose = page.prose(hidden);
        count();
        var regions = regions();
        var blocks = new ArrayList<HtmlText.Block>();
        for (var block : page.blocks()) {
            int owner = page.owner(block);
            if (!hidden[owner] && regions.get(owner)) {
                blocks.add(block);
            }
        }
        var cleaned = cleaned(blocks);
        return cleaned.stream().mapToInt(HtmlText.Block::prose).sum() < LEAST_PROSE ? "" : HtmlText.joined(cleaned);
    }

    private void count() {
        labels = new int[page.size() + 1];
        paragraphs = new int[page.size() + 1];
        for (var block : page.blocks()) {
            int owner = page.owner(block);
            if (!hidden[owner] && !block.isHeading()) {
                (block.prose() > 0 ? paragraphs : labels)[owner + 1]++;
            }
        }
        for (int i = 1; i <= page.size(); i++) {
            labels[i] += labels[i - 1];
            paragraphs[i] += paragraphs[i - 1];
        }
    }

    /** Whether there are few labels and links between the paragraphs: comments, tickers and teasers are full of them. */
    private boolean isRunning(int i) {
        int end = page.end(i);
        return (labels[end] - labels[i]) * 3 <= paragraphs[end] - paragraphs[i];
    }

    /** The heading that says the page's title: the first of the longest that do, else the first of the largest. */
    private int headline() {
        int best = -1;
        int length = 0;
        int first = -1;
        for (var block : page.blocks()) {
            if (block.isHeading() && block.tag().charAt(1) <= '3') {
                int said = facts.titleLetters(block.text());
                if (said > length) {
                    best = page.owner(block);
                    length = said;
                }
                first = first < 0 && block.tag().equals("h1") ? page.owner(block) : first;
            }
        }
        return best >= 0 ? best : first;
    }

    /** Hides short parts whose heading is a link to another page of the same site. */
    private void hideTeasers() {
        for (int i = 0; i < page.size(); i++) {
            hidden[i] = hidden[i] || i > 0 && hidden[page.parent(i)];
            var element = page.element(i);
            if (hidden[i] || !element.normalName().equals("a") || !facts.isElsewhere(element.attr("href"))) {
                continue;
            }
            int heading = headingOf(i);
            if (heading < 0) {
                continue;
            }
            int unit = page.parent(Math.min(heading, i));
            while (unit > 0 && !UNITS.contains(page.element(unit).normalName())) {
                unit = page.parent(unit);
            }
            if (unit > 0
                    && prose.in(unit) <= LONGEST_TEASER
                    && prose.in(unit) * 2 < prose.in(0)
                    && !page.holds(unit, headline)) {
                for (int j = unit; j < page.end(unit); j++) {
                    hidden[j] = true;
                }
            }
        }
    }

    /** The heading that a link is all of, in it or around it; -1 when it is part of no heading. */
    private int headingOf(int link) {
        int parent = page.parent(link);
        if (parent >= 0 && isHeading(parent)) {
            return parent;
        }
        for (int i = link + 1; i < Math.min(page.end(link), link + 6); i++) {
            if (isHeading(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isHeading(int i) {
        var name = page.element(i).normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    private BitSet regions() {
        int root = root();
        var regions = new BitSet(page.size());
        regions.set(root, page.end(root));
        long held = prose.in(root);
        for (int at = root; at > 0 && !isBoundary(at); at = page.parent(at)) {
            int parent = page.parent(at);
            for (int i = parent + 1; i < page.end(parent); i = page.end(i)) {
                if (i != at && goesOn(i, at, held)) {
                    regions.set(i, page.end(i));
                }
            }
        }
        return regions;
    }

    /** The smallest element that holds most of the prose, or most of the prose beside the page's headline. */
    private int root() {
        int root = 0;
        while (true) {
            int best = -1;
            int own = -1;
            for (int i = root + 1; i < page.end(root); i = page.end(i)) {
                best = best < 0 || prose.in(i) > prose.in(best) ? i : best;
                own = page.holds(i, headline) ? i : own;
            }
            if (own >= 0 && own != best && best >= 0) {
                long least = page.element(own).normalName().equals("article") ? LEAST_PROSE : Math.max(LEAST_PROSE, prose.in(best) / 4);
                best = prose.in(own) >= least ? own : best;
                if (best == own) {
                    root = best;
                    continue;
                }
            }
            if (best < 0
                    || LEAVES.contains(page.element(best).normalName())
                    || prose.in(best) < prose.in(root) * DOMINANT) {
                return root;
            }
            root = best;
        }
    }

    private boolean isBoundary(int at) {
        return page.element(at).normalName().equals("article") && page.holds(at, headline);
    }

    /** Whether an element beside the article's root goes on with it. */
    private boolean goesOn(int i, int at, long held) {
        long own = prose.in(i);
        if (own < 1 || headings[page.end(i)] - headings[i] > (page.holds(i, headline) ? 1 : 0)) {
            return false;
        }
        var element = page.element(i);
        var root = page.element(at);
        if (!LEAVES.contains(element.normalName())
                && element.normalName().equals(root.normalName())
                && element.attr("class").equals(root.attr("class"))
                && element.hasAttr("class")) {
            return true;
        }
        if (page.holds(at, headline)) {
            return false;
        }
        if (i < at) {
            return own >= PARAGRAPH && isRunning(i) && page.end(i) > headline && !isSummary(i);
        }
        return LEAVES.contains(element.normalName()) ? own >= PARAGRAPH : own * 4 >= held && isRunning(i);
    }

    private boolean isSummary(int i) {
        for (var block : page.blocks()) {
            if (page.holds(i, page.owner(block)) && block.prose() > 0 && !facts.isSummary(block.text())) {
                return false;
            }
        }
        return true;
    }

    /** The blocks without lists of links, labels, and headings that have nothing under them. */
    private List<HtmlText.Block> cleaned(List<HtmlText.Block> blocks) {
        long inParagraphs = 0;
        long all = 0;
        for (var block : blocks) {
            all += block.prose();
            inParagraphs += PROSE.contains(block.tag()) ? block.prose() : 0;
        }
        boolean divisions = inParagraphs * 2 < all;
        var kept = new ArrayList<HtmlText.Block>();
        HtmlText.Block next = null;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            var block = blocks.get(i);
            boolean keep;
            if (block.tag().equals("h1")) {
                keep = false;
            } else if (block.isHeading()) {
                keep = next != null && !next.isHeading();
            } else if (block.isLinks()) {
                keep = false;
            } else {
                keep = PROSE.contains(block.tag()) || block.prose() > 0 || divisions && next != null;
            }
            if (keep) {
                kept.add(block);
                next = block;
            }
        }
        return kept.reversed();
    }
}
