package dev.parley.aws;

import dev.parley.application.ports.ArchiveInventory;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects below {@code articles/} in the bucket; one LIST request per thousand. */
public record S3ArchiveInventory(S3Client s3, String bucket) implements ArchiveInventory {
    private static final String PREFIX = "articles/";

    @Override
    public Stream<Holding> list(Optional<String> after) {
        var request = ListObjectsV2Request.builder().bucket(bucket).prefix(PREFIX);
        after.ifPresent(request::startAfter);
        return s3.listObjectsV2Paginator(request.build()).contents().stream()
                .map(object -> new Holding(object.key(), object.size(), object.lastModified()));
    }

    @Override
    public Optional<Holding> holding(String objectKey) {
        try {
            var object = s3.headObject(head -> head.bucket(bucket).key(objectKey));
            return Optional.of(new Holding(objectKey, object.contentLength(), object.lastModified()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isDeleted(String articleId) {
        try {
            s3.headObject(head -> head.bucket(bucket).key("tombstones/" + articleId + ".json"));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }
}
