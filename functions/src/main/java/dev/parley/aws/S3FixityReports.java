package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FixityReports;
import dev.parley.fixity.PassReport;
import dev.parley.ids.Id;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The report as the object {@value #KEY} of the archive's bucket, in JSON. */
public final class S3FixityReports implements FixityReports {
    public static final String KEY = "fixity/report.json";

    private final S3Client s3;
    private final String bucket;

    public S3FixityReports(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public Optional<PassReport> read() {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(KEY));
            return Optional.of(Items.read(object.asUtf8String(), PassReport.class));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(PassReport report) {
        var json = Items.write(report).getBytes(StandardCharsets.UTF_8);
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(KEY)
                        .contentType("application/json")
                        .checksumSHA256(Base64.getEncoder().encodeToString(Id.sha256(json))),
                RequestBody.fromBytes(json));
    }
}
