package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import dev.parley.search.SearchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;

/**
 * Writes the index: brings the newest commit into a folder, changes it there, stores the files that are new, and
 * publishes the manifest. Whoever loses the race for the next generation begins again with what the winner published,
 * and so does whoever took too long. Killed at any moment it leaves the published state as it was.
 *
 * <p>The folder is this writer's alone; what is in it when it starts is checked and used again. An instance may be used
 * by several threads, one at a time.
 */
public final class MirroredWriter implements SearchWriter {
    /** A commit that was replaced can be read so long, and a file that nobody names stays so long. */
    public static final Duration KEPT = Duration.ofHours(1);

    /** Lucene's lock of the folder. */
    private static final String LOCK = "write.lock";

    private static final int ATTEMPTS = 20;
    private static final int AT_ONCE = 8;
    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(10);

    private final CommitStore store;
    private final Path folder;
    private final Supplier<IndexWriterConfig> config;
    private final Function<IndexWriter, Changes> changes;
    private final Clock clock;
    private final Retention retention;

    /** Files of the folder whose content was checked, or made here; Lucene never changes one. */
    private final Map<String, StoredFile> known = new HashMap<>();

    private Instant removed = Instant.MIN;

    /** What this writer published last, and when. */
    private Manifest published;

    private Instant publishedAt = Instant.MIN;

    /**
     * @param config makes the settings of each commit's writer, which may be used only once
     * @param changes applies changes to it
     */
    public MirroredWriter(
            CommitStore store,
            Path folder,
            Supplier<IndexWriterConfig> config,
            Function<IndexWriter, Changes> changes,
            Clock clock) {
        this.store = requireNonNull(store, "store");
        this.folder = requireNonNull(folder, "folder");
        this.config = requireNonNull(config, "config");
        this.changes = requireNonNull(changes, "changes");
        this.clock = requireNonNull(clock, "clock");
        this.retention = new Retention(store, KEPT);
    }

    /** {@link DamagedIndex} when the newest commit cannot be read: {@link #startAgain} leaves it behind. */
    @Override
    public synchronized void commit(Consumer<Changes> change) {
        publish(this::newest, change);
    }

    /** Publishes an empty index in the place of the one that is there, in whatever state that is. */
    public synchronized void startAgain() {
        publish(() -> new Manifest(store.newest().orElse(0), Map.of()), none -> {});
    }

    @Override
    public synchronized Map<String, String> notes() {
        var manifest = newest();
        if (manifest.generation() == 0) {
            return Map.of();
        }
        mirror(manifest);
        try (var directory = FSDirectory.open(folder)) {
            return Map.copyOf(SegmentInfos.readLatestCommit(directory).getUserData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(Supplier<Manifest> begin, Consumer<Changes> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var begun = clock.instant();
            var base = begin.get();
            mirror(base);
            var next = apply(base, change);
            if (next.files().equals(base.files())) {
                return;
            }
            published = null;
            if (upload(base, next) && isInTime(begun) && store.publish(next)) {
                published = next;
                publishedAt = begun;
                known.putAll(next.files());
                removeWhatIsOld();
                return;
            }
        }
        throw new IllegalStateException("other writers of the search index were first " + ATTEMPTS + " times");
    }

    /** What {@link Retention} relies on. */
    private boolean isInTime(Instant begun) {
        return clock.instant().isBefore(begun.plus(KEPT.dividedBy(2)));
    }

    /**
     * The newest manifest. What this writer published itself a while ago still is, or another writer has published its
     * successor, which this one then fails to: the store keeps that for longer than a while. So nothing is listed while
     * one writer is alone.
     */
    private Manifest newest() {
        return published != null && isInTime(publishedAt) ? published : listed();
    }

    /** The newest manifest that the store has; it can be gone again only when its successors are there. */
    private Manifest listed() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var generation = store.newest();
            if (generation.isEmpty()) {
                return Manifest.NONE;
            }
            var manifest = store.at(generation.getAsLong());
            if (manifest.isPresent()) {
                return manifest.get();
            }
        }
        throw new DamagedIndex("its newest manifest is listed but cannot be read");
    }

    /** Makes the folder hold the files of a commit and nothing else. */
    private void mirror(Manifest manifest) {
        try {
            Files.createDirectories(folder);
            var missing = new HashMap<Path, StoredFile>();
            manifest.files().forEach((name, file) -> missing.put(folder.resolve(name), file));
            try (var there = Files.newDirectoryStream(folder)) {
                for (var path : there) {
                    var name = path.getFileName().toString();
                    if (holds(path, Optional.ofNullable(manifest.files().get(name)))) {
                        missing.remove(path);
                    } else if (!name.equals(LOCK)) {
                        known.remove(name);
                        Files.delete(path);
                    }
                }
            }
            LocalFiles.fetch(store, missing);
            known.putAll(manifest.files());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean holds(Path path, Optional<StoredFile> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return false;
        }
        var isKnown = wanted.get().equals(known.get(path.getFileName().toString()));
        return isKnown ? Files.size(path) == wanted.get().bytes() : LocalFiles.isIntact(path, wanted.get());
    }

    /** Changes the folder; the manifest of what it holds then, as it would follow the base. */
    private Manifest apply(Manifest base, Consumer<Changes> change) {
        try (var directory = opened()) {
            write(directory, change);
            var files = new HashMap<String, StoredFile>();
            for (var name : SegmentInfos.readLatestCommit(directory).files(true)) {
                var old = base.files().get(name);
                files.put(name, old == null ? LocalFiles.of(folder.resolve(name)) : old);
            }
            return new Manifest(base.generation() + 1, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a power cut takes from the folder is noticed when it is opened again: nothing need wait for the disk. */
    private Directory opened() throws IOException {
        return new FilterDirectory(FSDirectory.open(folder)) {
            @Override
            public void sync(Collection<String> names) {}

            @Override
            public void syncMetaData() {}
        };
    }

    private void write(Directory directory, Consumer<Changes> change) throws IOException {
        var writer = new IndexWriter(directory, config.get());
        try {
            change.accept(changes.apply(writer));
            // Merges come first, so that they belong to the commit.
            writer.flush();
            writer.commit();
            writer.close();
        } finally {
            if (writer.isOpen()) {
                writer.rollback();
            }
        }
    }

    /**
     * Stores what the base does not have. No file that Lucene makes is like another, so one that is there already is
     * what is left of an answer that got lost, and nobody vouches that it stays.
     *
     * @return whether all of it was new
     */
    private boolean upload(Manifest base, Manifest next) {
        return next.files().entrySet().stream()
                .filter(file -> !base.files().containsKey(file.getKey()))
                .gather(Gatherers.mapConcurrent(
                        AT_ONCE, file -> store.put(file.getValue(), folder.resolve(file.getKey()))))
                .reduce(true, Boolean::logicalAnd);
    }

    private void removeWhatIsOld() {
        var now = clock.instant();
        if (removed.isBefore(now.minus(BETWEEN_REMOVALS))) {
            retention.removeWhatIsOld();
            removed = now;
        }
    }
}
