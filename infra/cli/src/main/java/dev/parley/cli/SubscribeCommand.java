package dev.parley.cli;

import dev.parley.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Subscribes an address to alerts. */
@Command(
        name = "subscribe",
        description = "Subscribes an email address or a telephone number to alerts, and prints how many a week it would"
                + " have received and how to confirm it.",
        footer = {
            "",
            "Without a token, a deployed API is asked under /public, which its operator may",
            "have enabled.",
            "",
            "Examples:",
            "  parley subscribe --email ann@example.org --person \"Donald Trump\" --type leader_call",
            "  parley subscribe --dry-run --country UKR,RUS"
        })
final class SubscribeCommand extends Subcommand {
    static final class To {
        @Option(names = "--email", paramLabel = "ADDRESS", description = "Email address to send to.")
        private @Nullable String email;

        @Option(
                names = "--phone",
                paramLabel = "NUMBER",
                description = "Telephone number to send SMS to, with its country code: +44 7700 900123.")
        private @Nullable String phone;
    }

    @ArgGroup
    private To to;

    @Mixin
    private InterestOptions interests;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "A note of one line, to recognise the subscription (default: none).")
    private @Nullable String note;

    @Option(names = "--digest", description = "Send one message a day instead of single alerts.")
    private boolean digest;

    @Option(
            names = "--dry-run",
            description = "Only print how many alerts it would have received; store and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Mixin
    private ApiOptions api;

    @Override
    public Integer call() throws Exception {
        if (to == null && !dryRun) {
            throw usageError("give --email or --phone, or --dry-run");
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
        var client = api.subscriptions();
        var answer = client.call("POST", "", Optional.of(body));
        if (json) {
            out().println(answer);
            return 0;
        }
        SubscriptionPrinter.print(out(), answer);
        if (!dryRun) {
            printNextSteps(
                    client.isLocal(),
                    answer.path("id").asText(),
                    answer.path("channel").asText().equals("sms"));
        }
        return 0;
    }

    private void printNextSteps(boolean isLocal, String id, boolean sms) {
        out().println();
        if (sms) {
            out().println("A code was sent to this number. Confirm within ten minutes:");
            out().println("  ./parley confirm " + id + " CODE");
        } else {
            out().println("Follow the link in the email that was sent to this address, within three days."
                    + " An address that is already subscribed gets no email.");
        }
        if (isLocal) {
            out().println("The local stack puts it into its outbox: ./parley outbox");
        }
        out().println("Keep the id. It is the right to see, change and end the subscription:");
        out().println("  ./parley subscriptions show " + id);
        out().flush();
    }
}
