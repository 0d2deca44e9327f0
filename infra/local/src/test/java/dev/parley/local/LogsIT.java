package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs hold ids and causes, never text of articles, searches or addresses of people. */
class LogsIT {
    @TempDir
    private Path data;

    @Test
    void noLineHoldsTextOfAnArticleASearchOrAnAddress() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        try (var stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"), data, 0, Stacks.FEBRUARY_12, Map.of(), lines::add))) {
            var api = stack.api();
            Stacks.post(
                    api,
                    Stacks.article(
                            "harbour",
                            "2025-02-12",
                            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on"
                                    + " Wednesday. Danish Foreign Minister Petra Quint saw a heliotrope."));
            Stacks.post(api, "text/html", "<p>heliotrope</p>".getBytes(StandardCharsets.UTF_8));
            Stacks.post(api, "application/json", "{\"title\": \"heliotrope".getBytes(StandardCharsets.UTF_8));
            subscribe(api, "{\"email\":\"ann.heliotrope@example.org\"}");
            subscribe(api, "{\"phone\":\"+44 7700 900123\",\"note\":\"heliotrope\"}");
            subscribe(api, "{\"phone\":\"heliotrope\"}");
            Stacks.get(api, "/articles?q=heliotrope");
            Stacks.get(api, "/articles?colour=heliotrope");
            Stacks.get(api, "/facts/heliotrope");
            stack.awaitIdle();
            assertEquals(1, stack.delivered().size());
        }
        for (var secret : List.of("heliotrope", "900123", "ann.", "Quint", "spoke by phone")) {
            assertEquals(
                    List.of(),
                    lines.stream().filter(line -> line.contains(secret)).toList(),
                    secret);
        }
    }

    private static void subscribe(URI api, String json) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + "/subscriptions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
