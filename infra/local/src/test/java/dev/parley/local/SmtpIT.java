package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.json.Json;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends emails to an SMTP server (GreenMail). */
class SmtpIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_MILLIS = 20_000;

    @TempDir
    private Path data;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private GreenMail server;
    private LocalStack stack;

    @BeforeEach
    void start() throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"),
                data,
                0,
                Stacks.FEBRUARY_12,
                Map.of(),
                log::add,
                true,
                Optional.of(new InetSocketAddress("127.0.0.1", server.getSmtp().getPort())),
                AddressPolicy.publicAddresses()));
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
        server.stop();
    }

    @Test
    void aSubscriberGetsTheLinkAndThenTheAlertByEmail() throws Exception {
        subscribe("ann@example.org");
        assertTrue(server.waitForIncomingEmail(PATIENCE_MILLIS, 1));
        var asked = server.getReceivedMessages()[0];
        assertEquals("ann@example.org", asked.getAllRecipients()[0].toString());
        var link = String.valueOf(asked.getContent())
                .lines()
                .filter(line -> line.startsWith("http://"))
                .findFirst()
                .orElseThrow();
        assertEquals(200, get(URI.create(link)));

        report();
        assertTrue(server.waitForIncomingEmail(PATIENCE_MILLIS, 2), log.toString());
        var alert = server.getReceivedMessages()[1];
        assertEquals("NEW CALL: Trump-Putin, 12 Feb", alert.getSubject());
        assertEquals("ann@example.org", alert.getAllRecipients()[0].toString());
        var text = String.valueOf(alert.getContent()).replace("\r\n", "\n");
        assertTrue(text.startsWith(stack.delivered().getLast().email()), text);
        assertEquals(List.of(), log);
    }

    @Test
    void withoutSubscribersTheCommonCopyIsSent() throws Exception {
        report();
        assertTrue(server.waitForIncomingEmail(PATIENCE_MILLIS, 1), log.toString());
        assertEquals("subscribers@localhost", server.getReceivedMessages()[0].getAllRecipients()[0].toString());
    }

    @Test
    void anUnreachableServerDelaysNothingAndIsLogged() throws Exception {
        server.stop();
        report();
        assertEquals(1, stack.delivered().size());
        stack.close();
        assertTrue(log.getLast().contains("stays in the outbox"), log.toString());
        try (var files = Files.list(stack.outbox())) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".eml")).count());
        }
    }

    private void report() throws Exception {
        var article = Stacks.article(
                "wire",
                "2025-02-12",
                "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday.");
        assertEquals(201, Stacks.post(stack.api(), article).statusCode());
        stack.awaitIdle();
    }

    private void subscribe(String email) throws Exception {
        var body = Json.MAPPER.createObjectNode().put("email", email).toString();
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.api() + "/subscriptions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer.body());
    }

    private static int get(URI link) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
