package dev.parley.cli;

import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the local stack until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the whole system on this machine until Ctrl-C, its state kept in a folder.",
        footer = {
            "",
            "It listens on 127.0.0.1 alone. Killed at any moment, it starts again with everything that it had taken.",
            "",
            "  parley up --data ~/parley --port 8080"
        })
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".parley",
            description = "Where state is kept (${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the API, 0 for any (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--freshness-hours",
            defaultValue = "0",
            description = "How old news may be and still alert; 0 for any age, since what is tried out is often old"
                    + " (${DEFAULT-VALUE}; the template's own default is 72).")
    private int freshnessHours;

    @Option(
            names = "--smtp",
            paramLabel = "HOST:PORT",
            description = "Emails go out by this SMTP server too; without, they stay in the outbox.")
    private String smtp;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A parameter of template.yaml, as --parameter SmsCountries=US,DE.")
    private Map<String, String> parameters = Map.of();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        var out = command.commandLine().getOut();
        var err = command.commandLine().getErr();
        var all = new HashMap<>(Map.of("FreshnessHours", Integer.toString(freshnessHours)));
        all.putAll(parameters);
        var stack = LocalStack.start(new LocalStack.Options(
                ProjectHome.template(),
                data.toAbsolutePath(),
                port,
                Clock.systemUTC(),
                all,
                line -> {
                    err.println(line);
                    err.flush();
                },
                true,
                Optional.ofNullable(smtp).map(this::server)));
        stack.warm();
        // Feeds that became due while nothing ran need not wait for the next minute.
        stack.invoke("PollFunction", Json.MAPPER.createObjectNode());
        RunningStack.write(stack, data);
        out.println("Parley is up. Ctrl-C stops it; what it took stays in "
                + data.toAbsolutePath().normalize());
        out.println("  API      " + stack.api());
        out.println("  outbox   " + stack.outbox().normalize() + " (each alert as .eml and .txt)"
                + (smtp == null ? "" : "; email goes out by " + smtp));
        out.println("  S3       " + stack.s3());
        out.println("  DynamoDB " + stack.dynamoDb());
        out.println("  SNS      " + stack.sns());
        out.println("Collect: ./parley feeds add ADDRESS" + (data.equals(Path.of(".parley")) ? "" : " --data " + data));
        out.println("Subscribe: ./parley subscribe --email you@example.org --endpoint " + stack.api());
        out.println("Try: ./parley add events/articles --endpoint " + stack.api());
        err.println("Passed over, having no meaning on one machine: " + String.join(", ", stack.passedOver()));
        err.flush();
        out.flush();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stack.close();
            } catch (Exception e) {
                err.println("parley: " + e.getMessage());
            }
            stopped.countDown();
        }));
        stopped.await();
        return 0;
    }

    private InetSocketAddress server(String typed) {
        var parts = typed.split(":", -1);
        try {
            if (parts.length == 2 && !parts[0].isBlank()) {
                return InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // Told like any other value that is not a host and a port.
        }
        throw new ParameterException(
                command.commandLine(), "--smtp is a host and a port such as 127.0.0.1:1025, not " + typed);
    }
}
