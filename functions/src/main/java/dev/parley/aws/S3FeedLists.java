package dev.parley.aws;

import dev.parley.application.ports.FeedLists;
import dev.parley.collecting.feeds.FeedList;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.s3.S3Client;

/** The list of feeds as the object {@value #KEY} of the archive's bucket, in JSON. S3 keeps its earlier versions. */
public record S3FeedLists(S3Client s3, String bucket) implements FeedLists {
    public static final String KEY = "feeds/list.json";

    @Override
    public FeedList read() {
        return S3Objects.find(s3, bucket, KEY)
                .map(object -> Items.read(object.asUtf8String(), FeedList.class))
                .orElse(FeedList.EMPTY);
    }

    @Override
    public void write(FeedList list) {
        var json = Items.write(list).getBytes(StandardCharsets.UTF_8);
        S3Objects.put(s3, bucket, KEY, "application/json", json);
    }
}
