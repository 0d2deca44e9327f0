package dev.parley.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name an API, and a client of it. */
final class ApiOptions {
    /** The environment variable that holds a token. A token in an option is visible in the list of processes. */
    static final String TOKEN = "PARLEY_TOKEN";

    static final String LOCAL = "http://127.0.0.1:8080";
    private static final int ATTEMPTS = 5;

    /** The command that has these options. */
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Address of the API (default: " + LOCAL + ", where ./parley up listens).")
    private @Nullable URI endpoint;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Bearer token for reading, if the API requires one (default: the environment variable "
                    + TOKEN + ").")
    private @Nullable String token;

    boolean isGiven() {
        return endpoint != null;
    }

    /** A client that tries five times. */
    ApiClient client() {
        return client(RetryPolicy.tries(ATTEMPTS));
    }

    ApiClient client(RetryPolicy retry) {
        var address = endpoint == null ? URI.create(LOCAL) : endpoint;
        if (address.getHost() == null
                || address.getScheme() == null
                || !address.getScheme().matches("https?")) {
            throw new ParameterException(
                    command.commandLine(), "--endpoint is an address such as " + LOCAL + ", not " + address);
        }
        return new ApiClient(
                address,
                Optional.ofNullable(token)
                        .or(() -> Optional.ofNullable(System.getenv(TOKEN)))
                        .filter(t -> !t.isBlank()),
                retry);
    }

    /** A client of the subscription routes. It does not retry, because subscribing twice sends two messages. */
    SubscriptionsClient subscriptions() {
        return new SubscriptionsClient(client(RetryPolicy.tries(1)));
    }
}
