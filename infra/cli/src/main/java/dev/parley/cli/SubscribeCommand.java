package dev.parley.cli;

import dev.parley.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Subscribes an address. */
@Command(
        name = "subscribe",
        mixinStandardHelpOptions = true,
        description = "Subscribes an email address or a telephone number to alerts; says how many a week it would have"
                + " got, and how its owner confirms.",
        footer = {
            "",
            "  parley subscribe --email ann@example.org --person \"Donald Trump\" --type leader_call",
            "  parley subscribe --dry-run --country UKR,RUS"
        })
final class SubscribeCommand implements Callable<Integer> {
    static final class To {
        @Option(names = "--email", description = "Where to send, by email.")
        private String email;

        @Option(names = "--phone", description = "Where to send, by SMS, with its calling code: +44 7700 900123.")
        private String phone;
    }

    @ArgGroup
    private To to;

    @Mixin
    private InterestOptions interests;

    @Option(names = "--note", description = "A line to know the subscription by.")
    private String note;

    @Option(names = "--digest", description = "One message a day in place of single alerts.")
    private boolean digest;

    @Option(names = "--dry-run", description = "Only say what it would have brought; send and keep nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Mixin
    private SubscriberClient client;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (to == null && !dryRun) {
            throw new ParameterException(command.commandLine(), "give --email or --phone, or --dry-run");
        }
        var body = Json.MAPPER.createObjectNode();
        if (to != null) {
            body.put(to.email != null ? "email" : "phone", to.email != null ? to.email : to.phone);
        }
        body.set("interests", interests.json());
        if (note != null) {
            body.put("note", note);
        }
        if (digest) {
            body.put("digest", true);
        }
        if (dryRun) {
            body.put("dryRun", true);
        }
        var answer = client.call("POST", "", Optional.of(body));
        var out = command.commandLine().getOut();
        if (json) {
            out.println(answer);
            return 0;
        }
        SubscriptionPrinter.print(out, answer);
        if (!dryRun) {
            next(answer.path("id").asText(), answer.path("channel").asText().equals("sms"));
        }
        return 0;
    }

    private void next(String id, boolean sms) {
        var out = command.commandLine().getOut();
        out.println();
        if (sms) {
            out.println("A code was sent to this number; it lives for ten minutes. Then:");
            out.println("  ./parley confirm " + id + " CODE");
        } else {
            out.println("Follow the link in the mail that was sent to this address, within three days."
                    + " An address that is subscribed already gets none.");
        }
        if (client.isLocal()) {
            out.println("On this machine it lies in the outbox: ./parley outbox");
        }
        out.println("Keep the id: with it one can see, change and end the subscription:");
        out.println("  ./parley subscriptions show " + id);
        out.flush();
    }
}
