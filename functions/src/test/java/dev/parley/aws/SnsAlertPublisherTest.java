package dev.parley.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import dev.parley.alerts.FilterAttributes;
import dev.parley.alerts.Message;
import dev.parley.alerts.Publication;
import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real client with every kind of answer from SNS, and without an answer. It never sends a request twice. */
class SnsAlertPublisherTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:Alerts";

    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status;
    private volatile String code = "";
    private volatile String body = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            body = URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            if (status == 0) {
                // Ends the connection without an answer.
                exchange.close();
                return;
            }
            var xml = status == 200
                    ? "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>"
                    : "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                            + "</Code><Message>x</Message></Error></ErrorResponse>";
            var bytes = xml.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAcceptedMessageIsSent() {
        assertEquals(new PublishResult.Sent("m-1"), answered(200, ""));
    }

    @Test
    void theResultIsUnknownWithoutAnAnswerAndAfterServerErrorsAndIsNotRetried() {
        assertInstanceOf(PublishResult.Unknown.class, answered(0, ""));
        assertInstanceOf(PublishResult.Unknown.class, answered(500, "InternalFailure"));
        assertInstanceOf(PublishResult.Unknown.class, answered(502, ""));
    }

    @Test
    void throttlingAndErrorsThatAnOperatorCanFixAreTemporaryRefusals() {
        assertInstanceOf(PublishResult.Refused.class, answered(400, "Throttling"));
        assertInstanceOf(PublishResult.Refused.class, answered(429, "TooManyRequests"));
        assertInstanceOf(PublishResult.Refused.class, answered(503, "ServiceUnavailable"));
        assertInstanceOf(PublishResult.Refused.class, answered(403, "AuthorizationError"));
        assertInstanceOf(PublishResult.Refused.class, answered(404, "NotFound"));
        assertInstanceOf(PublishResult.Refused.class, answered(400, "KMSAccessDenied"));
    }

    @Test
    void aMalformedMessageIsRejected() {
        assertInstanceOf(PublishResult.Rejected.class, answered(400, "InvalidParameter"));
    }

    @Test
    void aMessageHasAttributesForSmsAndForEveryTypeOfItsFacts() {
        answered(200, "");
        assertEquals("no", attribute("sms"));
        assertEquals("[\"leader_call\",\"meeting\"]", attribute("type"));
        assertEquals("leader_call", attribute("kind"));
    }

    /** The value of a message attribute in the request, in the form of the query protocol. */
    private String attribute(String name) {
        var entry = body.substring(0, body.indexOf(".Name=" + name + "&"));
        var number = entry.substring(entry.lastIndexOf('.') + 1);
        var value = body.substring(body.indexOf("entry." + number + ".Value.StringValue=")
                + ("entry." + number + ".Value.StringValue=").length());
        return value.split("&", 2)[0];
    }

    private PublishResult answered(int with, String errorCode) {
        status = with;
        code = errorCode;
        requests.set(0);
        var clients = new Clients(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
        var outcome = new SnsAlertPublisher(clients.sns(), Map.of(Topic.ALERTS, TOPIC, Topic.DAILY, TOPIC))
                .publish(
                        new Publication(
                                Topic.ALERTS,
                                List.of("one", "two"),
                                List.of("f1", "f2"),
                                Optional.of("article"),
                                new FilterAttributes(
                                        List.of("leader_call"),
                                        List.of("leader_call", "meeting"),
                                        List.of("happened"),
                                        List.of("donald-trump"),
                                        List.of("USA")),
                                new Message("NEW CALL. https://parley.example/f/1", "NEW CALL", "They spoke."),
                                false),
                        false);
        assertEquals(1, requests.get(), "requests for " + with + " " + errorCode);
        return outcome;
    }
}
