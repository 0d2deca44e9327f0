package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Stacks for tests on the project's template, and a client of their API. */
public final class Stacks {
    /** The evening of the day that most sample articles report on. */
    static final Clock FEBRUARY_12 = Clock.fixed(Instant.parse("2025-02-12T22:00:00Z"), ZoneOffset.UTC);

    public static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Stacks() {}

    public static LocalStack start(Path data, Clock clock) throws Exception {
        return start(data, clock, Map.of());
    }

    /** @param overrides parameters and settings that differ from the template */
    public static LocalStack start(Path data, Clock clock, Map<String, String> overrides) throws Exception {
        return LocalStack.start(
                new LocalStackOptions(PROJECT.resolve("template.yaml"), data, 0, clock, overrides, line -> {}));
    }

    public static HttpResponse<byte[]> post(URI api, String contentType, byte[] body)
            throws IOException, InterruptedException {
        return post(api, "/articles", contentType, body);
    }

    private static HttpResponse<byte[]> post(URI api, String path, String contentType, byte[] body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(api + path))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends articles in JSON as one batch. */
    static HttpResponse<byte[]> postBatch(URI api, String... articles) throws IOException, InterruptedException {
        return post(
                api,
                "/articles/batch",
                "application/x-ndjson",
                String.join("\n", articles).getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse<byte[]> post(URI api, String json) throws IOException, InterruptedException {
        return post(api, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse<byte[]> get(URI api, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(api + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What a browser gets. */
    public static byte[] html(URI api, String path) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(api + path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    /** An article as JSON with its own address. */
    public static String article(String name, String published, String text) {
        return Json.MAPPER
                .createObjectNode()
                .put("url", "https://wire.example.com/" + name)
                .put("title", "")
                .put("source", name)
                .put("published", published)
                .put("text", text)
                .toString();
    }

    /** Deletes the index, so that only S3 is left. */
    public static void forgetTheIndex(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("dynamodb"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
