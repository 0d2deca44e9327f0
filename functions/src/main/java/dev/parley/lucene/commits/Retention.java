package dev.parley.lucene.commits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Removes commits that were replaced long ago, and files that no commit names.
 *
 * <p>A running writer may need any file of the commit that it started from, and may have uploaded files that no manifest
 * names yet. Neither is removed, because of three rules: a manifest is kept for the retention time after its successor
 * was written; an unnamed file is kept for as long after it was written; a writer publishes within half of that time or
 * starts again. For the same reason, a slow writer cannot reuse the generation of a removed manifest. All ages are
 * measured by the store's clock: the current time is when the newest manifest was written.
 */
record Retention(CommitStore store, Duration retention) {
    void removeExpired() {
        var manifests = store.manifests();
        if (manifests.isEmpty()) {
            return;
        }
        var before = manifests.getFirst().written().minus(retention);
        // Files are listed after the manifests: commits published meanwhile do not name old files.
        var files = store.files();
        var named = new HashSet<String>();
        try {
            for (var generation : remaining(manifests, before)) {
                store.at(generation)
                        .ifPresent(manifest -> manifest.files().values().forEach(file -> named.add(file.sha256())));
            }
        } catch (DamagedIndex e) {
            // The files of a damaged manifest are unknown, so all files are kept until it has expired.
            return;
        }
        for (var file : files) {
            if (!named.contains(file.sha256()) && !file.written().isAfter(before)) {
                store.removeFile(file.sha256());
            }
        }
    }

    /** Removes the expired manifests, the oldest first, so that an interrupted run leaves no gap; returns the others. */
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
