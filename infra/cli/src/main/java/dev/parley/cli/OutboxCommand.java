package dev.parley.cli;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the messages that the local stack sent. */
@Command(
        name = "outbox",
        description = "Lists the messages that the local stack sent, oldest first: time, recipient, and text.",
        footer = {
            "",
            "Each alert is listed once for \"subscribers\", even if nobody is subscribed, and once",
            "for each subscriber who got it.",
            "",
            "Examples:",
            "  parley outbox --last 3",
            "  parley outbox --follow"
        })
final class OutboxCommand extends Subcommand {
    private static final long POLL_MILLIS = 300;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = RunningStack.DEFAULT_FOLDER,
            description = "The data folder of the stack (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--follow", description = "Wait for new messages until Ctrl-C.")
    private boolean follow;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N messages (default: all).")
    private @Nullable Integer last;

    @Option(names = "--brief", description = "Print one line for each message, without the text of emails.")
    private boolean brief;

    private final TreeSet<String> shown = new TreeSet<>();

    @Override
    public Integer call() throws Exception {
        var folder = data.resolve("outbox");
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no outbox in "
                    + data.toAbsolutePath().normalize() + ": start a stack there with ./parley up --data " + data
                    + ", or name another folder with --data");
        }
        var messages = messages(folder);
        if (messages.isEmpty() && !follow) {
            out().println("Nothing has been sent yet.");
        }
        messages.forEach(file -> shown.add(name(file)));
        for (var file :
                last == null ? messages : messages.subList(Math.max(0, messages.size() - last), messages.size())) {
            show(file);
        }
        while (follow) {
            for (var file : messages(folder)) {
                if (shown.add(name(file))) {
                    show(file);
                }
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return 0;
    }

    private static List<Path> messages(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> name(file).matches("\\d+.*\\.(eml|txt)"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void show(Path file) throws IOException {
        var name = name(file);
        var number = name.split("[.-]")[0];
        if (name.endsWith(".txt")) {
            var text = Files.readString(file).strip();
            var when = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
            line(number, when, "SMS", to(name), text);
        } else {
            email(file, number);
        }
        out().flush();
    }

    private void email(Path file, String number) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var message = new MimeMessage(null, in);
            line(number, message.getSentDate().toInstant(), "email", to(name(file)), message.getSubject());
            if (!brief) {
                String.valueOf(message.getContent()).lines().forEach(text -> out().println("        | " + text));
                out().println();
            }
        } catch (MessagingException e) {
            throw new IOException(file + " is not an email: " + e.getMessage(), e);
        }
    }

    private void line(String number, Instant when, String what, String to, String text) {
        out().println(number + "  " + when + "  " + what + " to " + to + ": " + text);
    }

    private static String to(String name) {
        int to = name.indexOf("-to-");
        return to < 0 ? "subscribers" : name.substring(to + "-to-".length(), name.lastIndexOf('.'));
    }
}
