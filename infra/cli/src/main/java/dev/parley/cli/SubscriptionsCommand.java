package dev.parley.cli;

import dev.parley.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows, changes and ends a subscription by its id. */
@Command(
        name = "subscriptions",
        mixinStandardHelpOptions = true,
        description = "Shows, changes or ends a subscription by its id.",
        footer = {
            "",
            "Examples:",
            "  parley subscriptions show ID",
            "  parley subscriptions change ID --country UKR",
            "  parley subscriptions remove ID"
        })
final class SubscriptionsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "a command is missing: show, change or remove");
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
            command.commandLine().getOut().println(answer);
        } else {
            SubscriptionPrinter.print(command.commandLine().getOut(), answer);
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
            throw new ParameterException(command.commandLine(), "give what to change, such as --country UKR");
        }
        SubscriptionPrinter.print(
                command.commandLine().getOut(),
                api.subscriptions().call("PATCH", "/" + SubscriptionsClient.idInPath(id), Optional.of(body)));
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
        command.commandLine().getOut().println("Removed.");
        return 0;
    }
}
