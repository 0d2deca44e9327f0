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

/** What one can do with a subscription's id. */
@Command(
        name = "subscriptions",
        mixinStandardHelpOptions = true,
        description = "Shows, changes and ends a subscription; whoever has its id can.",
        footer = {
            "",
            "  parley subscriptions show ID",
            "  parley subscriptions change ID --country UKR",
            "  parley subscriptions remove ID"
        })
final class SubscriptionsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do: show, change or remove");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a subscription as it stands.")
    int show(
            @Parameters(paramLabel = "ID") String id,
            @Mixin SubscriberClient client,
            @Option(names = "--json", description = "Print the answer as JSON.") boolean json)
            throws IOException {
        var answer = client.call("GET", "/" + id(id), Optional.empty());
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
            description = "Changes what a subscription wants, as a whole, or its note.")
    int change(
            @Parameters(paramLabel = "ID") String id,
            @Mixin InterestOptions interests,
            @Option(names = "--everything", description = "Want everything that alerts.") boolean everything,
            @Option(names = "--note", description = "A line to know it by; empty for none.") String note,
            @Mixin SubscriberClient client)
            throws IOException {
        var body = Json.MAPPER.createObjectNode();
        if (interests.isGiven() || everything) {
            body.set("interests", interests.json());
        }
        if (note != null) {
            body.put("note", note);
        }
        if (body.isEmpty()) {
            throw new ParameterException(command.commandLine(), "say what to change, such as --country UKR");
        }
        SubscriptionPrinter.print(
                command.commandLine().getOut(), client.call("PATCH", "/" + id(id), Optional.of(body)));
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Ends a subscription.")
    int remove(@Parameters(paramLabel = "ID") String id, @Mixin SubscriberClient client) throws IOException {
        client.call("DELETE", "/" + id(id), Optional.empty());
        command.commandLine().getOut().println("removed");
        return 0;
    }

    /** An id as it may stand in an address; what else was typed stays a mistake of its own. */
    static String id(String typed) {
        return typed.replaceAll("[^A-Za-z0-9-]", "_");
    }
}
