package dev.parley.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.application.SearchArchive;
import dev.parley.application.ports.FactReader;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.lambda.http.PublicAddress;
import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.commits.Snapshots;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.pages.Asset;
import dev.parley.search.FactDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The search of a generated archive, served as the API serves it; its facts are not in a table but made when asked for. */
public final class LargeArchive implements AutoCloseable {
    private static final List<Participant> PEOPLE = List.of(
            person("donald-trump", "Donald Trump", "USA"),
            person("vladimir-putin", "Vladimir Putin", "RUS"),
            person("volodymyr-zelensky", "Volodymyr Zelensky", "UKR"),
            person("emmanuel-macron", "Emmanuel Macron", "FRA"),
            person("xi-jinping", "Xi Jinping", "CHN"),
            person("narendra-modi", "Narendra Modi", "IND"),
            person("recep-tayyip-erdogan", "Recep Tayyip Erdogan", "TUR"),
            person("friedrich-merz", "Friedrich Merz", "DEU"),
            person("keir-starmer", "Keir Starmer", "GBR"),
            person("giorgia-meloni", "Giorgia Meloni", "ITA"));

    private static final List<String> OUTLETS = List.of("Harbour Wire", "City Desk", "Meridian", "The Northern Ledger");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2015-01-01");
    private static final int DAYS = 4000;

    private final HttpServer server;
    private final SearchHandler handler;

    private LargeArchive(HttpServer server, SearchHandler handler) {
        this.server = server;
        this.handler = handler;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Makes the index in memory. */
    public static LargeArchive of(int facts) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, LuceneChanges.config())) {
            var changes = new LuceneChanges(writer);
            IntStream.range(0, facts).parallel().forEach(number -> changes.putFact(document(number)));
            writer.commit();
        }
        var snapshot = new Snapshot(1, DirectoryReader.open(directory));
        var index = new LuceneSearchIndex(new Snapshots() {
            @Override
            public Snapshot newest() {
                return snapshot;
            }

            @Override
            public Optional<Snapshot> at(long generation) {
                return Optional.of(snapshot);
            }
        });
        var numbers = new HashMap<String, Integer>();
        IntStream.range(0, facts).forEach(number -> numbers.put(id(number), number));
        var reader = (FactReader) Proxy.newProxyInstance(
                FactReader.class.getClassLoader(), new Class<?>[] {FactReader.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("facts")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return ((Collection<?>) arguments[0])
                            .stream()
                                    .map(id -> document(numbers.get(String.valueOf(id)))
                                            .fact())
                                    .toList();
                });
        return new LargeArchive(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                new SearchHandler(
                        new SearchArchive(index, index, reader), KnownNames.bundled(), new PublicAddress("")));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var asset = Asset.of(path.replaceFirst("^/assets/", ""));
            if (asset.isPresent()) {
                send(
                        exchange,
                        200,
                        Map.of("content-type", asset.get().mediaType()),
                        asset.get().content());
                return;
            }
            var event = Json.MAPPER.createObjectNode().put("routeKey", "GET " + path);
            exchange.getRequestHeaders().forEach((name, values) -> event.withObject("/headers")
                    .put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var query = event.putObject("queryStringParameters");
            for (var pair : Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                    .orElse("")
                    .split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            var out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), out, null);
            var answer = Json.MAPPER.readTree(out.toByteArray());
            var headers = new HashMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
            send(
                    exchange,
                    answer.path("statusCode").asInt(),
                    headers,
                    answer.path("body").asText());
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String id(int number) {
        return Id.of("large " + number, Fact.ID_LENGTH);
    }

    private static FactDocument document(int number) {
        var random = new SplittableRandom(number);
        // Some people and types are more frequent than others.
        var first = PEOPLE.get((int) (PEOPLE.size() * random.nextDouble() * random.nextDouble()));
        var other = PEOPLE.get(random.nextInt(PEOPLE.size()));
        var second = other.equals(first) ? PEOPLE.get((PEOPLE.indexOf(first) + 1) % PEOPLE.size()) : other;
        var types = FactType.values();
        var type = types[(int) (types.length * random.nextDouble() * random.nextDouble())];
        var status = random.nextInt(5) == 0 ? Status.PLANNED : Status.HAPPENED;
        var day = FIRST_DAY.plusDays((int) (DAYS * Math.sqrt(random.nextDouble())));
        var outlet = OUTLETS.get(random.nextInt(OUTLETS.size()));
        var sentence = first.name() + " and " + second.name() + " were in report " + number + ".";
        var event = new Event(
                type,
                status,
                Optional.of(PartialDate.of(day)),
                List.of(first, second),
                Optional.empty(),
                Optional.empty(),
                "leader");
        var mention = new Mention(
                event,
                Optional.empty(),
                false,
                new Evidence(sentence, 0, sentence.length(), "text"),
                0.9,
                "generated",
                false);
        var seen = day.atTime(18, 0).toInstant(ZoneOffset.UTC);
        var version = new VersionKey(
                Id.of("large " + number, Article.ID_LENGTH), Id.of("large " + number, Article.VERSION_LENGTH));
        var sighting = new Sighting(version, outlet, outlet, mention, seen, seen, day, Optional.empty());
        return new FactDocument(
                Fact.founded(id(number), sighting, true),
                List.of(sighting),
                List.of("Report " + number),
                List.of("en"));
    }

    private static Participant person(String id, String name, String country) {
        return Participant.person(id, name, country, "Leader");
    }
}
