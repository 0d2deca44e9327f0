package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.fixity.Finding;
import dev.parley.fixity.PassReport;
import dev.parley.fixity.Report;
import dev.parley.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the report of a check: a line for each finding, and a summary. */
record ReportPrinter(Terminal screen) {
    void finding(Finding finding) {
        screen.line(screen.bold(String.format("%-9s", finding.kind().label())) + " " + Terminal.oneLine(finding.what())
                + "  " + Terminal.oneLine(finding.why()));
    }

    void json(Report report) {
        ObjectNode shown = Json.MAPPER.valueToTree(report);
        screen.line(shown.put("sound", !report.damaged() && report.isComplete()).toString());
    }

    /** @param resumable whether the same command continues where it stopped */
    void summary(Report report, boolean resumable) {
        screen.line(number(report.checked()) + (report.checked() == 1 ? " version" : " versions") + " read ("
                + number(report.bytes()) + " bytes) of " + number(report.seen())
                + (report.plan().sample() < 100
                        ? ", a sample of " + share(report.plan().sample())
                        : "")
                + ": " + outcome(report));
        report.stopped().ifPresent(why -> {
            screen.line("It stopped early: " + why);
            if (resumable) {
                screen.line("The same command continues from there.");
            }
        });
    }

    /** What the stack's own check says. */
    void schedule(Optional<PassReport> schedule) {
        if (schedule.isEmpty()) {
            screen.line("On schedule: nothing was read yet.");
            return;
        }
        var pass = schedule.get();
        screen.line("On schedule: " + number(pass.versions()) + " versions read since " + pass.began() + ", in "
                + number(pass.part()) + " of " + number(pass.days()) + " daily shares; "
                + (pass.deviations().isEmpty()
                        ? "all sound."
                        : number(pass.deviations().size() + pass.unlisted()) + " findings are open."));
        pass.findings().forEach(this::finding);
    }

    void lastRead(String objectKey, Optional<Instant> read, boolean asJson) {
        var moment = read.map(Instant::toString);
        screen.line(
                asJson
                        ? Json.MAPPER
                                .createObjectNode()
                                .put("object", objectKey)
                                .put("lastRead", moment.orElse(null))
                                .toString()
                        : String.format(
                                        "%-20s",
                                        moment.map(at -> at.substring(0, 19) + "Z")
                                                .orElse("never")) + "  " + Terminal.oneLine(objectKey));
    }

    void neverRead(long versions) {
        screen.line(
                number(versions) + (versions == 1 ? " version was" : " versions were") + " not read on schedule yet.");
    }

    private static String outcome(Report report) {
        var parts = Stream.concat(
                        Stream.of(Finding.Kind.values())
                                .filter(kind -> report.count(kind) > 0)
                                .map(kind -> number(report.count(kind)) + " " + kind.label()),
                        Stream.of(
                                        report.deleted() > 0 ? number(report.deleted()) + " deleted" : "",
                                        report.waiting() > 0 ? number(report.waiting()) + " waiting for the index" : "")
                                .filter(part -> !part.isEmpty()))
                .collect(Collectors.joining(", "));
        if (report.damaged() || report.count(Finding.Kind.UNREAD) > 0) {
            return parts + ".";
        }
        return (report.stopped().isEmpty() ? "all sound" : "all sound so far")
                + (parts.isEmpty() ? "." : "; " + parts + ".");
    }

    private static String share(double percent) {
        return (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent)) + " %";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
