package dev.parley.collecting.fetching;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.collecting.feeds.BillionLaughs;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches what would fill any memory, and prints the most megabytes that the process had: {@code peak 120}. */
final class HostileFetches {
    private static final Path STATUS = Path.of("/proc/self/status");

    private HostileFetches() {}

    public static void main(String[] arguments) throws Exception {
        var limits = new FetchLimitsTest();
        limits.gzipBombOf200MegabytesEndsAtTheLimit();
        limits.pageOfOneGigabyteEndsAtTheLimit();
        limits.endlessChunkedBodyEndsAtTheLimit();
        limits.endlessHeadersEndAtTheLimit();
        var laughs = BillionLaughs.feed().getBytes(StandardCharsets.UTF_8);
        var address = WebAddress.of("https://wire.example/rss").orElseThrow();
        assertThrows(BrokenFeed.class, () -> FeedParser.parse(laughs, Optional.empty(), address));
        if (Files.exists(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmHWM:")) {
                    System.out.println("peak " + Long.parseLong(line.replaceAll("\\D", "")) / 1024);
                }
            }
        }
    }
}
