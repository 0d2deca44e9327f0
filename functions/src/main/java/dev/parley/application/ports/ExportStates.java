package dev.parley.application.ports;

import dev.parley.exports.ExportState;
import java.util.Optional;

/** Port: keeps how far each export has come, also when its files are gone. */
public interface ExportStates {
    /** Writes the state of an export over the one before. */
    void put(ExportState state);

    Optional<ExportState> find(String exportId);
}
