package dev.parley.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as texts of fixed length that sort by time: {@code 2025-02-12T18:30:00.000000Z}. */
final class SortableInstant {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private SortableInstant() {}

    static String of(Instant moment) {
        return FORMAT.format(moment);
    }
}
