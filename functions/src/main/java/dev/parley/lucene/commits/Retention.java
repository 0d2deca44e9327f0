package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Removes the commits that were replaced long enough ago, and the files that no commit names any more.
 *
 * <p>A writer that is at work may need any file of the commit that it began with, and has uploaded files that no
 * manifest names yet. Neither is removed, because of three rules: a manifest stays for {@code kept} after the next one
 * was written; an unnamed file stays for as long after it was written; and a writer publishes within half of that, or
 * begins anew. The key of a manifest does not become free to a slow writer either. Ages are told by the store's clock
 * alone: now is when the newest manifest was written.
 */
final class Retention {
    private final CommitStore store;
    private final Duration kept;

    Retention(CommitStore store, Duration kept) {
        this.store = requireNonNull(store, "store");
        this.kept = requireNonNull(kept, "kept");
    }

    void removeWhatIsOld() {
        var manifests = store.manifests();
        if (manifests.isEmpty()) {
            return;
        }
        var before = manifests.getFirst().written().minus(kept);
        // Listed after the manifests: what was published meanwhile names no file that is old.
        var files = store.files();
        var named = new HashSet<String>();
        try {
            for (var generation : remaining(manifests, before)) {
                store.at(generation)
                        .ifPresent(manifest -> manifest.files().values().forEach(file -> named.add(file.sha256())));
            }
        } catch (DamagedIndex e) {
            // Nobody knows what it names, so all files stay until it is old itself.
            return;
        }
        for (var file : files) {
            if (!named.contains(file.sha256()) && !file.written().isAfter(before)) {
                store.removeFile(file.sha256());
            }
        }
    }

    /** Removes the old manifests, the oldest first, so that a run that is cut short leaves no gap. */
    private List<Long> remaining(List<CommitStore.StoredManifest> manifests, Instant before) {
        var remaining = new ArrayList<Long>();
        for (int i = 0; i < manifests.size(); i++) {
            if (i == 0 || manifests.get(i - 1).written().isAfter(before)) {
                remaining.add(manifests.get(i).generation());
            }
        }
        for (var manifest : manifests.reversed()) {
            if (!remaining.contains(manifest.generation())) {
                store.removeManifest(manifest.generation());
            }
        }
        return remaining;
    }
}
