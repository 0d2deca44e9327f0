package dev.parley.cli;

import dev.parley.articles.Characters;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Shows the messages of a failure queue, sends them back, or drops them. */
@Command(
        name = "redrive",
        description = "Looks into a failure queue, and sends messages back to where they came from, or drops them.",
        footer = {
            "",
            "Without QUEUE it counts the messages of every failure queue. A message is",
            "named by the first characters of its id.",
            "",
            "Examples:",
            "  parley redrive",
            "  parley redrive IndexFailures --stack parley",
            "  parley redrive IndexFailures --send-all",
            "  parley redrive AlertFailures --drop 3f2a,9c11"
        })
final class RedriveCommand extends Subcommand {
    /** More messages than this are handled by running the command again. */
    private static final int MOST = 1000;

    private static final int LONGEST_LINE = 160;

    @Mixin
    private StackOptions stack;

    @Parameters(
            paramLabel = "QUEUE",
            arity = "0..1",
            description = "A failure queue by its name in template.yaml, such as IndexFailures.")
    private @Nullable String queue;

    private static final class Action {
        @Option(
                names = "--send",
                paramLabel = "ID",
                split = ",",
                description = "Send these messages back to the queue that they came from.")
        private List<String> send = List.of();

        @Option(names = "--send-all", description = "Send all messages back.")
        private boolean sendAll;

        @Option(names = "--drop", paramLabel = "ID", split = ",", description = "Delete these messages.")
        private List<String> drop = List.of();

        @Option(names = "--drop-all", description = "Delete all messages.")
        private boolean dropAll;

        private boolean sends() {
            return sendAll || !send.isEmpty();
        }

        private boolean isFor(Message message) {
            return sendAll
                    || dropAll
                    || List.of(send, drop).stream()
                            .flatMap(List::stream)
                            .anyMatch(id -> !id.isBlank() && message.messageId().startsWith(id));
        }
    }

    @ArgGroup(exclusive = true)
    private @Nullable Action action;

    @Option(names = "--full", description = "Show whole messages, not one line of each.")
    private boolean full;

    @Override
    public Integer call() throws IOException {
        return stack.find().run(found -> queue == null ? overview(found) : handle(found, queue));
    }

    private int overview(StackResources found) {
        if (action != null) {
            throw usageError("name the queue whose messages to send or to drop");
        }
        found.failureQueues().forEach((name, address) -> out().println(String.format(
                "%6d  %s", new FailureQueue(found.clients().sqs(), address).size(), name)));
        return 0;
    }

    private int handle(StackResources found, String name) throws IOException {
        var address = found.failureQueues().get(name);
        if (address == null) {
            throw new IOException(found.name() + " has no failure queue " + name + ": there are "
                    + String.join(", ", found.failureQueues().keySet()));
        }
        var failures = new FailureQueue(found.clients().sqs(), address);
        var source = failures.source();
        if (action != null && action.sends() && source.isEmpty()) {
            throw new IOException("the messages of " + name + " report runs that failed, and nothing reads them again:"
                    + " the next run does their work. See docs/runbook.md#" + name.toLowerCase(Locale.ROOT)
                    + ", then drop them with --drop or --drop-all");
        }
        var messages = failures.messages(MOST);
        int done = 0;
        for (var message : messages) {
            if (action == null || !action.isFor(message)) {
                if (action == null) {
                    out().println(described(message));
                }
                failures.giveBack(message);
            } else if (action.sends()) {
                failures.sendBack(message, source.orElseThrow());
                done++;
            } else {
                failures.drop(message);
                done++;
            }
        }
        out().println(summary(name, messages.size(), done));
        if (action != null && done == 0 && !messages.isEmpty()) {
            throw new IOException("no message of " + name + " has such an id: list them with ./parley redrive " + name);
        }
        return 0;
    }

    private String summary(String name, int found, int done) {
        if (action == null) {
            return found + (found == 1 ? " message is in " : " messages are in ") + name;
        }
        return done + " of " + found + (action.sends() ? " sent back" : " dropped");
    }

    private String described(Message message) {
        var sent = Optional.ofNullable(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP))
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)) + "  ")
                .orElse("");
        var body = Characters.oneLine(message.body());
        return message.messageId() + "  " + sent
                + (full || body.length() <= LONGEST_LINE ? body : body.substring(0, LONGEST_LINE) + "...");
    }
}
