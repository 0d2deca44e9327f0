package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.DownloadLinks;
import dev.parley.articles.VersionKey;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigned S3 requests. Each has the permissions of the role that made it, for one object. */
public final class S3DownloadLinks implements DownloadLinks {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final S3Presigner presigner;
    private final String bucket;

    public S3DownloadLinks(S3Presigner presigner, String bucket) {
        this.presigner = requireNonNull(presigner, "presigner");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public URI of(VersionKey key) {
        return URI.create(presigner
                .presignGetObject(
                        presign -> presign.signatureDuration(LIFETIME).getObjectRequest(get -> get.bucket(bucket)
                                .key(key.objectKey())
                                .responseContentType("application/warc")
                                .responseContentDisposition("attachment; filename=\"" + key.version() + ".warc.gz\"")))
                .url()
                .toString());
    }
}
