package dev.parley.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FailureReasonTest {
    @Test
    void aServiceThatAsksToSlowDownIsThrottling() {
        assertEquals(FailureReason.THROTTLED, FailureReason.of(dynamo(400, "ProvisionedThroughputExceededException")));
        assertEquals(FailureReason.THROTTLED, FailureReason.of(s3(503, "SlowDown")));
        assertEquals(FailureReason.THROTTLED, FailureReason.of(canceled("ThrottlingError")));
    }

    @Test
    void aMissingRightIsRefused() {
        assertEquals(FailureReason.REFUSED, FailureReason.of(dynamo(400, "AccessDeniedException")));
        assertEquals(FailureReason.REFUSED, FailureReason.of(s3(403, "AccessDenied")));
        assertEquals(FailureReason.REFUSED, FailureReason.of(canceled("ValidationError")));
    }

    @Test
    void aServiceThatFailsOrDoesNotAnswerIsUnavailable() {
        assertEquals(FailureReason.UNAVAILABLE, FailureReason.of(s3(500, "InternalError")));
        assertEquals(FailureReason.UNAVAILABLE, FailureReason.of(SdkClientException.create("connection reset")));
    }

    @Test
    void whatIsNotOfAServiceIsMalformedOrOther() {
        assertEquals(FailureReason.MALFORMED, FailureReason.of(new IllegalArgumentException("not a key")));
        assertEquals(FailureReason.OTHER, FailureReason.of(new IllegalStateException("lost 8 races")));
    }

    @Test
    void theCauseOfAnotherExceptionCounts() {
        var wrapped = new IllegalArgumentException(new RuntimeException(s3(503, "SlowDown")));
        assertEquals(FailureReason.THROTTLED, FailureReason.of(wrapped));
        assertEquals(FailureReason.OTHER, FailureReason.of(new UncheckedIOException(new java.io.IOException("full"))));
    }

    private static DynamoDbException dynamo(int status, String code) {
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static S3Exception s3(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static TransactionCanceledException canceled(String code) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .cancellationReasons(CancellationReason.builder().code(code).build())
                .build();
    }
}
