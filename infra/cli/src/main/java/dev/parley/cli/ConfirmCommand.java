package dev.parley.cli;

import dev.parley.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Confirms a telephone number. */
@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = "Confirms a telephone number with the code that was sent to it.",
        footer = {"", "Example:", "  parley confirm ID 123456"})
final class ConfirmCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The subscription's id.")
    private String id;

    @Parameters(index = "1", paramLabel = "CODE", description = "The six digits of the SMS.")
    private String code;

    @Mixin
    private ApiOptions api;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        var body = Json.MAPPER.createObjectNode().put("code", code);
        SubscriptionPrinter.print(
                command.commandLine().getOut(),
                api.subscriptions()
                        .call("POST", "/" + SubscriptionsClient.idInPath(id) + "/confirm", Optional.of(body)));
        return 0;
    }
}
