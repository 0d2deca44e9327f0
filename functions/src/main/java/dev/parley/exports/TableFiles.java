package dev.parley.exports;

import java.nio.file.Path;
import java.time.LocalDate;

/** Port: stores the files of the daily tables. */
public interface TableFiles {
    /** Stores a day's file, and replaces an earlier one. */
    void put(DailyTable table, LocalDate day, Path file);
}
