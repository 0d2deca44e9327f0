package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.application.ReadArchive.VersionView;
import dev.parley.articles.Article;
import dev.parley.articles.DateSource;
import dev.parley.articles.RecordHead;
import dev.parley.extraction.Mention;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.pages.Page.Place;
import dev.parley.versions.CitationFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of one version of an article: its text with marked reports, its facts, its versions and its archive file. */
public final class ArticlePage {
    private static final int MAX_LISTED = 100;

    private ArticlePage() {}

    /** @param withText whether the page contains the text; false for a text that is too long for an answer */
    public static String of(ShownVersion view, boolean withText) {
        var article = view.version().article();
        var title = titled(article.title());
        var body = new Html().tag("<div class=\"document\">\n<article>\n");
        body.add(head(view, article, title));
        body.add(standing(view, article));
        if (withText) {
            body.tag("<div class=\"text\">\n")
                    .add(MarkedText.of(view.mentions(), "text", article.text()).paragraphs(article.text()))
                    .tag("</div>\n");
        } else {
            body.element("p", "The text is too long for a page. Read it in the original.");
        }
        body.tag("</article>\n<aside class=\"tools\" aria-label=\"About this article\">\n");
        body.add(reports(view))
                .add(copies(view.copies()))
                .add(versions(view, article))
                .add(file(view, article));
        return Page.of(Place.ARTICLES, title, body.tag("</aside></div>\n"));
    }

    private static Html head(ShownVersion view, Article article, String title) {
        var html = new Html().tag("<p class=\"kicker\">");
        html.isolated(article.source().or(article::agency).orElse("An unnamed source"));
        html.tag(" <span class=\"dot\" aria-hidden=\"true\">\u00b7</span> ");
        article.publishedAt().ifPresentOrElse(html::moment, () -> article.published()
                .ifPresentOrElse(html::day, () -> html.text("no day of publication is known")));
        if (!article.language().equals("en")) {
            html.text(" \u00b7 " + Labels.language(article.language()));
        }
        html.tag("</p>\n<h1 dir=\"auto\">");
        if (article.title().isBlank()) {
            html.text(title);
        } else {
            html.add(MarkedText.of(view.mentions(), "title", title).line(title, 0, title.length()));
        }
        html.tag("</h1>\n<p class=\"byline\">");
        article.byline().ifPresent(byline -> html.isolated(byline).tag(" "));
        article.agency()
                .filter(agency -> article.source().isPresent())
                .ifPresent(agency -> html.text("(").isolated(agency).text(") "));
        article.datelinePlace().ifPresent(place -> html.isolated(place).tag(" "));
        article.url().ifPresent(html::externalLink);
        return html.tag("</p>\n");
    }

    /** What a reader must know before reading. */
    private static Html standing(ShownVersion view, Article article) {
        var html = new Html();
        if (!view.isNewest()) {
            html.tag("<p class=\"alert\">This is an earlier version. ")
                    .link("/articles/" + article.id(), "The newest version")
                    .text(", ")
                    .link(difference(article, view.versions().getLast().version()), "what changed until then")
                    .tag("</p>\n");
        }
        if (view.isHeld()) {
            html.tag("<p class=\"soft\">A legal hold keeps it from deletion.</p>\n");
        }
        switch (article.standing()) {
            case USABLE -> {}
            case HELD -> html.tag("<p class=\"alert\">Its sender withheld it when it came: it reports nothing.</p>\n");
            case CANCELED -> html.tag("<p class=\"alert\">Its sender withdrew it.</p>\n");
        }
        switch (article.state()) {
            case READABLE -> {}
            case OTHER_LANGUAGE ->
                html.tag("<p class=\"soft\">It is not in English, and not searched for facts.</p>\n");
            case UNPARSED -> html.tag("<p class=\"alert\">No article was found in what was sent.</p>\n");
        }
        return html;
    }

    private static String difference(Article from, String to) {
        return "/articles/" + from.id() + "/diff?from=" + from.version() + "&to=" + to;
    }

    private static Html reports(ShownVersion view) {
        var html = new Html().tag("<section><h2>Facts</h2>\n");
        if (view.mentions().isEmpty()) {
            html.tag("<p class=\"soft\">").text("This version reports none.").tag("</p>\n");
        } else {
            html.tag("<ol class=\"reports\">\n");
            for (var one : view.mentions().entrySet().stream().limit(MAX_LISTED).toList()) {
                html.tag("<li>").add(report(one, view.facts())).tag("</li>\n");
            }
            html.tag("</ol>\n");
        }
        var others = view.facts().stream()
                .filter(fact -> !view.mentions().containsKey(fact.id()))
                .limit(MAX_LISTED)
                .toList();
        if (!others.isEmpty()) {
            html.tag("<h3>In other versions</h3><ul>");
            others.forEach(fact -> html.tag("<li>")
                    .link("/facts/" + fact.id(), SearchPage.parties(fact))
                    .text(" " + FactText.type(fact.type()))
                    .add(FactParts.marks(fact))
                    .tag("</li>"));
            html.tag("</ul>\n");
        }
        return html.tag("</section>\n");
    }

