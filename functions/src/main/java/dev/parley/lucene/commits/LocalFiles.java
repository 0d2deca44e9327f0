package dev.parley.lucene.commits;

import dev.parley.ids.Id;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Gatherers;

/** Downloads files from the store into a folder. A file under its final name is complete and verified. */
final class LocalFiles {
    /** Suffix of unfinished downloads, including those of killed processes. */
    static final String UNFINISHED = ".part";

    private static final int AT_ONCE = 8;
    private static final int ATTEMPTS = 3;

    private LocalFiles() {}

    /**
     * Downloads files of a commit.
     *
     * @param wanted the files by target path
     * @throws DamagedIndex when a file is missing or its content differs from what was written
     * @throws UncheckedIOException when a connection fails repeatedly
     */
    static void fetch(CommitStore store, Manifest manifest, Map<Path, StoredFile> wanted) {
        wanted.entrySet().stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, one -> {
                    fetch(store, manifest, one.getValue(), one.getKey());
                    return one;
                }))
                .forEach(fetched -> {});
    }

    private static void fetch(CommitStore store, Manifest manifest, StoredFile file, Path target) {
        for (int attempt = 1; ; attempt++) {
            try {
                var part = target.resolveSibling(target.getFileName() + UNFINISHED);
                var copied = copy(store, manifest, file, part);
                if (!copied.equals(file)) {
                    Files.delete(part);
                    throw new DamagedIndex(
                            "the file " + file.sha256() + " has " + copied.bytes() + " bytes with the SHA-256 "
                                    + copied.sha256() + ", not the " + file.bytes() + " bytes that were written");
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException(
                            "cannot fetch the file " + file.sha256() + " of the search index", e);
                }
            }
        }
    }

    private static StoredFile copy(CommitStore store, Manifest manifest, StoredFile file, Path part)
            throws IOException {
        var small = manifest.open(file);
        try (var in = (small.isPresent() ? small : store.open(file))
                        .orElseThrow(() -> new DamagedIndex("the file " + file.sha256() + " is missing"));
                var out = Files.newOutputStream(part)) {
            return digest(in, out);
        }
    }

    /** The digest and size of a local file. */
    static StoredFile of(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return digest(in, OutputStream.nullOutputStream());
        }
    }

    /** Whether a local file has the expected content. */
    static boolean isIntact(Path path, StoredFile file) throws IOException {
        return Files.size(path) == file.bytes() && of(path).equals(file);
    }

    private static StoredFile digest(InputStream in, OutputStream out) throws IOException {
        var digest = Id.newSha256();
        var bytes = new DigestInputStream(in, digest).transferTo(out);
        return new StoredFile(HexFormat.of().formatHex(digest.digest()), bytes);
    }
}
