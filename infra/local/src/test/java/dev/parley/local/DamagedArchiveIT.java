package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.openapi.OpenApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archived file that is not what was written is answered with a problem that names it, and never served. */
class DamagedArchiveIT {
    private static final OpenApi DOCUMENT = OpenApi.read(Stacks.PROJECT);

    @TempDir
    private Path data;

    @Test
    void damagedBytesAreNeverServedOnAnyRoute() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        try (var stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"), data, 0, Stacks.FEBRUARY_12, Map.of(), lines::add))) {
            var answer = Stacks.json(Stacks.post(
                    stack.api(), Stacks.article("one", "2025-02-12", "Trump spoke by phone with Putin on Wednesday.")));
            stack.awaitIdle();
            var path = "/articles/" + answer.path("id").asText();
            var version = path + "/versions/" + answer.path("version").asText();
            var file = warc();
            var whole = Files.readAllBytes(file);
            for (var damage : damages(whole).entrySet()) {
                Files.write(file, damage.getValue());
                for (var route : List.of("", "/original", "/warc", "/citation")) {
                    lines.clear();
                    var damaged = Stacks.get(stack.api(), version + route);
                    var what = damage.getKey() + " " + route;
                    assertEquals(500, damaged.statusCode(), what);
                    assertEquals(
                            List.of(),
                            DOCUMENT.faults(
                                    "GET /articles/{id}/versions/{version}" + route,
                                    500,
                                    damaged.headers().firstValue("content-type"),
                                    damaged.body()),
                            what);
                    var detail =
                            Json.MAPPER.readTree(damaged.body()).path("detail").asText();
                    assertTrue(detail.contains(answer.path("version").asText() + ".warc.gz"), what + detail);
                    assertFalse(damaged.headers().firstValue("repr-digest").isPresent(), what);
                    assertTrue(lines.stream().anyMatch(line -> line.contains("result=DAMAGED")), what + lines);
                }
            }
            Files.write(file, whole);
            assertEquals(200, Stacks.get(stack.api(), version + "/warc").statusCode());
        }
    }

    /** The only WARC file in the bucket's folder. */
    private Path warc() throws Exception {
        try (var files = Files.walk(data.resolve("s3"))) {
            return files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, byte[]> damages(byte[] whole) {
        var damages = new LinkedHashMap<String, byte[]>();
        damages.put("cut in half", Arrays.copyOf(whole, whole.length / 2));
        damages.put("without its last byte", Arrays.copyOf(whole, whole.length - 1));
        damages.put("empty", new byte[0]);
        damages.put("another text", "not a WARC file".getBytes(StandardCharsets.UTF_8));
        var flipped = whole.clone();
        flipped[whole.length / 2] ^= 0x55;
        damages.put("one byte changed", flipped);
        damages.put("without its conversion", Arrays.copyOf(whole, lastMember(whole)));
        damages.put("with more behind it", Arrays.copyOf(whole, whole.length + 10));
        return damages;
    }

    /** Where the last gzip member begins. */
    private static int lastMember(byte[] warc) {
        for (int i = warc.length - 3; i > 0; i--) {
            if (warc[i] == 0x1f && warc[i + 1] == (byte) 0x8b && warc[i + 2] == 8) {
                return i;
            }
        }
        throw new IllegalArgumentException("one member");
    }
}
