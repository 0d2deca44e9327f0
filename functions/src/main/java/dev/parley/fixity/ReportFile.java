package dev.parley.fixity;

import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file with the report of an unfinished check, from which it continues after an interruption. */
public record ReportFile(Path file) {
    /**
     * The report of an earlier check of this plan; empty if there is no file.
     *
     * @throws IOException if the file belongs to another check, or is no report
     */
    public Optional<Report> read(VerificationPlan plan) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Report report;
        try {
            report = Json.MAPPER.readValue(file.toFile(), Report.class);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is not the state of a check: name another file", e);
        }
        if (!report.plan().archive().equals(plan.archive())
                || report.plan().sample() != plan.sample()
                || !report.plan().since().equals(plan.since())) {
            throw new IOException(
                    file + " belongs to another check (" + report.plan().archive() + ", "
                            + report.plan().sample() + " %"
                            + report.plan().since().map(day -> ", since " + day).orElse("")
                            + "): name another file, or remove it");
        }
        return Optional.of(report);
    }

    /** Replaces the file in one step, so that a crash never leaves half a report. */
    public void write(Report report) throws IOException {
        var next = Path.of(file + ".next");
        Json.MAPPER.writeValue(next.toFile(), report);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
