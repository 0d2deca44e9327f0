package dev.parley.cli;

import dev.parley.json.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Confirms a telephone number. */
@Command(
        name = "confirm",
        description = "Confirms a telephone number with the code that was sent to it.",
        footer = {"", "Example:", "  parley confirm ID 123456"})
final class ConfirmCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The subscription's id.")
    private String id;

    @Parameters(index = "1", paramLabel = "CODE", description = "The six digits of the SMS.")
    private String code;

    @Mixin
    private ApiOptions api;

    @Override
    public Integer call() throws Exception {
        var body = Json.MAPPER.createObjectNode().put("code", code);
        SubscriptionPrinter.print(
                out(),
                api.subscriptions()
                        .call("POST", "/" + SubscriptionsClient.idInPath(id) + "/confirm", Optional.of(body)));
        return 0;
    }
}
