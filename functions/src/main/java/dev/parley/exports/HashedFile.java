package dev.parley.exports;

import dev.parley.exports.ExportFiles.Digest;
import dev.parley.ids.Id;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes a file and computes its SHA-256 on the way. */
public final class HashedFile extends OutputStream {
    private final OutputStream out;
    private final MessageDigest sha256 = Id.newSha256();
    private long bytes;

    public HashedFile(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        sha256.update(from, offset, length);
        bytes += length;
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The digest of the file. Call it once, after {@link #close()}. */
    public Digest digest() {
        return new Digest(bytes, HexFormat.of().formatHex(sha256.digest()));
    }

    /** The digest of an existing file. */
    public static Digest digest(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Id.newSha256())) {
            var bytes = in.transferTo(OutputStream.nullOutputStream());
            return new Digest(
                    bytes, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        }
    }
}
