package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley delete} against a running stack. */
class DeleteCommandIT {
    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int delete(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new String[arguments.length + 3];
        all[0] = "delete";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = data.toString();
        return Parley.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    @Test
    void itShowsWhatGoesDeletesOnlyWhenToldToAndCanBeRunAgain() throws Exception {
        assertEquals(1, delete("4yretr35zsc2993pt", "--reason", "A reason", "--yes"));
        assertTrue(err.toString().contains("no stack ran in"), err.toString());
        try (var stack = LocalStack.start(new LocalStack.Options(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}))) {
            RunningStack.write(stack, data);
            var posted = Json.MAPPER.readTree(send(HttpRequest.newBuilder(URI.create(stack.api() + "/articles"))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"url\": \"https://wire.example.com/1\","
                                    + " \"title\": \"A call\", \"published\": \"2025-02-12\", \"text\":"
                                    + " \"President Trump spoke by phone with President Putin on Wednesday.\"}")))
                    .body());
            stack.awaitIdle();
            var id = posted.path("id").asText();

            assertEquals(1, delete("4yretr35zsc2993pz", "--reason", "A reason", "--yes"));
            assertTrue(err.toString().contains("there is no article"), err.toString());
            assertEquals(2, delete(id, "--yes"));
            assertEquals(2, delete(id, "--reason", "two\nlines", "--yes"));
            assertEquals(2, delete(id, "--reason", "A reason", "--bucket", "only-a-bucket", "--yes"));

            assertEquals(2, delete(id, "--reason", "A reason"), "nobody can be asked in a test");
            assertTrue(
                    out.toString()
                            .contains("version   " + posted.path("version").asText()),
                    out.toString());
            assertTrue(out.toString().contains("leader_call  2025-02-12  mentions 1"), out.toString());
            assertEquals(200, article(stack, id).statusCode());

            assertEquals(0, delete(id.toUpperCase(Locale.ROOT), "--reason", "A reason", "--yes"), err.toString());
            assertTrue(out.toString().contains(": A reason"), out.toString());
            assertEquals(410, article(stack, id).statusCode());

            assertEquals(0, delete(id, "--reason", "Another", "--yes"));
            assertTrue(out.toString().contains("(done)"), out.toString());
            assertTrue(article(stack, id).body().contains("\"reason\":\"A reason\""));
        }
        assertEquals(1, delete("4yretr35zsc2993pt", "--reason", "A reason", "--yes"));
        assertTrue(err.toString().contains("is \"./parley up\" running?"), err.toString());
    }

    private static HttpResponse<String> article(LocalStack stack, String id) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(stack.api() + "/articles/" + id)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