    private static Html report(Map.Entry<String, Mention> one, List<Fact> facts) {
        var fact = facts.stream().filter(f -> f.id().equals(one.getKey())).findFirst();
        var mention = one.getValue();
        var html = new Html().open("a", "href", "/facts/" + one.getKey());
        html.isolated(fact.map(SearchPage::parties).orElse("A fact")).tag("</a> ");
        html.text(FactText.type(mention.type()) + ", "
                + Labels.status(mention.status()).toLowerCase(Locale.ROOT));
        fact.ifPresent(found -> html.add(FactParts.marks(found)));
        return html;
    }

    private static Html copies(List<Sighting> copies) {
        var html = new Html();
        if (copies.isEmpty()) {
            return html;
        }
        html.tag("<section><h2>Copies elsewhere</h2><ul>");
        for (var copy : copies.stream().limit(MAX_LISTED).toList()) {
            html.tag("<li>")
                    .open(
                            "a",
                            "href",
                            "/articles/" + copy.version().articleId() + "/versions/"
                                    + copy.version().version())
                    .isolated(copy.outlet())
                    .tag("</a>, ")
                    .day(copy.published());
            if (!copy.origin().equalsIgnoreCase(copy.outlet())) {
                html.text(", from ").isolated(copy.origin());
            }
            html.tag("</li>");
        }
        return html.tag("</ul></section>\n");
    }

    private static Html versions(ShownVersion view, Article article) {
        var html = new Html().tag("<section><h2>Versions</h2>\n<ol class=\"versions\">\n");
        Optional<VersionView> before = Optional.empty();
        for (var version : view.versions()) {
            var isThis = version.version().equals(article.version());
            html.tag(isThis ? "<li class=\"here\">" : "<li>");
            var address = "/articles/" + article.id() + "/versions/" + version.version();
            if (isThis) {
                html.open("a", "href", address, "aria-current", "page");
            } else {
                html.open("a", "href", address);
            }
            html.moment(version.arrived()).tag("</a>");
            if (!titled(version.title()).equals(titled(article.title()))) {
                html.tag(" ").isolated(titled(version.title()));
            }
            before.ifPresent(last -> html.tag(" ")
                    .link(
                            "/articles/" + article.id() + "/diff?from=" + last.version() + "&to=" + version.version(),
                            "changes"));
            html.tag("</li>\n");
            before = Optional.of(version);
        }
        return html.tag("</ol></section>\n");
    }

    private static Html file(ShownVersion view, Article article) {
        var self = "/articles/" + article.id() + "/versions/" + article.version();
        var html = new Html().tag("<section><h2>In the archive</h2>\n<ul class=\"links\">");
        html.tag("<li>").link(self + "/original", "Original bytes").tag("</li>");
        html.tag("<li>").link(self + "/warc", "WARC file").tag("</li>");
        for (var format : CitationFormat.values()) {
            html.tag("<li>")
                    .link(self + "/citation?format=" + format.label(), "Cite as " + citation(format))
                    .tag("</li>");
        }
        html.tag("<li>")
                .link("/articles/" + article.id() + "/timemap", "TimeMap")
                .tag("</li></ul>\n<dl class=\"small\">");
        html.tag("<dt>Archived</dt><dd>").moment(article.arrived()).tag("</dd>\n");
        html.pair("Article", article.id()).pair("Version", article.version());
        html.tag("<dt>SHA-256 of the original</dt><dd><code>")
                .text(view.version().originalSha256())
                .tag("</code></dd>\n");
        html.tag("<dt>Last fixity check</dt><dd>")
                .moment(view.read())
                .text(", as this page was made: all digests of the file agree with its bytes")
                .tag("</dd>\n");
        view.version().originalType().ifPresent(type -> html.pair("Type as sent", type));
        html.pair("Size", Labels.count(view.version().original().length, "byte", "bytes"));
        article.publishedFrom().ifPresent(from -> html.pair("The day is from", source(from)));
        html.tag("</dl>\n").add(notes(article.notes())).add(records(view.records()));
        return html.tag("</section>\n");
    }

    private static Html notes(List<String> notes) {
        var html = new Html();
        if (!notes.isEmpty()) {
            html.tag("<h3>Notes on reading it</h3><ul class=\"small\">");
            notes.stream()
                    .limit(MAX_LISTED)
                    .forEach(note -> html.tag("<li>").isolated(note).tag("</li>"));
            html.tag("</ul>\n");
        }
        return html;
    }

    private static Html records(List<RecordHead> records) {
        var html = new Html().tag("<details><summary>Capture headers</summary>\n");
        for (var one : records) {
            html.element("h3", one.type()).tag("<pre>").text(one.lines()).tag("</pre>\n");
        }
        return html.tag("</details>\n");
    }

    private static String citation(CitationFormat format) {
        return switch (format) {
            case CSL -> "CSL-JSON";
            case BIBTEX -> "BibTeX";
            case RIS -> "RIS";
        };
    }

    private static String source(DateSource source) {
        return switch (source) {
            case DATELINE -> "the dateline";
            case SUBMISSION -> "the sender";
            case JSON_LD -> "JSON-LD of the page";
            case META -> "a meta element of the page";
            case MARKUP -> "a marked element of the page";
            case ADDRESS -> "the address";
            case CREATED -> "when the page was created";
            case TIME -> "a time element of the page";
            case STATED -> "a line that states it";
            case CLASS -> "an element marked as a date";
            case HEADLINE -> "a line near the headline";
            case TITLE -> "the title of the page";
            case SCRIPT -> "a script of the page";
            case MODIFIED -> "when the page was modified";
        };
    }

    static String titled(String title) {
        return title.isBlank() ? "Untitled" : title;
    }
}
