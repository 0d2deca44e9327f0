package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints the difference of two versions by words: coloured on a terminal, [-old-] and {+new+} elsewhere. */
record DiffPrinter(Terminal screen) {
    void difference(JsonNode diff) {
        screen.field("article", diff.path("id").asText());
        screen.field("from", diff.path("from").asText());
        screen.field("to", diff.path("to").asText());
        screen.field("kind", kind(diff.path("kind").asText()));
        screen.field("reason", Terminal.oneLine(diff.path("reason").asText("")));
        title(diff.path("title"));
        facts(diff.path("facts"));
        if (!diff.path("text").isEmpty()) {
            screen.line();
            screen.line(words(diff.path("text")));
        }
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "same" -> "same: the text did not change";
            case "typo" -> "typo: a mistake was corrected, the meaning is the same";
            case "wording" -> "wording: the text changed, and reports the same facts";
            case "facts" -> "facts: it reports other facts than before";
            default -> kind;
        };
    }

    private void title(JsonNode title) {
        var before = Terminal.oneLine(title.path("before").asText(""));
        var after = Terminal.oneLine(title.path("after").asText(""));
        if (!before.equals(after)) {
            screen.field("title", screen.deleted(before) + " " + screen.inserted(after));
        }
    }

    private String words(JsonNode steps) {
        var text = new StringBuilder();
        steps.forEach(step -> {
            int omitted = step.path("omitted").asInt(0);
            var words = Terminal.text(step.path("text").asText())
                    + (omitted > 0 ? " [" + omitted + " characters omitted]" : "");
            text.append(
                    switch (step.path("op").asText()) {
                        case "delete" -> around(words, true);
                        case "insert" -> around(words, false);
                        default -> words;
                    });
        });
        return text.toString();
    }

    /** Marks the words without the spaces around them. */
    private String around(String words, boolean deleted) {
        var core = words.strip();
        if (core.isEmpty()) {
            return words;
        }
        int start = words.indexOf(core);
        return words.substring(0, start)
                + (deleted ? screen.deleted(core) : screen.inserted(core))
                + words.substring(start + core.length());
    }

    private void facts(JsonNode facts) {
        facts.path("added").forEach(fact -> screen.field("added", fact(fact)));
        facts.path("removed").forEach(fact -> screen.field("removed", fact(fact)));
        facts.path("changed")
                .forEach(change -> screen.field(
                        "changed",
                        (change.path("factId").isTextual()
                                        ? change.path("factId").asText() + " "
                                        : "")
                                + change.path("property").asText() + ": "
                                + value(change.path("before")) + " -> " + value(change.path("after"))));
    }

    private static String fact(JsonNode reported) {
        var mention = reported.path("mention");
        return reported.path("factId").asText() + "  " + mention.path("type").asText() + "  "
                + String.join(", ", ResultPrinter.names(mention.path("participants"))) + "  "
                + mention.path("status").asText() + "  " + mention.path("date").asText("undated");
    }

    private static String value(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? "none"
                : Terminal.oneLine(value.isValueNode() ? value.asText() : value.toString());
    }
}
