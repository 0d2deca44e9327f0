package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleRemoval;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.s3.S3Client;

/** Removes versions from the bucket. In a bucket with object versioning, such as ours, they become noncurrent. */
public final class S3ArticleRemoval implements ArticleRemoval {
    private final S3Client s3;
    private final String bucket;

    public S3ArticleRemoval(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public boolean bury(Tombstone tombstone) {
        return WriteOnceObjects.put(
                s3,
                bucket,
                S3ArticleArchive.tombstoneKey(tombstone.articleId()),
                "application/json",
                Items.write(tombstone).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void exhume(String articleId) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(S3ArticleArchive.tombstoneKey(articleId)));
    }

    @Override
    public void remove(VersionKey key) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key.objectKey()));
    }
}
