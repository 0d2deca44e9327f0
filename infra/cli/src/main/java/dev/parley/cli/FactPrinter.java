package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.extraction.ReportedDuration;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Prints a fact as text: its properties, the sentences that report it, its history and its alerts. */
record FactPrinter(Terminal screen) {
    void fact(JsonNode fact) {
        screen.line(screen.bold(fact.path("type").asText() + "  " + parties(fact)));
        screen.field("id", fact.path("id").asText());
        screen.field("status", FactResultPrinter.status(fact));
        screen.field("date", date(fact));
        screen.field("place", Terminal.oneLine(fact.path("place").asText("")));
        screen.field(
                "duration",
                fact.path("durationMinutes").isNumber()
                        ? ReportedDuration.Bound.of(fact.path("durationBound").asText("exact"))
                                        .prefix()
                                + fact.path("durationMinutes").asInt() + " minutes"
                        : "");
        screen.field("level", fact.path("level").asText(""));
        screen.field("claimed by", String.join(", ", ResultPrinter.names(fact.path("claimants"))));
        screen.field("denied by", String.join(", ", ResultPrinter.names(fact.path("deniedBy"))));
        screen.field("withdrawn by", String.join(", ", ResultPrinter.names(fact.path("withdrawnBy"))));
        screen.field("sources", String.join(", ", ResultPrinter.names(fact.path("sources"))));
        screen.field("copied by", String.join(", ", ResultPrinter.names(fact.path("copiedBy"))));
        sightings(fact.path("sightings"));
        history(fact.path("history"));
        alerts(fact.path("alerts"));
    }

    private static String parties(JsonNode fact) {
        var parties = new ArrayList<String>();
        fact.path("participants").forEach(party -> {
            var home = party.path("country").asText(party.path("organization").asText(""));
            parties.add(Terminal.oneLine(party.path("name").asText()) + (home.isEmpty() ? "" : " (" + home + ")"));
        });
        return parties.stream().collect(Collectors.joining(", "));
    }

    private static String date(JsonNode fact) {
        var date = fact.path("date").asText("");
        return switch (fact.path("datePrecision").asText("")) {
            case "published" -> date + " (the day of publication; the article names no day)";
            case "month", "year" -> date + " (the article names no day)";
            default -> date.isEmpty() ? "not known" : date;
        };
    }

    private void sightings(JsonNode sightings) {
        heading("Sightings, in order of arrival", sightings);
        sightings.forEach(sighting -> {
            var mention = sighting.path("mention");
            screen.line(moment(sighting.path("arrived")) + "  "
                    + Terminal.oneLine(sighting.path("outlet").asText())
                    + "  " + mention.path("status").asText()
                    + (mention.path("claimedBy").isTextual()
                            ? ", says "
                                    + Terminal.oneLine(mention.path("claimedBy").asText())
                            : "")
                    + "  " + sighting.path("articleId").asText() + "/"
                    + sighting.path("version").asText()
                    + ArticleResultPrinter.copy(sighting));
            screen.line("  \""
                    + Terminal.oneLine(mention.path("evidence").path("text").asText()) + "\"");
        });
    }

    private void history(JsonNode history) {
        heading("History", history);
        history.forEach(revision -> {
            screen.line(moment(revision.path("when")) + "  "
                    + revision.path("cause").asText() + "  by "
                    + revision.path("version").path("articleId").asText() + "/"
                    + revision.path("version").path("version").asText());
            revision.path("changes")
                    .forEach(
                            change -> screen.line("  " + change.path("property").asText() + ": "
                                    + value(change.path("before")) + " -> " + value(change.path("after"))));
        });
    }

    private void alerts(JsonNode alerts) {
        heading("Alerts", alerts);
        alerts.forEach(alert -> screen.line(moment(alert.path("decided")) + "  "
                + alert.path("alertId").asText() + "  "
                + alert.path("state").asText().toLowerCase(java.util.Locale.ROOT)
                + (alert.path("sent").isTextual() ? " " + moment(alert.path("sent")) : "")));
    }

    private void heading(String heading, JsonNode list) {
        if (!list.isEmpty()) {
            screen.line();
            screen.line(screen.bold(heading));
        }
    }

    private static String value(JsonNode value) {
        return value.isTextual() ? Terminal.oneLine(value.asText()) : "none";
    }

    /** A time in UTC, to the minute: 2025-02-12 18:30Z. */
    static String moment(JsonNode instant) {
        var text = instant.asText("");
        return text.length() < "2025-02-12T18:30".length()
                ? text
                : text.substring(0, "2025-02-12T18:30".length()).replace('T', ' ') + "Z";
    }
}
