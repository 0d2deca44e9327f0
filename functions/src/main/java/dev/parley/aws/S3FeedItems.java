package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FeedItems;
import dev.parley.collecting.feeds.KnownItems;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The known items of each feed as an object {@code feeds/items/{id}.json.gz}: items that wait for their pages keep their
 * texts, which may be more than a row of a table can hold.
 */
public final class S3FeedItems implements FeedItems {
    private final S3Client s3;
    private final String bucket;

    public S3FeedItems(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public KnownItems known(String feedId) {
        try (var in = new GZIPInputStream(s3.getObject(get -> get.bucket(bucket).key(key(feedId))))) {
            return Json.MAPPER.readValue(in, KnownItems.class);
        } catch (NoSuchKeyException e) {
            return KnownItems.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(String feedId, KnownItems items) {
        var packed = packed(items);
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key(feedId))
                        .contentType("application/gzip")
                        .checksumSHA256(Base64.getEncoder().encodeToString(Id.sha256(packed))),
                RequestBody.fromBytes(packed));
    }

    @Override
    public void forget(String feedId) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key(feedId)));
    }

    private static String key(String feedId) {
        return "feeds/items/" + feedId + ".json.gz";
    }

    private static byte[] packed(KnownItems items) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            Json.MAPPER.writeValue(gzip, items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
