package dev.parley.costs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.lambda.PlainContext;
import dev.parley.lambda.Priming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Runs in the process that {@link ColdStart} measures: builds a handler, primes it, answers the event on the standard input
 * once, and prints the CPU time of that in milliseconds. It uses nothing but the package of the function.
 */
public final class FirstAnswer {
    private FirstAnswer() {}

    /** @param arguments the name of the handler's class */
    public static void main(String[] arguments) throws Exception {
        var event = System.in.readAllBytes();
        var handler = Class.forName(arguments[0])
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance();
        Priming.runAll();
        var before = cpu();
        var out = new ByteArrayOutputStream();
        var context = new PlainContext(arguments[0], "first", Duration.ofMinutes(1), System.err::println);
        handler.handleRequest(new ByteArrayInputStream(event), out, context);
        var after = cpu();
        var answer = out.toString(StandardCharsets.UTF_8);
        if (answer.contains("itemIdentifier") || answer.contains("\"statusCode\":4")) {
            throw new IllegalStateException(answer);
        }
        System.out.println((after - before) / 1_000_000);
        System.exit(0);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** A handler for comparison. */
    public static final class Hello implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
            out.write("{\"statusCode\":200,\"body\":\"hello\"}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
