package dev.parley.application;

import com.sun.net.httpserver.HttpServer;
import dev.parley.articles.Article;
import dev.parley.articles.WarcFile;
import dev.parley.collecting.fetching.HostLookup;
import dev.parley.testing.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Collecting from one outlet, whose answers each test sets. */
abstract class OutletFixture {
    private record Answer(int status, Map<String, String> headers, String body) {}

    static final String TEXT =
            "<p>The ministers met in the capital for another round of their talks, an official said on Monday.</p>"
                    + "<p>Both sides called the meeting useful and said that the talks would go on in June.</p>";

    final FakeClock clock = new FakeClock();
    private final Map<String, Answer> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean reportsFacts = true;
    private HttpServer server;
    Collector collector;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var tag = exchange.getRequestHeaders().getFirst("If-None-Match");
                asked.add(path + (tag == null ? "" : " " + tag));
                var answer = answers.getOrDefault(path, new Answer(404, Map.of(), ""));
                var isKnown = tag != null && tag.equals(answer.headers().get("ETag"));
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                var body = isKnown ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(isKnown ? 304 : answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        HostLookup here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        collector = new Collector(clock, here, id -> reportsFacts);
    }

    @AfterEach
    void stop() throws IOException {
        collector.close();
        server.stop(0);
    }

    String at(String path) {
        return "http://outlet.example:" + server.getAddress().getPort() + path;
    }

    void answer(String path, String body) {
        answer(path, 200, Map.of(), body);
    }

    void answer(String path, int status, Map<String, String> headers, String body) {
        answers.put(path, new Answer(status, headers, body));
    }

    static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>Outlet</title>" + String.join("", items) + "</channel></rss>";
    }

    static String item(String path) {
        return "<item><title>Talks</title><guid>" + path + "</guid><link>" + path + "</link></item>";
    }

    static String page(String text) {
        return "<html><head><title>Talks</title></head><body><article><h1>Talks</h1>" + text
                + "</article></body></html>";
    }

    List<Article> articles() {
        return collector
                .archive
                .list(Optional.empty())
                .map(holding ->
                        collector.archive.get(holding.version().orElseThrow()).orElseThrow())
                .map(warc -> WarcFile.read(warc).article())
                .toList();
    }

    int askedFor(String path) {
        return (int) asked.stream()
                .filter(one -> one.equals(path) || one.startsWith(path + " "))
                .count();
    }
}
