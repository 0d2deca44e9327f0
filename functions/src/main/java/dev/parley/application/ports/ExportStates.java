package dev.parley.application.ports;

import dev.parley.exports.ExportState;
import java.util.Optional;

/** Port: the states of exports, which outlive their files. */
public interface ExportStates {
    /** Writes the state of an export, in place of the earlier one. */
    void put(ExportState state);

    Optional<ExportState> find(String exportId);
}
