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
import java.util.regex.Pattern;

/**
 * Where the local stack delivers, in files whose names sort in the order of sending: each publication as an email
 * ({@code 000001.eml}), an SMS ({@code 000001.txt}) and, for machines, both with their attributes ({@code .json}); a
 * copy for each subscriber who got it ({@code 000001-to-ann@example.org.eml}); and what went to one address alone, as
 * codes and requests to confirm.
 */
final class OutboxFolder {
    private static final String ALL = "subscribers@localhost";
    private static final Pattern NUMBERED = Pattern.compile("(\\d{6,})[.-].*");

    private final Path folder;
    private final Clock clock;
    private final Mail mail;
    private final List<DeliveredMessage> delivered = new ArrayList<>();
    private int last;

    /** A subscriber whose filter a publication passed, and the link by which it leaves. */
    record Recipient(String protocol, String endpoint, String unsubscribe) {}

    /** @param mail where emails go besides */
    OutboxFolder(Path folder, Clock clock, Mail mail) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.mail = mail;
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var numbered = NUMBERED.matcher(file.getFileName().toString());
                last = numbered.matches() ? Math.max(last, Integer.parseInt(numbered.group(1))) : last;
                if (file.toString().endsWith(".json")) {
                    delivered.add(read(Json.MAPPER.readTree(file.toFile())));
                }
            }
        }
    }

    synchronized List<DeliveredMessage> delivered() {
        return List.copyOf(delivered);
    }

    synchronized DeliveredMessage deliver(
            Map<String, String> attributes, String subject, String email, String sms, List<Recipient> recipients)
            throws IOException {
        var number = next();
        var one = new DeliveredMessage(
                "local-" + number,
                clock.instant(),
                attributes,
                subject,
                email,
                sms,
                recipients.stream().map(Recipient::endpoint).toList());
        write(number + ".txt", sms + "\n");
        var copy = eml(one.messageId(), one.sent(), ALL, subject, email);
        write(number + ".eml", copy);
        for (var recipient : recipients) {
            copy(number, one, recipient);
        }
        if (recipients.isEmpty()) {
            mail.send(ALL, copy);
        }
        // Last, since it is what a restart reads.
        write(number + ".json", Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(one));
        delivered.add(one);
        return one;
    }

    private void copy(String number, DeliveredMessage one, Recipient to) throws IOException {
        if (to.protocol().equals("sms")) {
            write(name(number, to.endpoint(), ".txt"), one.sms() + "\n");
            return;
        }
        var text =
                one.email() + "\n--\nTo get no more of these messages, follow this link:\n" + to.unsubscribe() + "\n";
        var eml = eml(number + "-" + to.endpoint().hashCode(), one.sent(), to.endpoint(), one.subject(), text);
        write(name(number, to.endpoint(), ".eml"), eml);
        mail.send(to.endpoint(), eml);
    }

    /** An email to one address alone. */
    synchronized void mail(String to, String subject, String text) throws IOException {
        var number = next();
        var eml = eml("local-" + number, clock.instant(), to, subject, text);
        write(name(number, to, ".eml"), eml);
        mail.send(to, eml);
    }

    /** An SMS to one number alone; gives the message's id. */
    synchronized String text(String to, String text) throws IOException {
        var number = next();
        write(name(number, to, ".txt"), text + "\n");
        return "local-" + number;
    }

    private String next() {
        last++;
        return String.format("%06d", last);
    }

    private static String name(String number, String to, String ending) {
        return number + "-to-" + to.replaceAll("[^A-Za-z0-9@.+_-]", "_") + ending;
    }

    private static DeliveredMessage read(JsonNode json) {
        var attributes = new HashMap<String, String>();
        json.path("attributes")
                .properties()
                .forEach(
                        field -> attributes.put(field.getKey(), field.getValue().asText()));
        return new DeliveredMessage(
                json.path("messageId").asText(),
                Instant.parse(json.path("sent").asText()),
                attributes,
                json.path("subject").asText(),
                json.path("email").asText(),
                json.path("sms").asText(),
                json.path("recipients").valueStream().map(JsonNode::asText).toList());
    }

    private static String eml(String id, Instant sent, String to, String subject, String text) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atOffset(ZoneOffset.UTC));
        var body = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return String.join(
                "\r\n",
                "From: Parley <" + Mail.FROM + ">",
                "To: " + to,
                "Subject: " + subject,
                "Date: " + date,
                "Message-ID: <" + id + "@localhost>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                body,
                "");
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
