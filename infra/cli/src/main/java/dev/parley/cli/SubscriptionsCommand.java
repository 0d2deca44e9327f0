package dev.parley.cli;

import dev.parley.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, changes and ends a subscription by its id. */
@Command(
        name = "subscriptions",
        description = "Shows, changes or ends a subscription by its id.",
        footer = {
            "",
            "Examples:",
            "  parley subscriptions show ID",
            "  parley subscriptions change ID --country UKR",
            "  parley subscriptions remove ID"
        })
final class SubscriptionsCommand extends Subcommand {
    @Override
    public Integer call() {
        throw usageError("a command is missing: show, change or remove");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a subscription.",
            footer = {"", "Example:", "  parley subscriptions show ID"})
    int show(
            @Parameters(paramLabel = "ID", description = "The subscription's id.") String id,
            @Mixin ApiOptions api,
            @Option(names = "--json", description = "Print the answer as JSON.") boolean json)
            throws IOException {
        var answer = api.subscriptions().call("GET", "/" + SubscriptionsClient.idInPath(id), Optional.empty());
        if (json) {
            out().println(answer);
        } else {
            SubscriptionPrinter.print(out(), answer);
        }
        return 0;
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description = "Replaces all interests of a subscription, or its note.",
            footer = {"", "Example:", "  parley subscriptions change ID --country UKR"})
    int change(
            @Parameters(paramLabel = "ID", description = "The subscription's id.") String id,
            @Mixin InterestOptions interests,
            @Option(names = "--everything", description = "Get every alert.") boolean everything,
            @Option(names = "--note", paramLabel = "TEXT", description = "A note of one line; empty for none.")
                    String note,
            @Mixin ApiOptions api)
            throws IOException {
        var body = Json.MAPPER.createObjectNode();
        if (interests.isGiven() || everything) {
            body.set("interests", interests.json());
        }
        if (note != null) {
            body.put("note", note);
        }
        if (body.isEmpty()) {
            throw usageError("give what to change, such as --country UKR");
        }
        SubscriptionPrinter.print(
                out(), api.subscriptions().call("PATCH", "/" + SubscriptionsClient.idInPath(id), Optional.of(body)));
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Ends a subscription.",
            footer = {"", "Example:", "  parley subscriptions remove ID"})
    int remove(@Parameters(paramLabel = "ID", description = "The subscription's id.") String id, @Mixin ApiOptions api)
            throws IOException {
        api.subscriptions().call("DELETE", "/" + SubscriptionsClient.idInPath(id), Optional.empty());
        out().println("Removed.");
        return 0;
    }
}
