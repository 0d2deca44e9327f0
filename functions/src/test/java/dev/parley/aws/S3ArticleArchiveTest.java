package dev.parley.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.articles.VersionKey;
import dev.parley.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class S3ArticleArchiveTest {
    private static final VersionKey KEY = new VersionKey("4yretr35zsc2993pt", "p16dqvwvhwcrdzxyn");

    private final List<PutObjectRequest> puts = new ArrayList<>();
    private final FakeClock clock = new FakeClock();

    /** Keeps the requests. */
    private final S3Client s3 = new S3Client() {
        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            puts.add(request);
            return PutObjectResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    };

    @Test
    void aVersionIsKeptForTheDaysOfTheStackAndStillWrittenOnce() {
        S3ArticleArchive.locked(s3, "bucket", 30, clock).putIfAbsent(KEY, new byte[] {1});
        var put = puts.getFirst();
        assertEquals(ObjectLockMode.GOVERNANCE, put.objectLockMode());
        assertEquals(clock.instant().plus(Duration.ofDays(30)), put.objectLockRetainUntilDate());
        assertEquals("*", put.ifNoneMatch());
        assertEquals(KEY.objectKey(), put.key());
    }

    @Test
    void withoutSuchDaysNothingAsksForObjectLockWhichABucketWithoutItRefuses() {
        S3ArticleArchive.locked(s3, "bucket", 0, clock).putIfAbsent(KEY, new byte[] {1});
        assertNull(puts.getFirst().objectLockMode());
        assertNull(puts.getFirst().objectLockRetainUntilDate());
    }
}
