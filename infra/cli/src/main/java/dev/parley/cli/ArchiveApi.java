package dev.parley.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which API archivists read from, as options. */
final class ArchiveApi {
    /** The environment variable that holds a token, where it is not seen among the running processes. */
    static final String TOKEN = "PARLEY_TOKEN";

    static final String LOCAL = "http://127.0.0.1:8080";
    private static final int ATTEMPTS = 5;

    /** The command that has these options. */
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--endpoint", paramLabel = "URL", description = "The API (" + LOCAL + ", that of ./parley up).")
    private URI endpoint;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Bearer token for reading, where the API asks for one; else what " + TOKEN
                    + " in the environment says.")
    private String token;

    boolean isGiven() {
        return endpoint != null;
    }

    ReadingClient client() {
        return client(RetryPolicy.tries(ATTEMPTS));
    }

    ReadingClient client(RetryPolicy patience) {
        var address = endpoint == null ? URI.create(LOCAL) : endpoint;
        if (address.getHost() == null
                || address.getScheme() == null
                || !address.getScheme().matches("https?")) {
            throw new ParameterException(
                    command.commandLine(), "--endpoint is an address such as " + LOCAL + ", not " + address);
        }
        return new ReadingClient(
                address,
                Optional.ofNullable(token)
                        .or(() -> Optional.ofNullable(System.getenv(TOKEN)))
                        .filter(t -> !t.isBlank()),
                patience);
    }
}
