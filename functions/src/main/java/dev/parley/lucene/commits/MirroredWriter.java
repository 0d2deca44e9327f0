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
import org.jspecify.annotations.Nullable;

/**
 * Writes the index: downloads the newest commit into a folder, changes it there, stores the new files, and publishes the
 * manifest. If another writer published the next generation first, or the commit took too long, the writer starts again
 * from the newest commit. If it is killed at any point, the published index is unchanged.
 *
 * <p>The folder MUST NOT be shared with another instance. Existing files are verified and reused at the start. Instances
 * are thread-safe.
 */
public final class MirroredWriter implements SearchWriter {
    /** A replaced commit can be read for this long, and a file that no manifest names is kept for this long. */
    public static final Duration RETENTION = Duration.ofHours(1);

    /** Lucene's lock file. */
    private static final String LOCK = "write.lock";

    private static final int ATTEMPTS = 20;
    private static final int AT_ONCE = 8;
    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(10);

    private final CommitStore store;
    private final Path folder;
    private final Supplier<IndexWriterConfig> config;
    private final Function<IndexWriter, Changes> changes;
    private final Clock clock;
    private final int small;
    private final Retention retention;

    /** Files in the folder that were verified or created here. Lucene never changes a file. */
    private final Map<String, StoredFile> known = new HashMap<>();

    private Instant lastRemoval = Instant.MIN;

    /** The last commit of this writer; null when a newer one may exist. */
    private @Nullable Manifest published;

    private Instant publishedAt = Instant.MIN;

    /**
     * @param config creates the configuration of a writer; each may be used only once
     * @param changes creates the object that applies changes to a writer
     */
    public MirroredWriter(
            CommitStore store,
            Path folder,
            Supplier<IndexWriterConfig> config,
            Function<IndexWriter, Changes> changes,
            Clock clock) {
        this(store, folder, config, changes, clock, Manifest.SMALL);
    }

    /** @param small the size in bytes up to which a file is kept in the manifest */
    MirroredWriter(
            CommitStore store,
            Path folder,
            Supplier<IndexWriterConfig> config,
            Function<IndexWriter, Changes> changes,
            Clock clock,
            int small) {
        this.store = requireNonNull(store, "store");
        this.folder = requireNonNull(folder, "folder");
        this.config = requireNonNull(config, "config");
        this.changes = requireNonNull(changes, "changes");
        this.clock = requireNonNull(clock, "clock");
        this.small = small;
        this.retention = new Retention(store, RETENTION);
    }

    /**
     * {@inheritDoc}
     *
     * @throws DamagedIndex when the newest commit cannot be read; {@link #reset} replaces it
     */
    @Override
    public synchronized void commit(Consumer<Changes> change) {
        publish(this::newest, change);
    }

    /** Publishes an empty index, even when the current one is damaged. */
    public synchronized void reset() {
        publish(() -> new Manifest(store.newest().orElse(0), Map.of()), none -> {});
    }

    @Override
    public synchronized Map<String, String> notes() {
        var manifest = newest();
        if (manifest.generation() == 0) {
            return Map.of();
        }
        download(manifest);
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
            download(base);
            var next = apply(base, change);
            if (next.files().equals(base.files())) {
                return;
            }
            published = null;
            if (upload(base, next) && isInTime(begun) && store.publish(next)) {
                published = next;
                publishedAt = begun;
                known.putAll(next.files());
                removeExpired();
                return;
            }
        }
        throw new IllegalStateException("other writers of the search index were faster " + ATTEMPTS + " times");
    }

    /** {@link Retention} relies on this limit. */
    private boolean isInTime(Instant begun) {
        return clock.instant().isBefore(begun.plus(RETENTION.dividedBy(2)));
    }

    /**
     * The newest manifest. A commit that this writer published recently is used without asking the store: if another
     * writer has published a successor, publishing fails, because manifests are retained for longer. So a single writer
     * never lists manifests.
     */
    private Manifest newest() {
        return published != null && isInTime(publishedAt) ? published : listed();
    }

    /** The newest manifest in the store. It can disappear after the listing only when it has a successor. */
    private Manifest listed() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var generation = store.newest();
            if (generation.isEmpty()) {
                return Manifest.EMPTY;
            }
            var manifest = store.at(generation.getAsLong());
            if (manifest.isPresent()) {
                return manifest.get();
            }
        }
        throw new DamagedIndex("its newest manifest is listed but cannot be read");
    }

    /** Makes the folder contain exactly the files of a commit. */
    private void download(Manifest manifest) {
        try {
            Files.createDirectories(folder);
            var missing = new HashMap<Path, StoredFile>();
            manifest.files().forEach((name, file) -> missing.put(folder.resolve(name), file));
            try (var existing = Files.newDirectoryStream(folder)) {
                for (var path : existing) {
                    var name = path.getFileName().toString();
                    if (isUpToDate(path, Optional.ofNullable(manifest.files().get(name)))) {
                        missing.remove(path);
                    } else if (!name.equals(LOCK)) {
                        known.remove(name);
                        Files.delete(path);
                    }
                }
            }
            LocalFiles.fetch(store, manifest, missing);
            known.putAll(manifest.files());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUpToDate(Path path, Optional<StoredFile> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return false;
        }
        var isKnown = wanted.get().equals(known.get(path.getFileName().toString()));
        return isKnown ? Files.size(path) == wanted.get().bytes() : LocalFiles.isIntact(path, wanted.get());
    }

    /** Applies a change in the folder, and returns the manifest that follows the base. */
    private Manifest apply(Manifest base, Consumer<Changes> change) {
        try (var directory = open()) {
            write(directory, change);
            var files = new HashMap<String, StoredFile>();
            var contents = new HashMap<String, byte[]>();
            for (var name : SegmentInfos.readLatestCommit(directory).files(true)) {
                var old = base.files().get(name);
                var file = old == null ? LocalFiles.of(folder.resolve(name)) : old;
                files.put(name, file);
                // An old file stays where it is.
                if (old == null ? file.bytes() <= small : base.hasContentOf(old)) {
                    contents.put(file.sha256(), Files.readAllBytes(folder.resolve(name)));
                }
            }
            return new Manifest(base.generation() + 1, files, contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory without syncs. They are not needed, because local files are verified after a restart. */
    private Directory open() throws IOException {
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
            // Flushing first lets merges finish before the commit, so that it includes them.
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
     * Stores the files that the base does not have, except small ones. A file that already exists is left from
     * an upload whose response was lost, or from a function that was restored from the same snapshot: Lucene draws the ids
     * of segments from a counter that begins at random, and the snapshot keeps it. The file may be old and about to be
     * removed, so it MUST NOT be used; the next attempt has other ids.
     *
     * @return whether all files were new
     */
    private boolean upload(Manifest base, Manifest next) {
        return next.files().entrySet().stream()
                .filter(file -> !base.files().containsKey(file.getKey()) && !next.hasContentOf(file.getValue()))
                .gather(Gatherers.mapConcurrent(
                        AT_ONCE, file -> store.put(file.getValue(), folder.resolve(file.getKey()))))
                .reduce(true, Boolean::logicalAnd);
    }

    private void removeExpired() {
        var now = clock.instant();
        if (lastRemoval.isBefore(now.minus(BETWEEN_REMOVALS))) {
            retention.removeExpired();
            lastRemoval = now;
        }
    }
}
