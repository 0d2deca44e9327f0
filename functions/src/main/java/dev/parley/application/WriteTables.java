package dev.parley.application;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.KnownArticles;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.exports.Arrivals;
import dev.parley.exports.DayFiles;
import dev.parley.exports.TableFiles;
import dev.parley.exports.VersionRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Once a day: writes the tables of every finished day whose data changed since they were last written. This covers missed
 * runs, versions that were indexed late, deleted articles and a rebuilt index. The files of a day replace the earlier ones,
 * so writing a day again changes nothing.
 *
 * @param limit the time after which a run begins no further day
 */
public record WriteTables(
        ArticleArchive archive, KnownArticles known, Arrivals arrivals, TableFiles files, Clock clock, Duration limit) {
    /** Versions that are read at once; each may take up to 12 MB of memory. */
    private static final int AT_ONCE = 16;

    /** Exceeds the time between touching a day and the end of that write: indexing takes at most a minute. */
    static final Duration SETTLED = Duration.ofMinutes(5);

    /**
     * The result of a run.
     *
     * @param failed days that could not be written; they are still due
     * @param left days for which there was no time; they are still due
     */
    public record Written(List<LocalDate> days, List<LocalDate> failed, List<LocalDate> left) {}

    /**
     * Writes the finished days that are due.
     *
     * @param log gets a line for an operator about each day
     */
    public Written write(Consumer<String> log) {
        var now = clock.instant();
        return write(
                arrivals.due().keySet().stream()
                        .filter(day -> isFinished(day, now))
                        .toList(),
                log);
    }

    /** Writes these days, whether they are due and finished or not. */
    public Written write(Collection<LocalDate> days, Consumer<String> log) {
        var begun = clock.instant();
        var written = new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var day : new TreeSet<>(days)) {
            if (clock.instant().isAfter(begun.plus(limit))) {
                written.left().add(day);
                continue;
            }
            try {
                log.accept("day=" + day + " versions=" + write(day));
                written.days().add(day);
            } catch (RuntimeException e) {
                log.accept("day=" + day + " failed=" + e);
                written.failed().add(day);
            }
        }
        return written;
    }

    private static boolean isFinished(LocalDate day, Instant now) {
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !now.isBefore(end.plus(SETTLED));
    }

    private int write(LocalDate day) {
        var touched = Optional.ofNullable(arrivals.due().get(day));
        var now = clock.instant();
        int versions = 0;
        try (var made = new DayFiles(Files.createTempDirectory("tables"));
                var arrived = arrivals.on(day)) {
            var rows =
                    arrived.gather(Gatherers.mapConcurrent(AT_ONCE, this::rows)).iterator();
            while (rows.hasNext()) {
                var version = rows.next();
                if (version.isPresent()) {
                    made.add(version.get());
                    versions++;
                }
            }
            made.putInto(files, day);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A change of the last minutes may be missing, so such a day is written again by the next run.
        touched.filter(when -> when.plus(SETTLED).isBefore(now)).ifPresent(when -> arrivals.written(day, when));
        return versions;
    }

    /** The rows of a version. Empty when it was deleted. */
    private Optional<VersionRows> rows(VersionKey version) {
        return known.article(version.articleId()).version(version.version()).flatMap(indexed -> archive.get(version)
                .map(WarcFile::read)
                .map(archived -> VersionRows.of(archived.article(), indexed, arrivals.reports(version))));
    }
}
