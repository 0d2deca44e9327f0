package dev.parley.contracts;

import dev.parley.aws.Clients;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The contract on any endpoint: {@code mvn verify -Daws.endpoint=http://127.0.0.1:4566}. */
@EnabledIfSystemProperty(
        named = "aws.endpoint",
        matches = ".+",
        disabledReason = "no endpoint is given: run with -Daws.endpoint=URL")
class GivenEndpointSubscribersIT extends SubscriberContract {
    private static final String TABLE = "parley-subscribers-" + System.nanoTime();

    private static Clients clients;
    private static String alertTopic;
    private static String digestTopic;

    @BeforeAll
    static void connect() {
        clients = Backends.ofProperty();
        alertTopic = clients.sns()
                .createTopic(t -> t.name("parley-subscribers-alerts"))
                .topicArn();
        digestTopic = clients.sns()
                .createTopic(t -> t.name("parley-subscribers-digest"))
                .topicArn();
        Backends.createTable(clients.dynamo(), TABLE);
    }

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    String table() {
        return TABLE;
    }

    @Override
    String alertTopic() {
        return alertTopic;
    }

    @Override
    String digestTopic() {
        return digestTopic;
    }
}
