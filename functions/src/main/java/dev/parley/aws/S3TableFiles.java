package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.tables.DailyTable;
import dev.parley.tables.TableFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** The files of the daily tables as S3 objects below {@code tables/}, in the archive's bucket. */
public final class S3TableFiles implements TableFiles {
    private final S3Client s3;
    private final String bucket;

    public S3TableFiles(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public void put(DailyTable table, LocalDate day, Path file) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(table.key(day))
                        .contentType("application/gzip")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromFile(file));
    }
}
