package dev.parley.aws;

import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.names.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The overlay as an object of the archive's bucket. Unlike articles it may be replaced, and it triggers no indexing. S3 keeps
 * its earlier versions. Its tag is the object's ETag.
 */
public record S3OverlayStore(S3Client s3, String bucket) implements OverlayStore {
    public static final String KEY = "gazetteer/overlay.txt";

    private static final int NOT_MODIFIED = 304;

    @Override
    public Found find(Optional<String> known) {
        try (var in = s3.getObject(get -> get.bucket(bucket).key(KEY).ifNoneMatch(known.orElse(null)))) {
            var tag = in.response().eTag();
            var file = in.readNBytes(Overlay.MAX_BYTES + 1);
            if (file.length > Overlay.MAX_BYTES) {
                // Without abort the client would read the rest.
                in.abort();
                return new Found.TooLarge(in.response().contentLength(), tag);
            }
            return known.filter(tag::equals).isPresent() ? new Found.Unchanged() : new Found.Changed(file, tag);
        } catch (NoSuchKeyException e) {
            return new Found.Absent();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED) {
                return new Found.Unchanged();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(byte[] file) {
        S3Objects.put(s3, bucket, KEY, "text/plain; charset=utf-8", file);
    }

    @Override
    public void remove() {
        s3.deleteObject(delete -> delete.bucket(bucket).key(KEY));
    }
}
