package dev.parley.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/**
 * Runs the commands that readers use against an API with prepared answers. The launcher runs this after a build while
 * the JVM records an ahead-of-time cache (JEP 514) of the classes that these commands load.
 */
public final class StartupTraining {
    private static final Map<String, String> ANSWERS =
            Map.of("/facts", """
            {"facts": [{"id": "4tpvwk3x76g", "type": "meeting", "status": "happened", "date": "2025-02-18",
              "participants": [{"id": "marco-rubio", "name": "Marco Rubio", "country": "USA"}],
              "sources": ["City Desk"], "highlights": ["They <mark>met</mark>."]}],
             "total": 1, "cursor": null, "facets": {"type": [{"value": "meeting", "count": 1}]}}
            """, "/articles", """
            {"articles": [{"id": "4yretr35zsc2993pt", "version": "p16dqvwvhwcrdzxyn", "latest": true,
              "state": "READABLE", "title": "They met", "source": "City Desk", "published": "2025-02-18",
              "facts": ["4tpvwk3x76g"], "highlights": []}],
             "total": 1, "cursor": null, "facets": {}}
            """, "/facts/4tpvwk3x76g", """
            {"id": "4tpvwk3x76g", "type": "meeting", "status": "happened", "date": "2025-02-18",
             "participants": [{"name": "Marco Rubio", "country": "USA"}], "sources": ["City Desk"],
             "sightings": [{"articleId": "4yretr35zsc2993pt", "version": "p16dqvwvhwcrdzxyn", "outlet": "City Desk",
               "arrived": "2025-02-18T12:21:07Z", "mention": {"status": "happened", "evidence": {"text": "They met."}}}]}
            """);

    private StartupTraining() {}

    public static void main(String[] arguments) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var answer = ANSWERS.getOrDefault(exchange.getRequestURI().getPath(), "{}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        try {
            var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
            run("--help");
            run("find", "--help");
            run("find", "met", "--facets", "type", "--endpoint", endpoint);
            run("find", "--articles", "--json", "--endpoint", endpoint);
            run("show", "4tpvwk3x76g", "--endpoint", endpoint);
        } finally {
            server.stop(0);
        }
    }

    private static void run(String... arguments) {
        int exit = Parley.commandLine(CommandLine.defaultFactory(), arguments)
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute(arguments);
        if (exit != 0) {
            throw new IllegalStateException("parley " + String.join(" ", arguments) + " exited with " + exit);
        }
    }
}
