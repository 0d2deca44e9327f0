package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Follows the commits that writers publish. Files are downloaded into a folder under their digests, so only the new files
 * of a commit are fetched, and the files of closed commits are removed. The folder MUST NOT be shared with another
 * instance. Existing files are verified and reused at the start.
 *
 * <p>A commit stays open for {@link #KEEP_OPEN} after it was last requested. Callers that read for longer MUST hold a
 * reference of their own ({@link DirectoryReader#tryIncRef()}).
 */
public final class MirroredSnapshots implements Snapshots, AutoCloseable {
    /** Exceeds the duration of any request and any function. */
    static final Duration KEEP_OPEN = Duration.ofMinutes(20);

    static final int MANY_OPEN = 8;

    /** Replaces {@link #KEEP_OPEN} when more than {@link #MANY_OPEN} commits are open. Exceeds any request. */
    static final Duration KEEP_OPEN_WHEN_MANY = Duration.ofMinutes(2);

    /** While the store is unreachable, the last commit is served for this long. */
    static final Duration LONGEST_OUTAGE = Duration.ofMinutes(5);

    /**
     * For this long after the last listing, the next generation is requested directly, at a tenth of the cost. This is
     * safe because generations are consecutive and manifests are retained for longer.
     */
    static final Duration LISTING_VALID = MirroredWriter.RETENTION.dividedBy(2);

    private static final int ATTEMPTS = 3;

    private final CommitStore store;
    private final Path folder;
    private final Duration refresh;
    private final Clock clock;
    private @Nullable MMapDirectory files;

    /** Held while looking for a newer commit; other threads use the current one meanwhile. */
    private final ReentrantLock refreshLock = new ReentrantLock();

    private final Map<Long, OpenCommit> openCommits = new TreeMap<>();
    private final Set<String> verified = new HashSet<>();
    private volatile @Nullable OpenCommit newest;
    private volatile Instant lastRefresh = Instant.MIN;
    private Instant lastReached = Instant.MIN;
    private Instant lastListed = Instant.MIN;

    /** @param refresh how long a commit is considered the newest before the store is asked again */
    public MirroredSnapshots(CommitStore store, Path folder, Duration refresh, Clock clock) {
        this.store = requireNonNull(store, "store");
        this.folder = requireNonNull(folder, "folder");
        this.refresh = requireNonNull(refresh, "refresh");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * {@inheritDoc}
     *
     * @throws DamagedIndex when the newest commit cannot be read and none was read in the last {@link #LONGEST_OUTAGE}
     */
    @Override
    public Snapshot newest() {
        var current = newest;
        if (current != null && isFresh()) {
            return current.request(clock.instant());
        }
        if (current == null) {
            refreshLock.lock();
        } else if (!refreshLock.tryLock()) {
            return current.request(clock.instant());
        }
        try {
            if (newest == null || !isFresh()) {
                refresh();
            }
            return requireNonNull(newest).request(clock.instant());
        } finally {
            refreshLock.unlock();
        }
    }

    @Override
    public Optional<Snapshot> at(long generation) {
        refreshLock.lock();
        try {
            var existing = openCommits.get(generation);
            if (existing != null) {
                return Optional.of(existing.request(clock.instant()));
            }
            var manifest = generation < 1 ? Optional.<Manifest>empty() : store.at(generation);
            return manifest.map(stored -> open(stored).request(clock.instant()));
        } catch (DamagedIndex e) {
            // Its files were removed during the download.
            return Optional.empty();
        } finally {
            refreshLock.unlock();
        }
    }

    private boolean isFresh() {
        return !refresh.isZero() && clock.instant().isBefore(lastRefresh.plus(refresh));
    }

    private void refresh() {
        var now = clock.instant();
        try {
            var commit = findNewest();
            if (newest != null) {
                // Threads that did not wait may have just received it.
                newest.request(now);
            }
            newest = commit;
            lastReached = now;
        } catch (RuntimeException e) {
            if (newest == null || lastReached.isBefore(now.minus(LONGEST_OUTAGE))) {
                throw e;
            }
        }
        lastRefresh = now;
        closeUnused(now);
    }

    /** The newest commit. Repeats the search when the commit was removed during the download. */
    private OpenCommit findNewest() {
        for (int attempt = 1; ; attempt++) {
            if (newest != null && clock.instant().isBefore(lastListed.plus(LISTING_VALID))) {
                var next = store.at(newest.manifest().generation() + 1);
                if (next.isEmpty()) {
                    return newest;
                }
            }
            lastListed = clock.instant();
            var generation = store.newest().orElse(0);
            try {
                var existing = openCommits.get(generation);
                if (existing != null) {
                    return existing;
                }
                if (generation == 0) {
                    return keep(new OpenCommit(Manifest.EMPTY, empty()));
                }
                return open(store.at(generation)
                        .orElseThrow(() -> new DamagedIndex("its newest manifest is listed but cannot be read")));
            } catch (DamagedIndex e) {
                if (attempt == ATTEMPTS || store.newest().orElse(0) == generation) {
                    throw e;
                }
            }
        }
    }

    private OpenCommit open(Manifest manifest) {
        try {
            if (files == null) {
                files = new MMapDirectory(folder);
            }
            fetch(manifest);
            return keep(new OpenCommit(
                    manifest,
                    new Snapshot(manifest.generation(), DirectoryReader.open(new CommitDirectory(files, manifest)))));
        } catch (IOException e) {
            // The folder may have changed, so the next attempt verifies all files.
            verified.clear();
            throw new DamagedIndex("generation " + manifest.generation() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private OpenCommit keep(OpenCommit commit) {
        openCommits.put(commit.manifest().generation(), commit);
        return commit;
    }

    private void fetch(Manifest manifest) throws IOException {
        var missing = new HashMap<Path, StoredFile>();
        for (var file : manifest.files().values()) {
            var path = folder.resolve(file.sha256());
            if (!verified.contains(file.sha256()) && !(Files.exists(path) && LocalFiles.isIntact(path, file))) {
                missing.put(path, file);
            }
        }
        LocalFiles.fetch(store, manifest, missing);
        manifest.files().values().forEach(file -> verified.add(file.sha256()));
    }

    private void closeUnused(Instant now) {
        var isMany = openCommits.size() > MANY_OPEN;
        var unused = now.minus(isMany ? KEEP_OPEN_WHEN_MANY : KEEP_OPEN);
        try {
            for (var each : Set.copyOf(openCommits.values())) {
                if (each != newest && each.lastRequested.isBefore(unused)) {
                    openCommits.remove(each.manifest().generation());
                    each.snapshot().reader().close();
                }
            }
            removeUnneeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes files that no open commit needs, including those of earlier processes. */
    private void removeUnneeded() throws IOException {
        if (files == null) {
            return;
        }
        var needed = new HashSet<String>();
        openCommits
                .values()
                .forEach(each -> each.manifest().files().values().forEach(file -> needed.add(file.sha256())));
        verified.retainAll(needed);
        try (var existing = Files.newDirectoryStream(folder)) {
            for (var path : existing) {
                if (!needed.contains(path.getFileName().toString())) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Snapshot empty() {
        try {
            var directory = new ByteBuffersDirectory();
            new IndexWriter(directory, new IndexWriterConfig()).close();
            return new Snapshot(0, DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        refreshLock.lock();
        try {
            for (var each : openCommits.values()) {
                each.snapshot().reader().close();
            }
            openCommits.clear();
            newest = null;
            if (files != null) {
                files.close();
                files = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            refreshLock.unlock();
        }
    }

    private static final class OpenCommit {
        private final Manifest manifest;
        private final Snapshot snapshot;
        private volatile Instant lastRequested = Instant.MIN;

        OpenCommit(Manifest manifest, Snapshot snapshot) {
            this.manifest = manifest;
            this.snapshot = snapshot;
        }

        Manifest manifest() {
            return manifest;
        }

        Snapshot snapshot() {
            return snapshot;
        }

        Snapshot request(Instant now) {
            lastRequested = now;
            return snapshot;
        }
    }
}
