package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the local stack delivers: each publication as an email ({@code .eml}), an SMS ({@code .txt}) and, for
 * machines, both with their attributes ({@code .json}), in files whose names sort in the order of sending.
 */
final class Outbox {
    private final Path folder;
    private final Clock clock;
    private final List<Delivered> delivered = new ArrayList<>();

    Outbox(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                delivered.add(read(Json.MAPPER.readTree(file.toFile())));
            }
        }
    }

    synchronized List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    synchronized Delivered deliver(Map<String, String> attributes, String subject, String email, String sms)
            throws IOException {
        var number = String.format("%06d", delivered.size() + 1);
        var one = new Delivered("local-" + number, clock.instant(), attributes, subject, email, sms);
        write(folder.resolve(number + ".txt"), sms + "\n");
        write(folder.resolve(number + ".eml"), eml(one));
        // Last, since it is what a restart reads.
        write(
                folder.resolve(number + ".json"),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(one));
        delivered.add(one);
        return one;
    }

    private static Delivered read(JsonNode json) {
        var attributes = new HashMap<String, String>();
        json.path("attributes")
                .properties()
                .forEach(
                        field -> attributes.put(field.getKey(), field.getValue().asText()));
        return new Delivered(
                json.path("messageId").asText(),
                Instant.parse(json.path("sent").asText()),
                attributes,
                json.path("subject").asText(),
                json.path("email").asText(),
                json.path("sms").asText());
    }

    private static String eml(Delivered one) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(one.sent().atOffset(ZoneOffset.UTC));
        var body = Base64.getMimeEncoder().encodeToString(one.email().getBytes(StandardCharsets.UTF_8));
        return String.join(
                "\r\n",
                "From: Parley <alerts@localhost>",
                "To: subscribers@localhost",
                "Subject: " + one.subject(),
                "Date: " + date,
                "Message-ID: <" + one.messageId() + "@localhost>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                body,
                "");
    }

    private static void write(Path file, String content) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
