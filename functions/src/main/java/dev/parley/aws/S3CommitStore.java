package dev.parley.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import dev.parley.lucene.commits.CommitStore;
import dev.parley.lucene.commits.DamagedIndex;
import dev.parley.lucene.commits.Manifest;
import dev.parley.lucene.commits.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Commits as objects of the archive's bucket: {@code search/files/{sha256}} and {@code search/manifests/{number}.json}. The
 * number is {@link Long#MAX_VALUE} minus the generation, in 19 digits, so that a listing begins with the newest. Both are
 * written once.
 */
public record S3CommitStore(S3Client s3, String bucket) implements CommitStore {
    private static final String MANIFESTS = "search/manifests/";
    private static final String FILES = "search/files/";
    private static final String SUFFIX = ".json";

    @Override
    public OptionalLong newest() {
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(MANIFESTS).maxKeys(1)).contents().stream()
                .mapToLong(object -> generation(object.key()))
                .findFirst();
    }

    @Override
    public Optional<Manifest> at(long generation) {
        try {
            var json = s3.getObjectAsBytes(get -> get.bucket(bucket).key(manifest(generation)))
                    .asByteArray();
            var manifest = Json.MAPPER.readValue(json, Manifest.class);
            if (manifest.generation() != generation) {
                throw new DamagedIndex(manifest(generation) + " is of generation " + manifest.generation());
            }
            return Optional.of(manifest);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DamagedIndex(manifest(generation) + " is not a manifest: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean publish(Manifest manifest) {
        try {
            return WriteOnceObjects.put(
                    s3,
                    bucket,
                    manifest(manifest.generation()),
                    "application/json",
                    Json.MAPPER.writeValueAsBytes(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written as JSON", e);
        }
    }

    @Override
    public List<StoredManifest> manifests() {
        return objects(MANIFESTS)
                .map(object -> new StoredManifest(generation(object.key()), object.lastModified()))
                .toList();
    }

    @Override
    public void removeManifest(long generation) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(manifest(generation)));
    }

    @Override
    public boolean put(StoredFile file, Path content) {
        return WriteOnceObjects.put(
                s3,
                bucket,
                FILES + file.sha256(),
                "application/octet-stream",
                RequestBody.fromFile(content),
                HexFormat.of().parseHex(file.sha256()));
    }

    @Override
    public Optional<InputStream> open(StoredFile file) {
        try {
            return Optional.of(s3.getObject(get -> get.bucket(bucket).key(FILES + file.sha256())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<ListedFile> files() {
        return objects(FILES)
                .map(object -> new ListedFile(object.key().substring(FILES.length()), object.lastModified()))
                .toList();
    }

    @Override
    public void removeFile(String sha256) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(FILES + sha256));
    }

    private Stream<S3Object> objects(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream();
    }

    private static String manifest(long generation) {
        return MANIFESTS + "%019d".formatted(Long.MAX_VALUE - generation) + SUFFIX;
    }

    private static long generation(String key) {
        try {
            return Long.MAX_VALUE - Long.parseLong(key.substring(MANIFESTS.length(), key.length() - SUFFIX.length()));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new DamagedIndex(key + " is not the name of a manifest", e);
        }
    }
}
