package dev.parley.aws;

import dev.parley.ids.Id;
import java.util.Base64;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects that are written once and never changed. */
final class WriteOnceObjects {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    /** S3 answers 409 to concurrent conditional PUTs of one key; the next attempt gets 412. */
    private static final int ATTEMPTS = 5;

    private WriteOnceObjects() {}

    /** Writes an object unless there is one with its key; returns whether it was written. */
    static boolean put(S3Client s3, String bucket, String key, String contentType, byte[] body) {
        return put(s3, bucket, key, contentType, body, put -> {});
    }

    /** The same with other properties of the object. */
    static boolean put(
            S3Client s3,
            String bucket,
            String key,
            String contentType,
            byte[] body,
            Consumer<PutObjectRequest.Builder> more) {
        return put(s3, bucket, key, contentType, RequestBody.fromBytes(body), Id.sha256(body), more);
    }

    /** The same for a body that may not fit into memory. */
    static boolean put(S3Client s3, String bucket, String key, String contentType, RequestBody body, byte[] sha256) {
        return put(s3, bucket, key, contentType, body, sha256, put -> {});
    }

    private static boolean put(
            S3Client s3,
            String bucket,
            String key,
            String contentType,
            RequestBody body,
            byte[] sha256,
            Consumer<PutObjectRequest.Builder> more) {
        for (int attempt = 1; ; attempt++) {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .ifNoneMatch("*")
                                .contentType(contentType)
                                .checksumSHA256(Base64.getEncoder().encodeToString(sha256))
                                .applyMutation(more),
                        body);
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                if (e.statusCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
