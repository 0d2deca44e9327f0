package dev.parley.aws;

import dev.parley.application.ports.DownloadLinks;
import dev.parley.articles.VersionKey;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigned S3 requests. Each has the permissions of the role that made it, for one object. */
public record S3DownloadLinks(S3Presigner presigner, String bucket) implements DownloadLinks {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

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
