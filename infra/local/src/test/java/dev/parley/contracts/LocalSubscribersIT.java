package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.application.ports.Topics;
import dev.parley.aws.Clients;
import dev.parley.aws.SnsTopics;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the local stack, with behaviour of SNS that other emulators lack. */
class LocalSubscribersIT extends SubscriberContract {
    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Clients clients;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, false));
        environment = stack.environment("SubscribeFunction");
        clients = new Clients(environment);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void anEmailAddressIsPendingUntilItsLinkIsFollowed() {
        var topics = new SnsTopics(clients.retryingSns(), alertTopic(), digestTopic());
        var arn = topics.ask(
                        email("pending@example.org"),
                        false,
                        Interest.everything().policy())
                .arn()
                .orElseThrow();
        assertEquals(Topics.Standing.PENDING, topics.standing(arn));
        topics.unsubscribe(arn);
        assertEquals(Topics.Standing.PENDING, topics.standing(arn));
    }

    @Test
    void anAddressThatSnsDoesNotAcceptIsRefused() {
        var topics = new SnsTopics(clients.retryingSns(), alertTopic(), digestTopic());
        assertThrows(
                RefusedRequest.class,
                () -> topics.ask(email("nobody"), false, Interest.everything().policy()));
    }

    @Test
    void numbersThatAnsweredStopAreFoundAmongMany() throws Exception {
        var topics = new SnsTopics(clients.retryingSns(), alertTopic(), digestTopic());
        stack.answer("+447700900001", true);
        stack.answer("+447700900003", true);
        stack.answer("+447700900003", false);
        assertEquals(
                Set.of("+447700900001"), topics.optedOut(List.of("+447700900001", "+447700900002", "+447700900003")));
    }

    @Test
    void aTopicWithTheMostFilterPoliciesIsFullAndRefusesTheNext() {
        var topics = new SnsTopics(clients.retryingSns(), alertTopic(), digestTopic());
        int there = topics.confirmed(true).size();
        for (int i = 0; !topics.isFull(true); i++) {
            topics.ask(
                    email("ann" + i + "@example.org"),
                    true,
                    Interest.everything().policy());
            assertEquals(there, topics.confirmed(true).size());
        }
        var refused = assertThrows(
                RefusedRequest.class,
                () -> topics.ask(
                        email("last@example.org"), true, Interest.everything().policy()));
        assertEquals(RefusedRequest.Reason.FULL, refused.reason());
        assertEquals(200, FilterPolicy.MAX_POLICIES_A_TOPIC);
    }

    private static Address email(String address) {
        return new Address(Channel.EMAIL, address);
    }

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    String table() {
        return environment.get("SUBSCRIBER_TABLE");
    }

    @Override
    String alertTopic() {
        return environment.get("ALERT_TOPIC_ARN");
    }

    @Override
    String digestTopic() {
        return environment.get("DIGEST_TOPIC_ARN");
    }
}
