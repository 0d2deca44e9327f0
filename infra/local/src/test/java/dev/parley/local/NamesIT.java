package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.aws.Clients;
import dev.parley.aws.S3OverlayStore;
import dev.parley.extraction.OverlayStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that the names table lacks, and the overlay that adds them, on a running stack. */
class NamesIT {
    private static final String QUINT = "[people]\nPetra Quint|DNK|head-of-state|2025-01-15||Quint\n";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    private final List<String> log = new CopyOnWriteArrayList<>();
    private LocalStack stack;
    private OverlayStore overlays;

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(
                new LocalStackOptions(Stacks.PROJECT.resolve("template.yaml"), data, 0, clock, Map.of(), log::add));
        var environment = stack.environment("IndexFunction");
        assertEquals(LocalStack.bucketName("ArchiveBucket"), environment.get("ARCHIVE_BUCKET"));
        overlays = new S3OverlayStore(new Clients(environment).s3(), environment.get("ARCHIVE_BUCKET"));
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void anUnknownPresidentIsListedUntilTheOverlayHasHer() throws Exception {
        report("one", "President Petra Quint spoke by telephone with Emmanuel Macron on Wednesday.");
        report("two", "On Wednesday, President Petra Quint met Ursula von der Leyen in Brussels.");
        var listed = unknown();
        assertEquals(1, listed.size(), listed.toString());
        var quint = listed.path(0);
        assertEquals("petra-quint", quint.path("id").asText());
        assertEquals("Petra Quint", quint.path("name").asText());
        assertEquals("President", quint.path("title").asText());
        assertTrue(quint.path("country").isNull());
        assertEquals(2, quint.path("versions").asInt());
        assertEquals(2, quint.path("examples").size());
        var example = quint.path("examples").path(0);
        assertEquals(
                200,
                Stacks.get(
                                stack.api(),
                                "/articles/" + example.path("articleId").asText() + "/versions/"
                                        + example.path("version").asText())
                        .statusCode());
        assertEquals(List.of("null"), countriesOfQuint());

        overlays.put((QUINT + "a row that is none\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(1, unknown().size(), "the overlay was looked at more than once a minute");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(0, unknown().size());
        report("three", "President Quint spoke by telephone with Donald Trump on Wednesday.");
        assertEquals(List.of("DNK", "null"), countriesOfQuint());
        assertEquals(0, unknown().size());
        assertTrue(
                log.stream().anyMatch(line -> line.startsWith("IndexFunction: overlay=skipped line=3 ")),
                log.toString());

        overlays.remove();
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, unknown().size());
    }

    @Test
    void theOverlayIsNotAnArticle() throws Exception {
        overlays.put(QUINT.getBytes(StandardCharsets.UTF_8));
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexQueue"));
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }

    @Test
    void anOverlayThatExistsAtTheStartAppliesToTheFirstArticle() throws Exception {
        overlays.put(QUINT.getBytes(StandardCharsets.UTF_8));
        report("one", "President Quint spoke by telephone with Emmanuel Macron on Wednesday.");
        assertEquals(List.of("DNK"), countriesOfQuint());
        assertEquals(0, unknown().size());
    }

    private void report(String name, String text) throws Exception {
        assertEquals(
                201,
                Stacks.post(stack.api(), Stacks.article(name, "2025-02-12", text))
                        .statusCode());
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }

    private JsonNode unknown() throws Exception {
        return Stacks.json(Stacks.get(stack.api(), "/names/unknown")).path("names");
    }

    /** The countries of Petra Quint in her facts, as of their extraction. */
    private List<String> countriesOfQuint() throws Exception {
        var facts = Stacks.json(Stacks.get(stack.api(), "/facts?person=petra-quint"));
        return facts.findValues("participants").stream()
                .flatMap(JsonNode::valueStream)
                .filter(participant -> participant.path("id").asText().equals("petra-quint"))
                .map(participant -> participant.path("country").asText())
                .distinct()
                .sorted()
                .toList();
    }
}
