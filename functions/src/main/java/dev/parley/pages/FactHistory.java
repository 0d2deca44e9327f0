package dev.parley.pages;

import dev.parley.facts.Revision;
import dev.parley.facts.Revision.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What changed in a fact, and when. */
final class FactHistory {
    private static final int MAX_REVISIONS = 100;

    private final Labels labels;

    FactHistory(Labels labels) {
        this.labels = labels;
    }

    Html of(List<Revision> history) {
        var html = new Html();
        if (history.isEmpty()) {
            return html;
        }
        html.tag("<section aria-labelledby=\"history\"><h2 id=\"history\">What changed</h2>\n<ol class=\"lines\">\n");
        for (var revision : history.stream().limit(MAX_REVISIONS).toList()) {
            html.tag("<li><strong>")
                    .text(cause(revision.cause()))
                    .tag("</strong> ")
                    .moment(revision.when())
                    .text(", by ")
                    .link(
                            "/articles/" + revision.version().articleId() + "/versions/"
                                    + revision.version().version(),
                            "this version")
                    .tag("<ul>");
            for (var change : revision.changes()) {
                html.tag("<li>").add(change(change)).tag("</li>");
            }
            html.tag("</ul></li>\n");
        }
        return html.tag("</ol></section>\n");
    }

    private Html change(Change change) {
        var html = new Html().text(property(change.property()) + " ");
        var before = change.before().map(value -> value(change.property(), value));
        var after = change.after().map(value -> value(change.property(), value));
        if (before.isPresent()) {
            html.tag("<del>").isolated(before.get()).tag("</del> ");
        }
        return after.isPresent()
                ? html.tag("<ins>").isolated(after.get()).tag("</ins>")
                : html.span("soft", "nothing now");
    }

    private static String cause(Revision.Cause cause) {
        return switch (cause) {
            case REPORTED -> "Another report added to it";
            case CONFIRMED -> "Confirmed";
            case NOW_HAPPENED -> "What was planned happened";
            case CORRECTED -> "Corrected";
            case DENIED -> "Denied";
            case WITHDRAWN -> "A report was withdrawn";
            case REREAD -> "Read again by other rules";
        };
    }

    /** A property of a fact in words, with a colon. */
    static String property(String property) {
        return switch (property) {
            case "durationMinutes" -> "Minutes:";
            case "durationBound" -> "The minutes are:";
            case "participants" -> "Who:";
            case "claimants" -> "Who says so:";
            case "sources" -> "Reported by:";
            case "copiedBy" -> "Copied by:";
            case "deniedBy" -> "Denied by:";
            case "withdrawnBy" -> "Withdrawn by article:";
            default -> Labels.capitalised(property) + ":";
        };
    }

    private String value(String property, String value) {
        return switch (property) {
            case "participants" -> each(value, this::party);
            case "claimants", "sources", "copiedBy", "deniedBy", "withdrawnBy" -> each(value, UnaryOperator.identity());
            case "confirmed" -> value.equals("true") ? "yes" : "no";
            default -> value.replace('_', ' ');
        };
    }

    /** A country's id is its code in lower case. */
    private String party(String id) {
        var code = id.toUpperCase(Locale.ROOT);
        return Optional.of(labels.country(code))
                .filter(name -> !name.equals(code))
                .orElseGet(() -> labels.person(id));
    }

    private static String each(String values, UnaryOperator<String> name) {
        return Arrays.stream(values.split("\\+")).map(name).collect(Collectors.joining(", "));
    }
}
