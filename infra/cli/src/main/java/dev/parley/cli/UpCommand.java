package dev.parley.cli;

import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local stack until it is stopped. */
@Command(
        name = "up",
        description = "Runs the whole system on this machine until Ctrl-C, with its state in a folder.",
        footer = {
            "",
            "It listens on 127.0.0.1 only. After a crash it restarts with everything that it",
            "had accepted.",
            "",
            "Examples:",
            "  parley up",
            "  parley up --data ~/parley --port 8080"
        })
final class UpCommand extends Subcommand {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = RunningStack.DEFAULT_FOLDER,
            description = "Folder of the state (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the API, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--freshness-hours",
            defaultValue = "0",
            paramLabel = "HOURS",
            description =
                    "Greatest age of an event that alerts; 0 for any age, because sample articles are old (default:"
                            + " ${DEFAULT-VALUE}; deployed stacks: 72).")
    private int freshnessHours;

    @Option(
            names = "--smtp",
            paramLabel = "HOST:PORT",
            description = "SMTP server that emails are also sent to (default: none; emails are in the outbox).")
    private @Nullable String smtp;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description =
                    "A parameter or setting of template.yaml: --parameter SmsCountries=US,DE --parameter SmsPerDay=5"
                            + " (default: those of template.yaml).")
    private Map<String, String> parameters = Map.of();

    @Override
    public Integer call() throws Exception {
        var all = new HashMap<>(Map.of("FreshnessHours", Integer.toString(freshnessHours)));
        all.putAll(parameters);
        var stack = LocalStack.start(new LocalStackOptions(
                ProjectHome.template(),
                data.toAbsolutePath(),
                port,
                Clock.systemUTC(),
                all,
                line -> {
                    err().println(line);
                    err().flush();
                },
                true,
                Optional.ofNullable(smtp).map(this::server),
                AddressPolicy.publicAddresses()));
        stack.warm();
        // Feeds that became due while nothing ran need not wait for the next minute.
        stack.invoke("PollFunction", Json.MAPPER.createObjectNode());
        // Nor need an alert that a killed stack was about to send again.
        stack.scheduled("SweepFunction");
        RunningStack.write(stack, data);
        out().println("Open " + stack.api() + "/ in a browser.");
        out().println("Parley is up. Ctrl-C stops it. Its state is in "
                + data.toAbsolutePath().normalize());
        out().println("  API      " + stack.api());
        out().println("  outbox   " + stack.outbox().normalize() + " (each alert as .eml and .txt)"
                + (smtp == null ? "" : "; email is sent to " + smtp));
        out().println("  S3       " + stack.s3());
        out().println("  DynamoDB " + stack.dynamoDb());
        out().println("  SNS      " + stack.sns());
        out().println("Collect: ./parley feeds add ADDRESS"
                + (data.equals(Path.of(".parley")) ? "" : " --data " + data));
        out().println("Subscribe: ./parley subscribe --email you@example.org --endpoint " + stack.api());
        out().println("Try: ./parley add events/articles --endpoint " + stack.api());
        err().println(stack.ignored().size()
                + " kinds of settings of the template have no effect on one machine, such as roles and encryption.");
        err().flush();
        out().flush();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stack.close();
            } catch (Exception e) {
                err().println("parley: " + e.getMessage());
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
            // Reported below.
        }
        throw usageError("--smtp is a host and a port such as 127.0.0.1:1025, not " + typed);
    }
}
