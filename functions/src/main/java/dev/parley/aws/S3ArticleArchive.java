package dev.parley.aws;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The archive as one S3 object per version, {@code articles/{id}/{version}.warc.gz}, and one per article that was
 * deleted, {@code tombstones/{id}.json}.
 */
public record S3ArticleArchive(S3Client s3, String bucket) implements ArticleArchive {
    @Override
    public boolean putIfAbsent(VersionKey key, byte[] warc) {
        return WriteOnceObjects.put(s3, bucket, key.objectKey(), "application/warc", warc);
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
        return "tombstones/" + articleId + ".json";
    }
}
