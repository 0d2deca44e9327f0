package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a check keeps how far it came, so that it goes on there after Ctrl-C, a crash or a power cut. */
public final class ReportFile {
    private final Path file;

    public ReportFile(Path file) {
        this.file = requireNonNull(file, "file");
    }

    /**
     * What an earlier check of this plan found; empty when there was none.
     *
     * @throws IOException when the file is of another check, or no such file at all
     */
    public Optional<Report> read(VerificationPlan plan) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Report report;
        try {
            report = Json.MAPPER.readValue(file.toFile(), Report.class);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is not what a check of an archive left: name another file", e);
        }
        if (!report.plan().archive().equals(plan.archive())
                || report.plan().sample() != plan.sample()
                || !report.plan().since().equals(plan.since())) {
            throw new IOException(
                    file + " is of another check (" + report.plan().archive() + ", "
                            + report.plan().sample() + " %"
                            + report.plan().since().map(day -> ", since " + day).orElse("")
                            + "): name another file, or remove it");
        }
        return Optional.of(report);
    }

    public void write(Report report) throws IOException {
        var next = Path.of(file + ".next");
        Json.MAPPER.writeValue(next.toFile(), report);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
