package dev.parley.aws;

import dev.parley.exports.DailyTable;
import dev.parley.exports.HashedFile;
import dev.parley.exports.TableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
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
        try {
            var digest = HexFormat.of().parseHex(HashedFile.digest(file).sha256());
            return Base64.getEncoder().encodeToString(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
