package dev.parley.aws;

import dev.parley.application.ports.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** The objects below {@code inbox/}, and below {@code inbox-refused/} with the ending {@value #REASON} for the reason. */
public record S3Inbox(S3Client s3, String bucket) implements Inbox {
    static final String REASON = ".reason.txt";
    private static final String INBOX = "inbox/";
    private static final String REFUSED = "inbox-refused/";
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    @Override
    public Optional<InboxFile> read(String key, long limit) {
        if (!key.startsWith(INBOX)) {
            throw new IllegalArgumentException("not a file in the inbox: " + key);
        }
        try (var object = s3.getObject(get -> get.bucket(bucket).key(key))) {
            var bytes = object.response().contentLength();
            if (bytes > limit) {
                object.abort();
                return Optional.of(new InboxFile(key, object.response().eTag(), bytes, Optional.empty()));
            }
            return Optional.of(new InboxFile(key, object.response().eTag(), bytes, Optional.of(object.readAllBytes())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(InboxFile file) {
        unlessReplaced(() ->
                s3.deleteObject(delete -> delete.bucket(bucket).key(file.key()).ifMatch(file.etag())));
    }

    @Override
    public void refuse(InboxFile file, String reason) {
        var refused = REFUSED + file.key().substring(INBOX.length());
        boolean isCopied = unlessReplaced(() -> s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey(file.key())
                .copySourceIfMatch(file.etag())
                .destinationBucket(bucket)
                .destinationKey(refused)
                .metadataDirective(MetadataDirective.COPY)
                // Copying tags would need a permission of its own.
                .taggingDirective(TaggingDirective.REPLACE)));
        if (isCopied) {
            var text = reason.getBytes(StandardCharsets.UTF_8);
            S3Objects.put(s3, bucket, refused + REASON, "text/plain; charset=utf-8", text);
            remove(file);
        }
    }

    /** Returns whether the request was carried out; not if the file was replaced or removed since it was read. */
    private static boolean unlessReplaced(Runnable request) {
        try {
            request.run();
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
