package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCommandTest {
    private static final String ARCHIVED =
            "{\"id\":\"a\",\"version\":\"v\",\"outcome\":\"new\",\"state\":\"OTHER_LANGUAGE\"}";
    private static final String INDEXED = "{\"versions\":[{\"version\":\"v\",\"indexed\":\"2026-11-23T10:00:00Z\"}]}";

    @TempDir
    private Path folder;

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void aBrokenConnectionIsRetriedAndReported() throws Exception {
        try (var api = new BreakingApi(2)) {
            var ran = run(api.address(), file("a.txt"));
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().startsWith("a  v  new"), ran.out());
            assertEquals(
                    2,
                    ran.err()
                            .lines()
                            .filter(line -> line.endsWith("; trying again"))
                            .count(),
                    ran.err());
            assertTrue(ran.err().contains("a.txt: the connection to " + api.address() + " broke off"), ran.err());
            assertEquals(2, pauses.size());
        }
    }

    @Test
    void aFileThatFailsEveryTryIsReportedAndTheOthersAreTriedOnce() throws Exception {
        var ran = run("http://127.0.0.1:1", file("a.txt"), file("b.txt"));
        assertEquals(1, ran.exit());
        assertEquals(5, pauses.size());
        var lines = ran.err().lines().toList();
        assertTrue(
                lines.get(lines.size() - 2)
                        .contains("a.txt: nothing answers at http://127.0.0.1:1: is \"./parley up\""),
                ran.err());
        assertTrue(lines.getLast().contains("b.txt: nothing answers at "), ran.err());
        assertEquals(7, lines.size(), ran.err());
    }

    @Test
    void aBusyApiIsRetried() throws Exception {
        try (var api = new FakeApi()) {
            api.on("/articles", 503, "{\"detail\":\"busy\"}")
                    .on("/articles", ARCHIVED)
                    .on("/articles/a", INDEXED);
            var ran = run(api.address(), file("a.txt"));
            assertEquals(0, ran.exit(), ran.err());
            assertEquals(1, pauses.size());
            assertTrue(ran.err().contains("a.txt: the API answered 503; trying again"), ran.err());
        }
    }

    @Test
    void aRefusalIsNotRetried() throws Exception {
        try (var api = new FakeApi()) {
            api.on("/articles", 413, "{\"detail\":\"The body is too large.\"}");
            var ran = run(api.address(), file("a.txt"));
            assertEquals(1, ran.exit());
            assertTrue(ran.err().contains("a.txt: 413 The body is too large."), ran.err());
            assertEquals(List.of(), pauses);
        }
    }

    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "A short text.").toString();
    }

    private CommandRun run(String endpoint, String... files) {
        var arguments = new ArrayList<>(List.of("add", "--endpoint", endpoint));
        arguments.addAll(List.of(files));
        return CommandRun.runWith(List.of(new AddCommand(pauses::add)), arguments.toArray(String[]::new));
    }

    /** Closes the first connections without an answer, as a stopping server does, and answers the others. */
    private static final class BreakingApi implements AutoCloseable {
        private final ServerSocket server;
        private int breaks;

        BreakingApi(int breaks) throws IOException {
            this.breaks = breaks;
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        String address() {
            return "http://127.0.0.1:" + server.getLocalPort();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (var connection = server.accept()) {
                    var head = head(connection);
                    if (breaks-- > 0) {
                        continue;
                    }
                    var body = (head.startsWith("POST") ? ARCHIVED : INDEXED).getBytes(StandardCharsets.UTF_8);
                    var answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().write(body);
                    connection.getOutputStream().flush();
                } catch (IOException e) {
                    // The test closed the socket, or the client its connection.
                }
            }
        }

        /** The first line of a request, after its head and body have been read. */
        private static String head(Socket connection) throws IOException {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var first = in.readLine();
            int length = 0;
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            for (int i = 0; i < length; i++) {
                in.read();
            }
            return first == null ? "" : first;
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
