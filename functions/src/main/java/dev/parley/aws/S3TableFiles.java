package dev.parley.aws;

import dev.parley.exports.DailyTable;
import dev.parley.exports.TableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The files of the daily tables as S3 objects below {@code tables/} in the archive's bucket. */
public record S3TableFiles(S3Client s3, String bucket) implements TableFiles {
    @Override
    public void put(DailyTable table, LocalDate day, Path file) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(table.key(day))
                        .contentType("application/gzip")
                        .checksumSHA256(sha256(file)),
                RequestBody.fromFile(file));
    }

    private static String sha256(Path file) {
        try (var digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            Files.copy(file, digest);
            return Base64.getEncoder().encodeToString(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
