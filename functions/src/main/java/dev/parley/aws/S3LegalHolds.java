package dev.parley.aws;

import dev.parley.application.ports.LegalHolds;
import dev.parley.articles.LegalHold;
import dev.parley.articles.LegalHold.Act;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Legal holds as objects that are written once, one for each act: {@code holds/{articleId}/0001.json}. */
public record S3LegalHolds(S3Client s3, String bucket) implements LegalHolds {
    private static final String PREFIX = "holds/";

    @Override
    public LegalHold of(String articleId) {
        return new LegalHold(
                articleId, keys(PREFIX + articleId + "/").map(this::act).toList());
    }

    @Override
    public boolean add(LegalHold before, Act act) {
        var key = PREFIX + before.articleId() + "/"
                + String.format(Locale.ROOT, "%04d", before.acts().size() + 1) + ".json";
        return WriteOnceObjects.put(
                s3, bucket, key, "application/json", Items.write(act).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Stream<LegalHold> all() {
        return keys(PREFIX).map(key -> key.split("/")[1]).distinct().map(this::of);
    }

    private Stream<String> keys(String prefix) {
        List<S3Object> objects =
                s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                        .toList();
        return objects.stream().map(S3Object::key).sorted(Comparator.naturalOrder());
    }

    private Act act(String key) {
        return S3Objects.find(s3, bucket, key)
                .map(object -> Items.read(object.asUtf8String(), Act.class))
                .orElseThrow(() -> new IllegalStateException("the legal hold vanished: " + key));
    }
}
