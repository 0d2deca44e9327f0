package dev.parley.local;

import dev.parley.json.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The folder that the local stack delivers messages to. File names sort in the order of sending. Each publication is an
 * email ({@code 000001.eml}), an SMS ({@code 000001.txt}) and both with their attributes as JSON ({@code 000001.json}),
 * with a copy for each subscriber who got it ({@code 000001-to-ann@example.org.eml}). Messages to one address, such as
 * codes and requests to confirm, are in a file of that address only.
 */
final class OutboxFolder {
    private static final String ALL_SUBSCRIBERS = "subscribers@localhost";
    private static final Pattern NUMBERED = Pattern.compile("(\\d{6,})[.-].*");

    private final Path folder;
    private final Clock clock;
    private final Mail mail;
    private final List<DeliveredMessage> delivered = new ArrayList<>();
    private int last;

    /** A subscriber whose filter a publication passed, with the link to unsubscribe. */
    record Recipient(String protocol, String endpoint, String unsubscribe) {}

    /** @param mail also sends the emails */
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
                    delivered.add(Json.MAPPER.readValue(file.toFile(), DeliveredMessage.class));
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
        var message = new DeliveredMessage(
                "local-" + number,
                clock.instant(),
                attributes,
                subject,
                email,
                sms,
                recipients.stream().map(Recipient::endpoint).toList());
        write(number + ".txt", sms + "\n");
        var copy = eml(message.messageId(), message.sent(), ALL_SUBSCRIBERS, subject, email);
        write(number + ".eml", copy);
        for (var recipient : recipients) {
            copy(number, message, recipient);
        }
        if (recipients.isEmpty()) {
            mail.send(ALL_SUBSCRIBERS, copy);
        }
        // Written last, because a restart reads it.
        write(number + ".json", Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(message));
        delivered.add(message);
        return message;
    }

    private void copy(String number, DeliveredMessage message, Recipient to) throws IOException {
        if (to.protocol().equals("sms")) {
            write(name(number, to.endpoint(), ".txt"), message.sms() + "\n");
            return;
        }
        var text = message.email() + "\n--\nTo unsubscribe, follow this link:\n" + to.unsubscribe() + "\n";
        var eml = eml(number + "-" + to.endpoint().hashCode(), message.sent(), to.endpoint(), message.subject(), text);
        write(name(number, to.endpoint(), ".eml"), eml);
        mail.send(to.endpoint(), eml);
    }

    /** Delivers an email to one address. */
    synchronized void mail(String to, String subject, String text) throws IOException {
        var number = next();
        var eml = eml("local-" + number, clock.instant(), to, subject, text);
        write(name(number, to, ".eml"), eml);
        mail.send(to, eml);
    }

    /** Delivers an SMS to one number, and returns the id of the message. */
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

    private static String eml(String id, Instant sent, String to, String subject, String text) throws IOException {
        try {
            var message = new MimeMessage((Session) null) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + id + "@localhost>");
                }
            };
            message.setFrom(new InternetAddress(Mail.FROM, "Parley"));
            // Not parsed: SNS accepts addresses that the parser rejects.
            message.setHeader("To", to);
            message.setSubject(subject, "UTF-8");
            message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atOffset(ZoneOffset.UTC)));
            message.setText(text, "UTF-8");
            message.setHeader("Content-Transfer-Encoding", "base64");
            message.saveChanges();
            var eml = new ByteArrayOutputStream();
            message.writeTo(eml);
            return eml.toString(StandardCharsets.UTF_8);
        } catch (MessagingException e) {
            throw new IOException("cannot write the email " + id + ": " + e.getMessage(), e);
        }
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
