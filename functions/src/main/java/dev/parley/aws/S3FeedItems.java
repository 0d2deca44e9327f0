package dev.parley.aws;

import dev.parley.application.ports.FeedItems;
import dev.parley.collecting.feeds.KnownItems;
import dev.parley.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The known items of each feed as an object {@code feeds/items/{id}.json.gz}: items that wait for their pages keep their
 * texts, which may be more than a row of a table can hold.
 */
public record S3FeedItems(S3Client s3, String bucket) implements FeedItems {
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
        S3Objects.put(s3, bucket, key(feedId), "application/gzip", packed(items));
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
