package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The archive as one S3 object per version, {@code articles/{id}/{version}.warc.gz}, and one per article that was
 * deleted, {@code tombstones/{id}.json}.
 */
public final class S3ArticleArchive implements ArticleArchive {
    static final String TOMBSTONES = "tombstones/";

    private final S3Client s3;
    private final String bucket;
    private final Consumer<PutObjectRequest.Builder> retention;

    public S3ArticleArchive(S3Client s3, String bucket) {
        this(s3, bucket, put -> {});
    }

    private S3ArticleArchive(S3Client s3, String bucket, Consumer<PutObjectRequest.Builder> retention) {
        this.retention = requireNonNull(retention, "retention");
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    /**
     * An archive whose new versions S3 keeps for a number of days in governance mode. The bucket must have object lock.
     *
     * @param days 0 for no such time
     */
    public static S3ArticleArchive locked(S3Client s3, String bucket, int days, Clock clock) {
        return days == 0
                ? new S3ArticleArchive(s3, bucket)
                : new S3ArticleArchive(s3, bucket, put -> put.objectLockMode(ObjectLockMode.GOVERNANCE)
                        .objectLockRetainUntilDate(clock.instant().plus(Duration.ofDays(days))));
    }

    @Override
    public boolean putIfAbsent(VersionKey key, byte[] warc) {
        return WriteOnceObjects.put(s3, bucket, key.objectKey(), "application/warc", warc, retention);
    }

    @Override
    public Optional<byte[]> get(VersionKey key) {
        return S3Objects.find(s3, bucket, key.objectKey()).map(BytesWrapper::asByteArray);
    }

    @Override
    public List<VersionKey> versions(String articleId) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix("articles/" + articleId + "/"))
                .contents()
                .stream()
                .sorted(Comparator.comparing(S3Object::lastModified).thenComparing(S3Object::key))
                .flatMap(object -> VersionKey.ofObjectKey(object.key()).stream())
                .toList();
    }

    @Override
    public Optional<Tombstone> tombstone(String articleId) {
        return S3Objects.find(s3, bucket, tombstoneKey(articleId))
                .map(object -> Items.read(object.asUtf8String(), Tombstone.class));
    }

    static String tombstoneKey(String articleId) {
        return TOMBSTONES + articleId + ".json";
    }
}
