package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Prints an article as text: its newest version with the sentences that report facts, and its versions. */
final class ArticlePrinter {
    private final Terminal screen;

    ArticlePrinter(Terminal screen) {
        this.screen = requireNonNull(screen, "screen");
    }

    void article(JsonNode article, JsonNode newest) {
        head(newest);
        hold(article.path("hold"));
        mentions(newest.path("mentions"));
        var facts = article.path("facts");
        if (!facts.isEmpty()) {
            screen.line();
            screen.line(screen.bold("Facts that its versions report"));
            var columns = new AlignedColumns();
            var printer = new FactResultPrinter(screen);
            facts.forEach(fact -> columns.row(printer.cells(fact)));
            columns.lines().forEach(screen::line);
        }
        screen.line();
        screen.line(screen.bold("Versions, in order of arrival"));
        versions(article);
    }

    private void hold(JsonNode hold) {
        if (hold.isObject()) {
            screen.field(
                    "legal hold",
                    "since " + FactPrinter.moment(hold.path("when")) + ", by "
                            + Terminal.oneLine(hold.path("by").asText()) + ": "
                            + Terminal.oneLine(hold.path("reason").asText()));
        }
    }

    void version(JsonNode version) {
        head(version);
        mentions(version.path("mentions"));
    }

    void versions(JsonNode article) {
        var columns = new AlignedColumns();
        article.path("versions")
                .forEach(version -> columns.row(
                        version.path("version").asText(),
                        FactPrinter.moment(version.path("arrived")),
                        version.path("indexed").isTextual() ? "indexed" : "not indexed yet",
                        version.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "sha256:" + version.path("sha256").asText()));
        columns.lines().forEach(screen::line);
    }

    void tombstone(JsonNode problem) {
        screen.line(screen.bold("Deleted"));
        screen.field("article", problem.path("articleId").asText(""));
        screen.field("when", FactPrinter.moment(problem.path("deleted")));
        problem.path("versions")
                .forEach(version -> screen.field(
                        "version",
                        version.path("version").asText() + "  sha256:"
                                + version.path("sha256").asText("unknown")));
        screen.field(
                "reason",
                Terminal.oneLine(
                        problem.path("reason").asText(problem.path("detail").asText())));
    }

    private void head(JsonNode version) {
        var title = Terminal.oneLine(version.path("title").asText());
        screen.line(screen.bold(title.isEmpty() ? "(no title)" : title));
        screen.field("article", version.path("id").asText());
        screen.field("version", version.path("version").asText());
        screen.field("address", Terminal.oneLine(version.path("url").asText("")));
        screen.field("source", Terminal.oneLine(version.path("source").asText("")));
        screen.field("agency", Terminal.oneLine(version.path("agency").asText("")));
        screen.field("byline", Terminal.oneLine(version.path("byline").asText("")));
        screen.field("dateline", Terminal.oneLine(version.path("datelinePlace").asText("")));
        screen.field("published", published(version));
        screen.field("language", version.path("language").asText(""));
        var state = version.path("state").asText("READABLE");
        screen.field(
                "state",
                state.equals("READABLE") ? "" : state.toLowerCase(Locale.ROOT).replace('_', ' '));
        screen.field("arrived", FactPrinter.moment(version.path("arrived")));
        screen.field("SHA-256", version.path("sha256").asText(""));
        version.path("notes").forEach(note -> screen.field("note", Terminal.oneLine(note.asText())));
    }

    private static String published(JsonNode version) {
        var moment = version.path("publishedAt");
        return moment.isTextual()
                ? FactPrinter.moment(moment)
                : version.path("published").isTextual()
                        ? version.path("published").asText()
                        : "not known";
    }

    private void mentions(JsonNode mentions) {
        if (mentions.isEmpty()) {
            return;
        }
        screen.line();
        screen.line(screen.bold("Mentions"));
        mentions.forEach(mention -> {
            screen.line(mention.path("factId").asText("") + "  "
                    + mention.path("type").asText() + "  "
                    + String.join(", ", ResultPrinter.names(mention.path("participants"))) + "  "
                    + mention.path("status").asText() + "  "
                    + mention.path("date").asText("undated"));
            var evidence = mention.path("evidence");
            screen.line("  \"" + Terminal.oneLine(evidence.path("text").asText()) + "\" "
                    + screen.dim("(" + evidence.path("start").asInt() + "-"
                            + evidence.path("end").asInt() + ")"));
        });
    }
}
