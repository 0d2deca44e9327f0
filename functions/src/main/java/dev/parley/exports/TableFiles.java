package dev.parley.exports;

import java.nio.file.Path;
import java.time.LocalDate;

/** Port: where the files of the daily tables lie. */
public interface TableFiles {
    /** Puts a day's file in the place of the one that is there. */
    void put(DailyTable table, LocalDate day, Path file);
}
