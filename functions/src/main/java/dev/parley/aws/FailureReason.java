package dev.parley.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why handling an item failed, as far as an operator can do something about it. */
public enum FailureReason {
    /** A service asked to slow down. */
    THROTTLED("throttled"),
    /** A service refused the request: a right is missing, or a resource is not there. */
    REFUSED("refused"),
    /** A service did not answer, or failed. */
    UNAVAILABLE("unavailable"),
    /** The item is not what it should be. */
    MALFORMED("malformed"),
    OTHER("other");

    private static final int SERVER_FAULT = 500;

    private final String label;

    FailureReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static FailureReason of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException refused) {
                return of(refused);
            }
            if (cause instanceof SdkClientException) {
                return UNAVAILABLE;
            }
        }
        return failure instanceof IllegalArgumentException ? MALFORMED : OTHER;
    }

    private static FailureReason of(AwsServiceException refused) {
        if (refused.isThrottlingException()
                || refused instanceof TransactionCanceledException canceled && throttled(canceled)) {
            return THROTTLED;
        }
        return refused.statusCode() >= SERVER_FAULT ? UNAVAILABLE : REFUSED;
    }

    private static boolean throttled(TransactionCanceledException canceled) {
        return canceled.cancellationReasons().stream()
                .anyMatch(reason -> "ThrottlingError".equals(reason.code())
                        || "ProvisionedThroughputExceeded".equals(reason.code()));
    }
}
