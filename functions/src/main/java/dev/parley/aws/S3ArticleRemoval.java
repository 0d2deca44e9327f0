package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleRemoval;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes versions out of the bucket. A bucket that keeps versions of objects, as ours, keeps them as noncurrent. */
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
    public void remove(VersionKey key) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key.objectKey()));
    }
}
