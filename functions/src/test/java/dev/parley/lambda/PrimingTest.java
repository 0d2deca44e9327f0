package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Priming before a snapshot. */
class PrimingTest {
    /** Nothing listens on this port, so any network access fails. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    @Test
    void functionsThatSomebodyWaitsForArePrimedWithoutNetwork() {
        var environment = new HashMap<>(Map.of(
                "ARCHIVE_BUCKET", "bucket",
                "INDEX_TABLE", "table",
                "FRESHNESS_HOURS", "0",
                "PUBLIC_BASE_URL", "https://parley.example",
                "ALERT_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:alerts",
                "DIGEST_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:daily",
                "ALERTS_ENABLED", "false",
                "ALERTS_PER_HOUR", "30",
                "SMS_PER_DAY", "100",
                "CONFIDENCE_THRESHOLD", "0.5"));
        environment.putAll(Map.of(
                "SUBSCRIBER_TABLE", "subscribers",
                "OPEN_SUBSCRIPTIONS", "false",
                "SMS_COUNTRIES", "US",
                "REQUESTS_PER_ADDRESS", "5",
                "REQUESTS_PER_CALLER", "50",
                "REQUESTS_PER_DAY", "1000",
                "MISTAKE_ADDRESS", "",
                "FAILURE_QUEUES", "index=" + NOWHERE + "/index"));
        environment.putAll(Map.of(
                "API_URL", NOWHERE,
                "ISSUER", NOWHERE,
                "CLIENT_ID", "parley",
                "OBJECT_LOCK_DAYS", "0",
                "STACK_NAME", "parley",
                "AWS_ENDPOINT_URL", NOWHERE,
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing"));
        var measured = new ArrayList<String>();
        ScopedValue.where(Wiring.ENVIRONMENT, environment)
                .where(Wiring.METRICS, measured::add)
                .run(() -> {
                    new IntakeHandler();
                    new IndexHandler();
                    new AlertHandler();
                    new RetrieveHandler();
                    new SubscribeHandler();
                    new ExportsHandler();
                    new PagesHandler();
                });
        assertDoesNotThrow(Priming::runAll);
        assertEquals(List.of(), measured, "sample events count as real ones");
    }
}
