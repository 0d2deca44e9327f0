package dev.parley.articles.reading;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Reads a web page. Metadata come from the JSON-LD of the page's own article, then from meta elements and markup. The
 * body comes from the markup, or from JSON-LD when the markup lacks most of it.
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
     * Adds the metadata and text of a page or fragment to a draft. Existing values of the draft are kept.
     *
     * @param isBody whether the sender declared the HTML to be the body of an article, so that any text is accepted
     */
    static ParsedContent into(Draft draft, String html, boolean isBody) {
        var page = Jsoup.parse(html);
        var facts = PageMetadata.of(page);
        var described = JsonLd.article(page, facts, draft);
        var certain = described.filter(article -> JsonLd.isCertain(article, facts));
        described.ifPresent(article -> JsonLd.describe(article, facts, draft));
        certain.map(JsonLd::title).ifPresent(draft::title);
        describe(page, draft);
        described.map(JsonLd::title).ifPresent(draft::title);
        var markup = text(page, facts, isBody);
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
            return draft.text(summary.get()).note("The page has no article text; its summary was used.");
        }
        return JsonArticles.noArticle(draft, NOTHING_FOUND);
    }

    private static String text(Document page, PageMetadata facts, boolean isBody) {
        var outline = new PageOutline(page.body());
        var text = isBody && !hasArticle(page) ? "" : ArticleBody.of(outline, facts);
        return isBody && text.isEmpty() ? ArticleBody.ofFragment(outline) : text;
    }

    /**
     * Whether to use a JSON-LD body instead of the text in the markup. The markup is preferred when it has most of the
     * JSON-LD body, because it has paragraphs, and when the JSON-LD body is much shorter, because it is an excerpt.
     */
    private static boolean isBetter(String body, String markup) {
        if (markup.isBlank()) {
            return !body.isBlank();
        }
        var inMarkup = Shingles.of(markup);
        var inBody = Shingles.of(body);
        long common = inBody.stream().filter(inMarkup::contains).count();
        return body.length() * 2 >= markup.length() && common < inBody.size() * MOST;
    }

    private static boolean hasArticle(Document page) {
        return page.selectFirst("[itemprop=articleBody], article, main") != null;
    }

    private static void describe(Document page, Draft draft) {
        var canonical = page.selectFirst("link[rel=canonical]");
        if (canonical != null) {
            draft.url(canonical.attr("href"));
        }
        content(page, "meta[property=og:url]").ifPresent(draft::url);
        SITES.forEach(site -> content(page, site).ifPresent(draft::source));
        AUTHORS.forEach(author -> content(page, author).ifPresent(draft::byline));
        var author = page.selectFirst("[rel=author], [itemprop=author], .byline, .author");
        if (author != null) {
            draft.byline(author.text());
        }
        TITLES.forEach(title -> content(page, title).ifPresent(draft::title));
        var heading = page.selectFirst("article h1, main h1, h1");
        if (heading != null) {
            draft.title(heading.text());
        }
        draft.title(withoutSite(page.title(), draft.source()));
        draft.language(page.select("html").attr("lang"));
        content(page, "meta[property=og:locale]").ifPresent(draft::language);
        PageDates.collect(page, draft);
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
