package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Prints versions of articles: day of publication, outlet, title, number of facts, id and version. */
final class ArticleResultPrinter extends ResultPrinter {
    private static final int LONGEST_TITLE = 70;

    ArticleResultPrinter(Terminal screen) {
        super(screen);
    }

    @Override
    String member() {
        return "articles";
    }

    @Override
    String noun(long count) {
        return count == 1 ? "version of an article" : "versions of articles";
    }

    @Override
    String[] cells(JsonNode article) {
        return new String[] {
            article.path("published").asText("-"),
            Terminal.oneLine(article.path("source").asText("-")),
            title(article),
            facts(article),
            article.path("id").asText() + "/" + article.path("version").asText()
                    + (article.path("latest").asBoolean(true) ? "" : " (not the newest)")
                    + copy(article)
        };
    }

    /** The article of which a result or a report is a copy, in parentheses. */
    static String copy(JsonNode found) {
        return found.path("copyOf").isTextual()
                ? " (a copy of " + found.path("copyOf").asText() + ")"
                : "";
    }

    private static String title(JsonNode article) {
        var title = Terminal.oneLine(article.path("title").asText());
        if (title.isEmpty()) {
            return Terminal.oneLine(article.path("url").asText("(no title)"));
        }
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 3))
                                .stripTrailing() + "...";
    }

    private static String facts(JsonNode article) {
        var state = article.path("state").asText("READABLE");
        if (!state.equals("READABLE")) {
            return state.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        int facts = article.path("facts").size();
        return facts == 0 ? "no facts" : facts == 1 ? "1 fact" : facts + " facts";
    }
}
