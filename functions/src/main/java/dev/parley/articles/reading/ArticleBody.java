package dev.parley.articles.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the text of a page's own article: the smallest element with most of the page's prose, and the siblings that
 * continue it. Class names are only used to exclude what surrounds an article (see {@link PageNoise}). When too little
 * text remains, they are ignored.
 */
final class ArticleBody {
    /** Less prose than this, in Latin letters, is a teaser, a list of links or an error page. */
    static final int LEAST_PROSE = 140;

    /** The article is in a child element that has at least this share of the prose of its parent. */
    private static final double DOMINANT = 0.6;

    /** Paragraphs passed on the way down belong to the article when they have more than a third as much prose. */
    private static final int MOST_PASSED = 3;

    /** The story next to the headline is the page's own even if another story is up to four times as long. */
    private static final int TIMES_LONGER = 4;

    /** A part after the article continues it when it has at least a quarter as much prose. */
    private static final int LEAST_PART = 4;

    /** Running text has at least three paragraphs for each label or link. */
    private static final int PARAGRAPHS_PER_LABEL = 3;

    private static final int PARAGRAPH = 80;
    /** A longer text below a linked heading is part of the article, not a teaser. */
    private static final int LONGEST_TEASER = 500;

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "ul", "ol", "dl", "li", "dd", "dt", "tr", "pre");
    private static final Set<String> SECTIONS = Set.of("article", "section");
    private static final Set<String> UNITS = Set.of("article", "section", "li", "div", "td");

    private final PageOutline page;
    private final PageMetadata facts;
    /** The number of the element that is the page's headline, or -1. */
    private final int headline;
    /** By element number, whether the element is excluded from the article. */
    private boolean[] hidden;

    private PageOutline.Sums prose;
    private PageOutline.Sums paragraphs;
    private PageOutline.Sums labels;
    private final PageOutline.Sums titles;
    private final PageOutline.Sums headings;

    @SuppressWarnings("NullAway.Init") // text() sets the rest before it reads it
    private ArticleBody(PageOutline page, PageMetadata facts) {
        this.page = page;
        this.facts = facts;
        this.headline = headline();
        this.titles = page.elements(element -> element.normalName().equals("h1"));
        this.headings = page.elements(HtmlText::isHeading);
    }

    /** The article's text; empty when the page has no article. */
    static String of(PageOutline page, PageMetadata facts) {
        var body = new ArticleBody(page, facts);
        var text = body.text(PageNoise.of(page, body.headline, LEAST_PROSE));
        return text.isEmpty() ? body.text(new boolean[page.size()]) : text;
    }

    /** The text of a fragment that is known to be an article's body, without elements excluded by name. */
    static String ofFragment(PageOutline page) {
        var hidden = PageNoise.of(page, -1, 1);
        return HtmlText.joined(page.blocks().stream()
                .filter(block -> !hidden[page.owner(block)] && !block.isLinks())
                .toList());
    }

    private String text(boolean[] noise) {
        hidden = noise;
        prose = page.blocks(HtmlText.Block::prose, hidden);
        hideTeasers();
        prose = page.blocks(HtmlText.Block::prose, hidden);
        paragraphs = page.blocks(block -> block.prose() > 0 ? 1 : 0, hidden);
        labels = page.blocks(block -> block.prose() > 0 || block.isHeading() ? 0 : 1, hidden);
        var regions = regions();
        var blocks = cleaned(page.blocks().stream()
                .filter(block -> regions.get(page.owner(block)) && !hidden[page.owner(block)])
                .toList());
        return blocks.stream().mapToInt(HtmlText.Block::prose).sum() < LEAST_PROSE ? "" : HtmlText.joined(blocks);
    }

    /** The heading that shares most letters with the page's title, else the first h1. */
    private int headline() {
        int best = -1;
        int most = 0;
        int first = -1;
        for (var block : page.blocks()) {
            if (block.isHeading() && block.tag().charAt(1) <= '3') {
                int shared = facts.titleLetters(block.text());
                if (shared > most) {
                    best = page.owner(block);
                    most = shared;
                }
                first = first < 0 && block.tag().equals("h1") ? page.owner(block) : first;
            }
        }
        return best >= 0 ? best : first;
    }

    /** Hides short elements whose heading is a link to another page of the same site. */
    private void hideTeasers() {
        var units = new int[page.size()];
        for (int i = 1; i < page.size(); i++) {
            var element = page.element(i);
            units[i] = UNITS.contains(element.normalName()) ? i : units[page.parent(i)];
            if (!hidden[i] && element.normalName().equals("a") && facts.isElsewhere(element.attr("href"))) {
                int heading = headingOf(i);
                int unit = heading < 0 ? 0 : units[Math.min(i, heading)];
                hidden[unit] |= unit > 0
                        && prose.in(unit) <= LONGEST_TEASER
                        && prose.in(unit) * 2 < prose.in(0)
                        && !page.holds(unit, headline);
            }
        }
        for (int i = 1; i < page.size(); i++) {
            hidden[i] |= hidden[page.parent(i)];
        }
    }

    /** The heading that contains a link or is just inside it; -1 when there is none. */
    private int headingOf(int link) {
        if (HtmlText.isHeading(page.element(page.parent(link)))) {
            return page.parent(link);
        }
        int within = link + 1;
        while (within < page.end(link) && within <= link + 3) {
            if (HtmlText.isHeading(page.element(within))) {
                return within;
            }
            within++;
        }
        return -1;
    }

    /** The numbers of the elements whose text belongs to the article. */
    private BitSet regions() {
        int root = root();
        var regions = new BitSet(page.size());
        regions.set(root, page.end(root));
        for (int i = root + 1; i < page.end(root); i = page.end(i)) {
            if (page.holds(root, headline) && isOtherStory(i)) {
                regions.clear(i, page.end(i));
            }
        }
        for (int at = root; at > 0 && !isBoundary(at); at = page.parent(at)) {
            int parent = page.parent(at);
            for (int i = parent + 1; i < page.end(parent); i = page.end(i)) {
                if (i != at && continues(i, at, prose.in(root))) {
                    regions.set(i, page.end(i));
                }
            }
        }
        return regions;
    }

    /**
     * The smallest element with most of the prose. If the headline is in another element with enough prose, that element
     * is the page's own article and the larger one is another story.
     */
    private int root() {
        int root = 0;
        // Pages with unclosed elements have paragraphs on the way down.
        int firstPassed = -1;
        long passed = 0;
        while (true) {
            int best = -1;
            int own = -1;
            long inParagraphs = prose.in(root);
            long inArticles = 0;
            for (int i = root + 1; i < page.end(root); i = page.end(i)) {
                best = best < 0 || prose.in(i) > prose.in(best) ? i : best;
                own = page.holds(i, headline) ? i : own;
                inParagraphs -= isParagraph(i) ? 0 : prose.in(i);
                inArticles += page.element(i).normalName().equals("article") ? prose.in(i) : 0;
            }
            // Article elements next to the one with the headline are cards of other stories.
            boolean beside = own >= 0 && inArticles > 0 && inArticles + prose.in(own) >= prose.in(root);
            if (own >= 0 && (own != best || beside) && prose.in(own) >= leastOwn(own, best)) {
                best = own;
            } else if (best < 0
                    || isParagraph(best)
                    || prose.in(best) < prose.in(root) * DOMINANT
                    || inParagraphs >= LEAST_PROSE && isOtherStory(best)) {
                break;
            }
            firstPassed = firstPassed < 0 && inParagraphs > 0 ? root : firstPassed;
            passed += inParagraphs;
            root = best;
        }
        return passed * MOST_PASSED > prose.in(root) ? firstPassed : root;
    }

    private long leastOwn(int own, int best) {
        return page.element(own).normalName().equals("article")
                ? LEAST_PROSE
                : Math.max(LEAST_PROSE, prose.in(best) / TIMES_LONGER);
    }

    private boolean isParagraph(int i) {
        return PARAGRAPHS.contains(page.element(i).normalName());
    }

    /** Whether the article ends with this element: nothing outside it belongs to the article. */
    private boolean isBoundary(int i) {
        return page.element(i).normalName().equals("article") && page.holds(i, headline);
    }

    /**
     * Whether an element continues the article in its sibling.
     *
     * @param held the amount of prose in the article
     */
    private boolean continues(int i, int article, long held) {
        if (prose.in(i) == 0 || isOtherStory(i)) {
            return false;
        }
        if (isSameKind(i, article)) {
            return true;
        }
        if (page.holds(article, headline)) {
            return false;
        }
        if (i < article) {
            return prose.in(i) >= PARAGRAPH && isRunningText(i) && page.end(i) > headline;
        }
        return isParagraph(i) ? prose.in(i) >= PARAGRAPH : prose.in(i) * LEAST_PART >= held && isRunningText(i);
    }

    /** Whether an element has a headline other than the page's. */
    private boolean isOtherStory(int i) {
        return headline >= 0 && titles.in(i) > (page.holds(i, headline) ? 1 : 0);
    }

    /** Whether two elements look like parts of one text, or posts of one live blog. */
    private boolean isSameKind(int i, int article) {
        var tag = page.element(i).normalName();
        var names = names(i);
        if (isParagraph(i)
                || !names.equals(names(article))
                || !tag.equals(page.element(article).normalName())) {
            return false;
        }
        if (!names.isBlank()) {
            return true;
        }
        // Without a class name, a sibling of the headline's element must have no heading, which would be another
        // story's.
        return page.holds(article, headline)
                ? prose.in(i) <= prose.in(article) && headings.in(i) == 0 && isRunningText(i)
                : SECTIONS.contains(tag);
    }

    private String names(int i) {
        var element = page.element(i);
        return (element.attr("class") + " " + element.attr("itemprop")).strip();
    }

    /** Whether there are few labels and links per paragraph; comments, tickers and teasers have many. */
    private boolean isRunningText(int i) {
        return labels.in(i) * PARAGRAPHS_PER_LABEL <= paragraphs.in(i);
    }

    /** Removes lists of links, labels, and headings with no text below them. */
    private static List<HtmlText.Block> cleaned(List<HtmlText.Block> blocks) {
        long inParagraphs = 0;
        long all = 0;
        for (var block : blocks) {
            all += block.prose();
            inParagraphs += PARAGRAPHS.contains(block.tag()) ? block.prose() : 0;
        }
        boolean inDivisions = inParagraphs * 2 < all;
        // From the end, so that the text below a heading is already decided.
        var content = new ArrayList<HtmlText.Block>();
        for (var block : blocks.reversed()) {
            boolean keep;
            if (block.isHeading()) {
                keep = !block.tag().equals("h1")
                        && !content.isEmpty()
                        && !content.getLast().isHeading();
            } else {
                keep = !block.isLinks()
                        && (PARAGRAPHS.contains(block.tag()) || block.prose() > 0 || inDivisions && !content.isEmpty());
            }
            if (keep) {
                content.add(block);
            }
        }
        return content.reversed();
    }
}
