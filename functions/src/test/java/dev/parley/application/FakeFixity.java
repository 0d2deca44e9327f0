package dev.parley.application;

import dev.parley.application.ports.FixityArchive;
import dev.parley.application.ports.FixityReports;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.fixity.ArchiveSource;
import dev.parley.fixity.PassReport;
import dev.parley.json.Json;
import dev.parley.testing.FakeArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A bucket, an index and a report in memory. A test counts the reads, and may interrupt them. */
final class FakeFixity implements FixityArchive, FixityReports {
    private static final Instant STORED = Instant.parse("2025-01-01T00:00:00Z");
    private static final int PAGE = 3;

    final TreeMap<String, byte[]> objects = new TreeMap<>();

    /** SHA-256 of the original bytes, by object key. */
    final TreeMap<String, String> rows = new TreeMap<>();

    final Map<String, Integer> reads = new HashMap<>();

    /** Called before each read. */
    Runnable beforeRead = () -> {};

    private Optional<String> report = Optional.empty();

    FakeFixity(int versions, Clock clock) {
        var archive = new FakeArchive();
        var archiving = new ArchiveArticle(new ArticleReader(), archive, IntakeIndex.NONE);
        for (int i = 0; i < versions; i++) {
            var body = "{\"title\":\"A call\",\"text\":\"They spoke.\",\"url\":\"https://outlet.example/" + i + "\"}";
            try {
                archiving.archive(new Submission(
                        body.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()));
            } catch (RefusedSubmission e) {
                throw new IllegalStateException(e);
            }
        }
        for (var key : archive.versions()) {
            var warc = archive.get(key).orElseThrow();
            objects.put(key.objectKey(), warc);
            rows.put(key.objectKey(), WarcFile.read(warc).originalSha256());
        }
    }

    synchronized int allReads() {
        return reads.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public Optional<PassReport> read() {
        return report.map(json -> {
            try {
                return Json.MAPPER.readValue(json, PassReport.class);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void write(PassReport state) {
        try {
            report = Optional.of(Json.MAPPER.writeValueAsString(state));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ArchiveSource objects(String upTo, BooleanSupplier goOn) {
        return source(after -> objects.navigableKeySet().stream()
                .filter(key -> after.filter(a -> key.compareTo(a) <= 0).isEmpty())
                .takeWhile(key -> goOn.getAsBoolean() && key.compareTo(upTo) <= 0));
    }

    @Override
    public ArchiveSource objects(Collection<String> keys) {
        return source(after -> keys.stream().filter(key -> objects.containsKey(key) || rows.containsKey(key)));
    }

    @Override
    public IndexPage indexed(int part, int parts, Optional<String> after) {
        var keys = rows.keySet().stream()
                .filter(key -> Math.floorMod(key.hashCode(), parts) == part)
                .filter(key -> after.filter(a -> key.compareTo(a) <= 0).isEmpty())
                .toList();
        var page = keys.stream().limit(PAGE).toList();
        return new IndexPage(
                page.stream()
                        .filter(key -> !objects.containsKey(key))
                        .flatMap(key -> VersionKey.ofObjectKey(key).stream())
                        .toList(),
                keys.size() > PAGE ? Optional.of(page.getLast()) : Optional.empty());
    }

    private interface Listing {
        Stream<String> after(Optional<String> key);
    }

    private ArchiveSource source(Listing listing) {
        return new ArchiveSource() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public Iterator<Entry> entries(Optional<String> after) {
                return listing.after(after).map(FakeFixity.this::entry).iterator();
            }

            @Override
            public Optional<Long> total() {
                return Optional.empty();
            }

            @Override
            public Copy read(VersionKey key) {
                synchronized (FakeFixity.this) {
                    beforeRead.run();
                    reads.merge(key.objectKey(), 1, Integer::sum);
                    var warc = objects.get(key.objectKey());
                    return warc == null ? new Copy.Absent() : new Copy.Present(warc);
                }
            }
        };
    }

    private ArchiveSource.Entry entry(String key) {
        return new ArchiveSource.Entry(
                key,
                VersionKey.ofObjectKey(key),
                objects.containsKey(key) ? Optional.of(STORED) : Optional.empty(),
                rows.containsKey(key),
                Optional.ofNullable(rows.get(key)),
                key);
    }

    /** When each version was last read by the report, in the order of their keys. */
    List<Optional<Instant>> lastReads() {
        var reports = read().orElseThrow();
        var all = new ArrayList<Optional<Instant>>();
        objects.keySet().forEach(key -> all.add(reports.lastRead(key, STORED)));
        return all;
    }
}
