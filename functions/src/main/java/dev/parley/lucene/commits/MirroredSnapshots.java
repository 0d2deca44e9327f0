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

/**
 * Follows the commits that writers publish. Files are brought into a folder under their digests, so that a new commit
 * costs what is new in it; those of commits that nobody reads any more are removed from there. The folder is this
 * reader's alone, and what is in it when it starts is checked and used again.
 *
 * <p>A commit that was handed out stays open for {@link #OPEN} after it was last asked for; whoever reads for longer
 * takes a reference of his own ({@link DirectoryReader#tryIncRef()}), and gives it back.
 */
public final class MirroredSnapshots implements Snapshots, AutoCloseable {
    /** Longer than any request and any function takes. */
    static final Duration OPEN = Duration.ofMinutes(20);

    /** When many commits are open, those that no request can still be reading are closed sooner. */
    static final int MANY = 8;

    static final Duration OPEN_AMONG_MANY = Duration.ofMinutes(2);

    /** While the store cannot be reached, what was read last is given for so long. */
    static final Duration WITHOUT_STORE = Duration.ofMinutes(5);

    /**
     * For so long after the last listing it is enough to ask for the next generation: the newest has no other successor,
     * and a manifest that is there is kept for longer. To ask costs a tenth of a listing.
     */
    static final Duration LISTING_HOLDS = MirroredWriter.KEPT.dividedBy(2);

    private static final int ATTEMPTS = 3;

    private final CommitStore store;
    private final Path folder;
    private final Duration refresh;
    private final Clock clock;
    private MMapDirectory files;

    /** Held by whoever looks for a commit; the others read on meanwhile. */
    private final ReentrantLock looking = new ReentrantLock();

    private final Map<Long, Open> open = new TreeMap<>();
    private final Set<String> checked = new HashSet<>();
    private volatile Open newest;
    private volatile Instant looked = Instant.MIN;
    private Instant reached = Instant.MIN;
    private Instant listed = Instant.MIN;

    /** @param refresh how long the newest state is taken for the newest without looking again */
    public MirroredSnapshots(CommitStore store, Path folder, Duration refresh, Clock clock) {
        this.store = requireNonNull(store, "store");
        this.folder = requireNonNull(folder, "folder");
        this.refresh = requireNonNull(refresh, "refresh");
        this.clock = requireNonNull(clock, "clock");
    }

    /** {@link DamagedIndex} when the newest commit cannot be read and none was read before. */
    @Override
    public Snapshot newest() {
        var current = newest;
        if (current != null && isFresh()) {
            return current.handedOut(clock.instant());
        }
        if (current == null) {
            looking.lock();
        } else if (!looking.tryLock()) {
            return current.handedOut(clock.instant());
        }
        try {
            if (newest == null || !isFresh()) {
                look();
            }
            return newest.handedOut(clock.instant());
        } finally {
            looking.unlock();
        }
    }

    @Override
    public Optional<Snapshot> at(long generation) {
        looking.lock();
        try {
            var there = open.get(generation);
            if (there != null) {
                return Optional.of(there.handedOut(clock.instant()));
            }
            var kept = generation < 1 ? Optional.<Manifest>empty() : store.at(generation);
            return kept.map(manifest -> opened(manifest).handedOut(clock.instant()));
        } catch (DamagedIndex e) {
            // Its files went while it was being fetched: it is no longer kept.
            return Optional.empty();
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh() {
        return !refresh.isZero() && clock.instant().isBefore(looked.plus(refresh));
    }

    private void look() {
        var now = clock.instant();
        try {
            var found = found();
            if (newest != null) {
                // Somebody may have it in hand who did not wait.
                newest.handedOut(now);
            }
            newest = found;
            reached = now;
        } catch (RuntimeException e) {
            if (newest == null || reached.isBefore(now.minus(WITHOUT_STORE))) {
                throw e;
            }
        }
        looked = now;
        closeUnused(now);
    }

    /** The newest commit; looked for again when it went while it was being fetched. */
    private Open found() {
        for (int attempt = 1; ; attempt++) {
            if (newest != null && clock.instant().isBefore(listed.plus(LISTING_HOLDS))) {
                var next = store.at(newest.manifest().generation() + 1);
                if (next.isEmpty()) {
                    return newest;
                }
            }
            listed = clock.instant();
            var generation = store.newest().orElse(0);
            try {
                var there = open.get(generation);
                if (there != null) {
                    return there;
                }
                if (generation == 0) {
                    return keep(new Open(Manifest.NONE, empty()));
                }
                return opened(store.at(generation)
                        .orElseThrow(() -> new DamagedIndex("its newest manifest is listed but cannot be read")));
            } catch (DamagedIndex e) {
                if (attempt == ATTEMPTS || store.newest().orElse(0) == generation) {
                    throw e;
                }
            }
        }
    }

    private Open opened(Manifest manifest) {
        try {
            if (files == null) {
                files = new MMapDirectory(folder);
            }
            fetch(manifest);
            return keep(new Open(
                    manifest,
                    new Snapshot(manifest.generation(), DirectoryReader.open(new CommitDirectory(files, manifest)))));
        } catch (IOException e) {
            // Whatever became of the folder, the next attempt looks at it again.
            checked.clear();
            throw new DamagedIndex("generation " + manifest.generation() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private Open keep(Open opened) {
        open.put(opened.manifest().generation(), opened);
        return opened;
    }

    private void fetch(Manifest manifest) throws IOException {
        var missing = new HashMap<Path, StoredFile>();
        for (var file : manifest.files().values()) {
            var path = folder.resolve(file.sha256());
            if (!checked.contains(file.sha256()) && !(Files.exists(path) && LocalFiles.isIntact(path, file))) {
                missing.put(path, file);
            }
        }
        LocalFiles.fetch(store, missing);
        manifest.files().values().forEach(file -> checked.add(file.sha256()));
    }

    private void closeUnused(Instant now) {
        var isMany = open.size() > MANY;
        var unused = now.minus(isMany ? OPEN_AMONG_MANY : OPEN);
        try {
            for (var each : Set.copyOf(open.values())) {
                if (each != newest && each.asked.isBefore(unused)) {
                    open.remove(each.manifest().generation());
                    each.snapshot().reader().close();
                }
            }
            removeUnneeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also what an earlier process left behind. */
    private void removeUnneeded() throws IOException {
        if (files == null) {
            return;
        }
        var needed = new HashSet<String>();
        open.values().forEach(each -> each.manifest().files().values().forEach(file -> needed.add(file.sha256())));
        checked.retainAll(needed);
        try (var there = Files.newDirectoryStream(folder)) {
            for (var path : there) {
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
        looking.lock();
        try {
            for (var each : open.values()) {
                each.snapshot().reader().close();
            }
            open.clear();
            newest = null;
            if (files != null) {
                files.close();
                files = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            looking.unlock();
        }
    }

    /** A commit that is open. */
    private static final class Open {
        private final Manifest manifest;
        private final Snapshot snapshot;
        private volatile Instant asked = Instant.MIN;

        Open(Manifest manifest, Snapshot snapshot) {
            this.manifest = manifest;
            this.snapshot = snapshot;
        }

        Manifest manifest() {
            return manifest;
        }

        Snapshot snapshot() {
            return snapshot;
        }

        Snapshot handedOut(Instant now) {
            asked = now;
            return snapshot;
        }
    }
}
