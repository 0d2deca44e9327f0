package dev.parley.articles.reading;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Reads a web page: what it says of itself in the JSON-LD of its own article first, then in meta tags and markup; the
 * body from the markup, or from the JSON-LD where the markup does not hold most of it.
 */
final class HtmlArticles {
    private static final String NOTHING_FOUND =
            "No article was found in the page. Send the page of one article, with its"
                    + " text in paragraphs, or send the text itself as JSON or text/plain.";
    private static final double MOST = 0.7;
    private static final int LEAST_SUMMARY = 60;
    private static final List<String> TITLES = List.of("meta[property=og:title]", "meta[name=twitter:title]");
    private static final List<String> SITES = List.of("meta[property=og:site_name]", "meta[name=application-name]");
    private static final List<String> AUTHORS = List.of("meta[name=author]", "meta[name=byl]", "meta[name=dc.creator]");

    private HtmlArticles() {}

    static ParsedContent read(String html) {
        return into(new Draft(), html, false);
    }

    /**
     * Adds what a page or a fragment says to a draft; what the draft has already stays.
     *
     * @param given whether somebody told us that this is an article's body, so that any text will do
     */
    static ParsedContent into(Draft draft, String html, boolean given) {
        var page = Jsoup.parse(html);
        var facts = PageFacts.of(page);
        var described = JsonLd.article(page, facts, draft);
        var certain = described.filter(article -> JsonLd.isCertain(article, facts));
        described.ifPresent(article -> JsonLd.describe(article, facts, draft));
        certain.map(JsonLd::title).ifPresent(draft::title);
        describe(page, draft);
        described.map(JsonLd::title).ifPresent(draft::title);
        var markup = text(page, facts, given);
        var body = (markup.isBlank() ? described : certain)
                .flatMap(JsonLd::body)
                .map(HtmlText::plain)
                .filter(b -> isBetter(b, markup));
        if (body.isPresent()) {
            return draft.text(body.get());
        }
        if (!markup.isBlank()) {
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
                .map(HtmlText::plain)
                .filter(s -> s.length() >= LEAST_SUMMARY);
        if (saysArticle && summary.isPresent()) {
            return draft.text(summary.get()).note("The page has no article text; its summary was taken.");
        }
        return JsonArticles.noArticle(draft, NOTHING_FOUND);
    }

    private static String text(Document page, PageFacts facts, boolean given) {
        var outline = new PageOutline(page.body());
        var text = given && !hasArticle(page) ? "" : ArticleBody.of(outline, facts);
        return given && text.isEmpty() ? ArticleBody.ofFragment(outline) : text;
    }

    /**
     * Whether a JSON-LD body is to be taken in place of the page's own text. That text is the better one when most of
     * the JSON-LD body is in it, because it has paragraphs; and a JSON-LD body that is much shorter is a clipping.
     */
    private static boolean isBetter(String body, String markup) {
        if (markup.isBlank()) {
            return !body.isBlank();
        }
        var there = Shingles.of(markup);
        var wanted = Shingles.of(body);
        long common = wanted.stream().filter(there::contains).count();
        return body.length() * 2 >= markup.length() && common < wanted.size() * MOST;
    }

    private static boolean hasArticle(Document page) {
        return page.selectFirst("[itemprop=articleBody], article, main") != null;
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

    static Optional<String> content(Document page, String selector) {
        var meta = page.selectFirst(selector);
        return Optional.ofNullable(meta).map(m -> m.attr("content")).filter(c -> !c.isBlank());
    }
}
