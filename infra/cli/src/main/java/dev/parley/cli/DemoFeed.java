package dev.parley.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A small outlet on this machine: a feed with two stories, one of which the demo's other outlets report too. */
final class DemoFeed implements AutoCloseable {
    static final Instant MORNING_AFTER = Instant.parse("2025-05-20T08:00:00Z");
    static final String TITLE = "Quayside News";

    private static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Quayside News</title><link>/</link><description>World</description>
            <item><title>Trump and Putin talk for two hours</title><link>/call</link>
            <pubDate>Mon, 19 May 2025 18:30:00 GMT</pubDate></item>
            <item><title>Harbour reopens after storm</title><link>/harbour</link>
            <pubDate>Tue, 20 May 2025 06:00:00 GMT</pubDate></item>
            </channel></rss>
            """;

    private static final String CALL = """
            <html><head><title>Trump and Putin talk for two hours</title>
            <meta property="og:site_name" content="Quayside News">
            <meta property="article:published_time" content="2025-05-19T18:30:00Z"></head>
            <body><nav>Home World</nav><article><h1>Trump and Putin talk for two hours</h1>
            <p>U.S. President Donald Trump and Russian President Vladimir Putin spoke by phone on Monday for about two
            hours, the White House said.</p><p>Neither side named a date for a truce, and markets were little
            changed.</p></article></body></html>
            """;

    private static final String HARBOUR = """
            <html><head><title>Harbour reopens after storm</title>
            <meta property="og:site_name" content="Quayside News">
            <meta property="article:published_time" content="2025-05-20T06:00:00Z"></head>
            <body><nav>Home World</nav><article><h1>Harbour reopens after storm</h1>
            <p>The harbour reopened on Tuesday after a storm had closed it for two days, the port said.</p>
            <p>Ferries were to run by their usual timetable from noon, and no damage to the quays was found.</p>
            </article></body></html>
            """;

    private final HttpServer server;

    DemoFeed() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", DemoFeed::answer);
        server.start();
    }

    String address() {
        return at("/feed.xml");
    }

    /** The pages of its stories. */
    List<String> pages() {
        return List.of(at("/call"), at("/harbour"));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var text =
                    switch (path) {
                        case "/feed.xml" -> FEED;
                        case "/call" -> CALL;
                        case "/harbour" -> HARBOUR;
                        default -> "";
                    };
            var body = text.getBytes(StandardCharsets.UTF_8);
            var type = path.endsWith(".xml") ? "application/rss+xml" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
