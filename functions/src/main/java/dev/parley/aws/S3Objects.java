package dev.parley.aws;

import dev.parley.ids.Id;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads and writes small objects. {@link WriteOnceObjects} writes those that never change. */
final class S3Objects {
    private S3Objects() {}

    /** An object with its bytes; empty when there is none with this key. */
    static Optional<ResponseBytes<GetObjectResponse>> find(S3Client s3, String bucket, String key) {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Writes an object, or replaces it. S3 checks that it got these bytes. */
    static void put(S3Client s3, String bucket, String key, String contentType, byte[] body) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key)
                        .contentType(contentType)
                        .checksumSHA256(Base64.getEncoder().encodeToString(Id.sha256(body))),
                RequestBody.fromBytes(body));
    }
}
