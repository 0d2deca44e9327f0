package dev.parley.application.ports;

import dev.parley.fixity.PassReport;
import java.util.Optional;

/** Port: keeps the report of the scheduled reading of the archive. */
public interface FixityReports {
    Optional<PassReport> read();

    /** Replaces the report in one step. */
    void write(PassReport report);
}
