package dev.parley.pages;

import dev.parley.exports.Export;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.pages.Page.Place;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The pages of exports: the form for an export of a search, and its progress. */
public final class ExportPage {
    private ExportPage() {}

    /**
     * The form.
     *
     * @param search address of the search whose results are exported
     * @param problem why it was not accepted
     */
    public static String form(SearchAddress search, Export.Of of, Optional<String> problem) {
        var body = new Html().tag("<div class=\"narrow\"><h1>Export this search</h1>\n");
        problem.ifPresent(text ->
                body.tag("<p class=\"alert\" role=\"alert\">").isolated(text).tag("</p>\n"));
        body.tag("<p>All results as one file, with a list of what is in it and its digests.</p>\n");
        body.tag("<form class=\"stack\" method=\"post\" action=\"/exports\">")
                .open("input", "type", "hidden", "name", "of", "value", of.label());
        search.parameters()
                .forEach((name, value) -> body.open("input", "type", "hidden", "name", name, "value", value));
        body.tag("<fieldset><legend>Format</legend>\n");
        for (var format : ExportFormat.values()) {
            body.tag("<label class=\"check\"><input type=\"radio\" name=\"format\"");
            body.tag(format == ExportFormat.CSV ? " checked" : "")
                    .tag(" value=\"" + format.label() + "\"> ")
                    .text(described(format, of))
                    .tag("</label>\n");
        }
        body.tag("</fieldset>\n<p><button type=\"submit\">Export</button></p></form>\n<p>");
        return Page.of(
                Place.NONE,
                "Export",
                body.link(search.toString(), "Back to the search").tag("</p></div>\n"));
    }

    /** @param links {@code download} and {@code manifest} when it is done */
    public static String progress(ExportState state, Map<String, URI> links) {
        var export = state.export();
        var search = new SearchAddress("/" + export.of().label(), export.search());
        var body = new Html().tag("<div class=\"narrow\"><h1>An export</h1>\n");
        switch (state.state()) {
            case WAITING, RUNNING -> running(body, state);
            case DONE -> {
                var result = state.result().orElseThrow();
                body.tag("<p role=\"status\">")
                        .text("It is done: " + Labels.count(result.written(), "entry", "entries") + ", "
                                + Labels.count(result.bytes(), "byte", "bytes") + ".")
                        .tag("</p>\n<p>")
                        .open("a", "class", "button", "href", String.valueOf(links.get("download")))
                        .text("Download " + export.fileName())
                        .tag("</a> ")
                        .link(String.valueOf(links.get("manifest")), "What is in it")
                        .tag("</p>\n");
                if (result.missing() > 0) {
                    body.tag("<p class=\"alert\">")
                            .text(Labels.count(result.missing(), "result", "results")
                                    + " could not be read any more; the list names them.")
                            .tag("</p>\n");
                }
                body.tag(
                                "<p class=\"soft\">The links live for five minutes: load the page again for new ones. The file is")
                        .tag(" removed after seven days.</p>\n<dl class=\"small\"><dt>SHA-256</dt><dd><code>")
                        .text(result.sha256())
                        .tag("</code></dd></dl>\n");
            }
            case FAILED ->
                body.tag("<p class=\"alert\" role=\"alert\">It failed. ")
                        .isolated(state.problem().orElse(""))
                        .tag("</p>\n");
        }
        body.tag("<dl class=\"properties\">")
                .pair("What", Labels.capitalised(export.of().label()))
                .pair("Format", export.format().label());
        body.tag("<dt>Asked for</dt><dd>").moment(export.asked()).tag("</dd></dl>\n<p>");
        return Page.of(
                Place.NONE,
                "An export",
                body.link(search.toString(), "The search").tag("</p></div>\n"));
    }

    private static void running(Html body, ExportState state) {
        body.tag("<div data-refresh=\"2\"><p role=\"status\">");
        var total = state.total();
        if (total.isPresent()) {
            body.text(Labels.number(state.done()) + " of " + Labels.number(total.get()) + " done.")
                    .tag("</p>")
                    .open(
                            "progress",
                            "aria-label",
                            "Progress",
                            "value",
                            Long.toString(state.done()),
                            "max",
                            Long.toString(Math.max(1, total.get())))
                    .tag("</progress>");
        } else {
            body.text("It waits for its turn.").tag("</p>");
        }
        body.tag("<p class=\"soft unscripted\">Load the page again to see how far it has come.</p></div>\n");
    }

    private static String described(ExportFormat format, Export.Of of) {
        var what = of == Export.Of.FACTS && format.holdsFacts() ? "facts" : "articles";
        return switch (format) {
            case CSV -> "CSV, " + what + ", for spreadsheets";
            case JSONL -> "JSON Lines, " + what + ", for programs";
            case NINJS -> "IPTC ninjs, " + what + ", for news systems";
            case WARC -> "WARC, " + what + " as they came, for web archives";
            case WACZ -> "WACZ, " + what + " with an index, for replay";
            case BAGIT -> "BagIt, " + what + " with their digests, for preservation";
        };
    }
}
