package dev.parley.exports;

import dev.parley.exports.ExportFiles.Digest;
import dev.parley.ids.Id;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip file (zip64 if it is large) and returns the digest of each entry. */
final class Zip implements AutoCloseable {
    private final ZipOutputStream out;
    private final Instant made;

    Zip(OutputStream out, Instant made) {
        this.out = new ZipOutputStream(out);
        this.made = made;
    }

    /** Adds a compressed entry. */
    Digest deflate(String name, byte[] bytes) throws IOException {
        out.putNextEntry(entry(name));
        out.write(bytes);
        out.closeEntry();
        return new Digest(bytes.length, Id.sha256Hex(bytes));
    }

    /** Adds a file as a compressed entry. */
    Digest deflate(String name, Path file) throws IOException {
        out.putNextEntry(entry(name));
        Files.copy(file, out);
        out.closeEntry();
        return HashedFile.digest(file);
    }

    /** Adds an uncompressed entry, of which any range can be read. */
    Digest store(String name, byte[] bytes) throws IOException {
        var sum = new CRC32();
        sum.update(bytes);
        out.putNextEntry(stored(name, bytes.length, sum));
        out.write(bytes);
        out.closeEntry();
        return new Digest(bytes.length, Id.sha256Hex(bytes));
    }

    /** Adds a file as an uncompressed entry. */
    Digest store(String name, Path file) throws IOException {
        var sum = new CRC32();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        out.putNextEntry(stored(name, Files.size(file), sum));
        Files.copy(file, out);
        out.closeEntry();
        return HashedFile.digest(file);
    }

    private ZipEntry stored(String name, long size, CRC32 sum) {
        var entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(sum.getValue());
        return entry;
    }

    private ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(made.atOffset(ZoneOffset.UTC).toLocalDateTime());
        return entry;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
