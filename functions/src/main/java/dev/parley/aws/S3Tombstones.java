package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.Tombstones;
import dev.parley.articles.Tombstone;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects {@code tombstones/{id}.json}, in order of their keys. */
public final class S3Tombstones implements Tombstones {
    private final S3Client s3;
    private final String bucket;

    public S3Tombstones(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public Page page(Optional<String> after, int limit) {
        var answer = s3.listObjectsV2(list -> list.bucket(bucket)
                .prefix(S3ArticleArchive.TOMBSTONES)
                .startAfter(after.orElse(null))
                .maxKeys(limit));
        var tombstones = answer.contents().stream()
                .map(S3Object::key)
                // One that was removed since then was taken back.
                .flatMap(key -> S3Objects.find(s3, bucket, key).stream())
                .map(object -> Items.read(object.asUtf8String(), Tombstone.class))
                .toList();
        return new Page(
                tombstones,
                answer.isTruncated() ? Optional.of(answer.contents().getLast().key()) : Optional.empty());
    }
}
