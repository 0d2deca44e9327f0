package dev.parley.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads a web page: what it says of itself in JSON-LD first, then in meta tags and article markup; the body from the
 * JSON-LD, else the marked article, else the block with the most prose.
 */
final class HtmlArticles {
    private static final String NOTHING_FOUND =
            "No article was found in the page. Send the page of one article, with its"
                    + " text in paragraphs, or send the text itself as JSON or text/plain.";
    /** Less prose than this is a teaser, a list of links or an error page. */
    private static final int LEAST_PROSE = 140;

    /** Pages that nest or repeat their markup endlessly are read no further. */
    private static final int MOST_ROOTS = 20;

    private static final Set<String> PROSE = Set.of("p", "blockquote", "h2", "h3", "h4", "li");
    private static final int LEAST_SUMMARY = 60;
    private static final List<String> TITLES = List.of("meta[property=og:title]", "meta[name=twitter:title]");
    private static final List<String> SITES = List.of("meta[property=og:site_name]", "meta[name=application-name]");
    private static final List<String> AUTHORS = List.of("meta[name=author]", "meta[name=byl]", "meta[name=dc.creator]");

    private HtmlArticles() {}

    static Found read(String html) {
        return into(new Draft(), html, false);
    }

    /**
     * Adds what a page or a fragment says to a draft; what the draft has already stays.
     *
     * @param given whether somebody told us that this is an article's body, so that any text will do
     */
    static Found into(Draft draft, String html, boolean given) {
        var page = Jsoup.parse(html);
        var described = JsonLd.article(page, draft);
        described.ifPresent(article -> JsonLd.describe(article, draft));
        describe(page, draft);
        var shown = new PageNoise(page);
        var markup = given && !hasArticle(page) ? HtmlText.of(page.body(), shown::isShown) : prose(page, shown);
        var body = described.flatMap(JsonLd::body).map(HtmlArticles::unmarked).filter(b -> isBetter(b, markup));
        if (body.isPresent()) {
            return draft.text(body.get());
        }
        if (given && !markup.isBlank() || markup.length() >= LEAST_PROSE) {
            return draft.text(markup);
        }
        boolean saysArticle = described.isPresent()
                || content(page, "meta[property=og:type]")
                        .filter("article"::equals)
                        .isPresent();
        var summary = described
                .flatMap(JsonLd::summary)
                .or(() -> content(page, "meta[property=og:description]"))
                .or(() -> content(page, "meta[name=description]"))
                .map(HtmlArticles::unmarked)
                .filter(s -> s.length() >= LEAST_SUMMARY);
        if (saysArticle && summary.isPresent()) {
            return draft.text(summary.get()).note("The page has no article text; its summary was taken.");
        }
        return JsonArticles.noArticle(draft, NOTHING_FOUND);
    }

    /** The JSON-LD body often is a clipping; the page's own text is taken where it is much longer. */
    private static boolean isBetter(String body, String markup) {
        return !body.isBlank() && (markup.length() < LEAST_PROSE || body.length() * 2 >= markup.length());
    }

    private static String unmarked(String text) {
        return HtmlText.isMarkup(text) ? HtmlText.of(Jsoup.parse(text).body()) : text;
    }

    private static void describe(Document page, Draft draft) {
        var canonical = page.selectFirst("link[rel=canonical]");
        draft.url(canonical == null ? null : canonical.attr("href"));
        content(page, "meta[property=og:url]").ifPresent(draft::url);
        SITES.forEach(site -> content(page, site).ifPresent(draft::source));
        AUTHORS.forEach(author -> content(page, author).ifPresent(draft::byline));
        var author = page.selectFirst("[rel=author], [itemprop=author], .byline, .author");
        draft.byline(author == null ? null : author.text());
        TITLES.forEach(title -> content(page, title).ifPresent(draft::title));
        var heading = page.selectFirst("article h1, main h1, h1");
        draft.title(heading == null ? null : heading.text()).title(withoutSite(page.title(), draft.source()));
        draft.language(page.select("html").attr("lang"));
        content(page, "meta[property=og:locale]").ifPresent(draft::language);
        PageDays.offer(page, draft);
    }

    private static String withoutSite(String title, Optional<String> site) {
        for (var parting : List.of(" | ", " - ", " – ", " — ")) {
            int at = title.lastIndexOf(parting);
            if (at > 0
                    && site.filter(title.substring(at + parting.length()).strip()::equalsIgnoreCase)
                            .isPresent()) {
                return title.substring(0, at);
            }
        }
        return title;
    }

    private static Optional<String> content(Document page, String selector) {
        var meta = page.selectFirst(selector);
        return Optional.ofNullable(meta).map(m -> m.attr("content")).filter(c -> !c.isBlank());
    }

    private static boolean hasArticle(Document page) {
        return page.selectFirst("[itemprop=articleBody], article, main") != null;
    }

    /** The prose of the marked article, else of the block that has most. */
    private static String prose(Document page, PageNoise shown) {
        for (var root : List.of("[itemprop=articleBody]", "article", "main, [role=main]")) {
            var best = longest(page.select(root), shown);
            if (best.length() >= LEAST_PROSE) {
                return best;
            }
        }
        var lengths = new LinkedHashMap<Element, Integer>();
        for (var paragraph : page.select("p")) {
            if (paragraph.parent() != null && shown.isShown(paragraph)) {
                lengths.merge(paragraph.parent(), paragraph.ownText().length(), Integer::sum);
            }
        }
        var most = lengths.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return longest(List.of(most.orElse(page.body())), shown);
    }

    private static String longest(List<Element> roots, PageNoise shown) {
        var best = "";
        for (var root : roots.stream().filter(shown::isShown).limit(MOST_ROOTS).toList()) {
            var prose = proseOf(root, shown);
            best = prose.length() > best.length() ? prose : best;
        }
        return best;
    }

    private static String proseOf(Element root, PageNoise shown) {
        var blocks = HtmlText.blocks(root, shown::isShown).stream()
                .filter(b -> !b.isLinks())
                .toList();
        var prose = joined(blocks.stream().filter(b -> PROSE.contains(b.tag())).toList());
        // Some pages part paragraphs by breaks or plain divisions alone.
        var whole = prose.length() >= LEAST_PROSE ? prose : joined(blocks);
        return whole.contains(". ") || whole.endsWith(".") || whole.contains(".\n") ? whole : "";
    }

    private static String joined(List<HtmlText.Block> blocks) {
        return blocks.stream().map(HtmlText.Block::text).collect(Collectors.joining("\n\n"));
    }
}
