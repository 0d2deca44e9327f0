package dev.parley.aws;

import dev.parley.application.ports.FixityReports;
import dev.parley.fixity.PassReport;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The report as the object {@value #KEY} of the archive's bucket, in JSON. */
public record S3FixityReports(S3Client s3, String bucket) implements FixityReports {
    public static final String KEY = "fixity/report.json";

    @Override
    public Optional<PassReport> read() {
        return S3Objects.find(s3, bucket, KEY).map(object -> Items.read(object.asUtf8String(), PassReport.class));
    }

    @Override
    public void write(PassReport report) {
        var json = Items.write(report).getBytes(StandardCharsets.UTF_8);
        S3Objects.put(s3, bucket, KEY, "application/json", json);
    }
}
