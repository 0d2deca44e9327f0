package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.application.ReadArchive.ArticleView;
import dev.parley.articles.ArchivedVersion;
import dev.parley.extraction.Mention;
import dev.parley.facts.Support;
import java.util.Map;

/** HTML pages of an article, with its versions and facts, and of one version with its text. */
public final class ArticlePage {
    private ArticlePage() {}

    /**
     * The page of an article.
     *
     * @param base scheme and host of the API, without a slash at the end
     */
    public static String of(ArticleView article, String base) {
        var title = titled(article.title());
        var body = new Html().tag("<h1>").isolated(title).tag("</h1>\n<dl>\n");
        article.source().ifPresent(source -> body.pair("Source", source));
        article.url()
                .ifPresent(url ->
                        body.tag("<dt>Address</dt><dd>").externalLink(url).tag("</dd>\n"));
        body.tag("</dl>\n<h2>Facts</h2>\n<ul>\n");
        for (var fact : article.facts()) {
            body.tag("<li>")
                    .link(base + "/facts/" + fact.id(), FactText.title(fact))
                    .tag(" ")
                    .text(FactPage.status(fact));
            body.tag("</li>\n");
        }
        body.tag("</ul>\n<h2>Versions</h2>\n<ol>\n");
        for (var version : article.versions()) {
            body.tag("<li>");
            body.link(base + "/articles/" + article.id() + "/versions/" + version.version(), titled(version.title()));
            body.text(", archived ").moment(version.arrived()).tag("</li>\n");
        }
        return Page.of(title, body.tag("</ol>\n"));
    }

    /**
     * The page of one version.
     *
     * @param mentions by the ids of the facts that they report
     * @param base scheme and host of the API, without a slash at the end
     * @param withText whether the page contains the text; false for a text that is too long for an answer
     */
    public static String of(ArchivedVersion version, Map<String, Mention> mentions, String base, boolean withText) {
        var article = version.article();
        var self = base + "/articles/" + article.id() + "/versions/" + article.version();
        var title = titled(article.title());
        var body = new Html().tag("<h1>").isolated(title).tag("</h1>\n<dl>\n");
        article.source().ifPresent(source -> body.pair("Source", source));
        article.agency().ifPresent(agency -> body.pair("Agency", agency));
        article.byline().ifPresent(byline -> body.pair("Byline", byline));
        body.tag("<dt>Published</dt><dd>");
        article.publishedAt()
                .ifPresentOrElse(
                        body::moment, () -> body.text(article.published().toString()));
        body.tag("</dd>\n<dt>Archived</dt><dd>").moment(article.arrived()).tag("</dd>\n");
        article.url()
                .ifPresent(url ->
                        body.tag("<dt>Address</dt><dd>").externalLink(url).tag("</dd>\n"));
        body.pair("SHA-256", version.originalSha256()).tag("</dl>\n<p>");
        body.link(base + "/articles/" + article.id(), "All versions").tag(" ");
        body.link(self + "/original", "Original")
                .tag(" ")
                .link(self + "/warc", "WARC file")
                .tag("</p>\n");
        reports(body, mentions, base);
        body.tag("<h2>Text</h2>\n");
        if (withText) {
            for (var paragraph : article.text().split("\n\n")) {
                body.tag("<p dir=\"auto\">").text(paragraph).tag("</p>\n");
            }
        } else {
            body.element("p", "The text is too long for a page. Read it in the original.");
        }
        return Page.of(title, body);
    }

    private static void reports(Html body, Map<String, Mention> mentions, String base) {
        if (mentions.isEmpty()) {
            return;
        }
        body.tag("<h2>Reports</h2>\n<ul>\n");
        mentions.entrySet().stream().limit(Support.MAX_SOURCES).forEach(one -> {
            var mention = one.getValue();
            body.tag("<li>");
            body.link(
                    base + "/facts/" + one.getKey(),
                    FactText.type(mention.type()) + ", " + mention.status().label());
            body.quotation(mention.evidence().text()).tag("</li>\n");
        });
        body.tag("</ul>\n");
    }

    private static String titled(String title) {
        return title.isBlank() ? "Untitled" : title;
    }
}
