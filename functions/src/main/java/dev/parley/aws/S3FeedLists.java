package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FeedLists;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.ids.Id;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The list of feeds as the object {@value #KEY} of the archive's bucket, in JSON. S3 keeps its earlier versions. */
public final class S3FeedLists implements FeedLists {
    public static final String KEY = "feeds/list.json";

    private final S3Client s3;
    private final String bucket;

    public S3FeedLists(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3");
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public FeedList read() {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(KEY));
            return Items.read(object.asUtf8String(), FeedList.class);
        } catch (NoSuchKeyException e) {
            return FeedList.EMPTY;
        }
    }

    @Override
    public void write(FeedList list) {
        var json = Items.write(list).getBytes(StandardCharsets.UTF_8);
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(KEY)
                        .contentType("application/json")
                        .checksumSHA256(Base64.getEncoder().encodeToString(Id.sha256(json))),
                RequestBody.fromBytes(json));
    }
}
