package dev.parley.cli;

import dev.parley.local.LocalStack;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        var out = command.commandLine().getOut();
        var err = command.commandLine().getErr();
        var stack = LocalStack.start(new LocalStack.Options(
                Home.template(),
                data.toAbsolutePath(),
                port,
                Clock.systemUTC(),
                Map.of("FreshnessHours", Integer.toString(freshnessHours)),
                line -> {
                    err.println(line);
                    err.flush();
                }));
        stack.warm();
        out.println("Parley is up. Ctrl-C stops it; what it took stays in "
                + data.toAbsolutePath().normalize());
        out.println("  API      " + stack.api());
        out.println("  outbox   " + stack.outbox().normalize() + " (each alert as .eml and .txt)");
        out.println("  S3       " + stack.s3());
        out.println("  DynamoDB " + stack.dynamoDb());
        out.println("  SNS      " + stack.sns());
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
}
