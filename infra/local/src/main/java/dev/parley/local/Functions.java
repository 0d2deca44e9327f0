package dev.parley.local;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.json.Json;
import dev.parley.lambda.PlainContext;
import dev.parley.lambda.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs the functions of the template in this JVM. Each handler is built once by the public constructor that Lambda uses, in
 * the environment of its function, and called by its public handler method.
 */
final class Functions {
    private final Map<String, Resource.Function> functions = new HashMap<>();
    private final Map<String, RequestStreamHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, String> reserved;
    private final Path disks;
    private final Clock clock;
    private final AddressPolicy addresses;
    private final Deliveries deliveries;
    private final Consumer<String> log;
    private final Runnable invoked;
    private final MetricTotals metrics = new MetricTotals();

    /**
     * @param reserved variables that Lambda adds to every environment: region, keys, endpoints
     * @param disks parent of a folder for each function, which stands for /tmp in Lambda
     * @param invoked runs after each call, when streams may have new records
     */
    Functions(
            Iterable<Resource.Function> functions,
            Map<String, String> reserved,
            Path disks,
            Clock clock,
            AddressPolicy addresses,
            Deliveries deliveries,
            Consumer<String> log,
            Runnable invoked) {
        this.invoked = invoked;
        functions.forEach(function -> this.functions.put(function.id(), function));
        this.reserved = Map.copyOf(reserved);
        this.disks = disks;
        this.clock = clock;
        this.addresses = addresses;
        this.deliveries = deliveries;
        this.log = log;
    }

    private Resource.Function function(String id) {
        return requireNonNull(functions.get(id), id);
    }

    Map<String, String> environment(String id) {
        var environment = new HashMap<>(function(id).environment());
        environment.putAll(reserved);
        environment.put("SEARCH_FOLDER", disks.resolve(id).toString());
        // Checking for a new state of the index costs nothing on one machine.
        environment.put("SEARCH_REFRESH_SECONDS", "0");
        return environment;
    }

    /** The sums of what the functions measured, by metric. */
    Map<String, Long> metrics() {
        return metrics.totals();
    }

    /** Builds the handler of a function if that has not happened yet. */
    void warm(String id) {
        handlers.computeIfAbsent(id, this::build);
    }

    /**
     * Calls a function.
     *
     * @throws FunctionFailed if its handler throws
     */
    JsonNode invoke(String id, JsonNode event) throws FunctionFailed {
        return deliveries.deliver(id, event, delivered -> call(id, delivered));
    }

    private JsonNode call(String id, JsonNode event) throws FunctionFailed {
        try {
            warm(id);
            var out = new ByteArrayOutputStream();
            requireNonNull(handlers.get(id))
                    .handleRequest(
                            new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)),
                            out,
                            new PlainContext(
                                    id,
                                    UUID.randomUUID().toString(),
                                    function(id).timeout(),
                                    line -> log.accept(id + ": " + line)));
            return Json.MAPPER.readTree(out.toByteArray());
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            // Lambda also reports errors of the JVM as errors of the function.
            log.accept(id + " failed: " + e);
            throw new FunctionFailed(id, e);
        } finally {
            invoked.run();
        }
    }

    private RequestStreamHandler build(String id) {
        var name = function(id).handler().split("::")[0];
        try {
            return ScopedValue.where(Wiring.ENVIRONMENT, environment(id))
                    .where(Wiring.CLOCK, clock)
                    .where(Wiring.ADDRESSES, addresses)
                    .where(Wiring.METRICS, metrics::add)
                    .call(() -> Class.forName(name)
                            .asSubclass(RequestStreamHandler.class)
                            .getConstructor()
                            .newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot build " + id + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build the handler " + name + " of " + id, e);
        }
    }

    /** A handler threw; Lambda would report a function error. */
    static final class FunctionFailed extends Exception {
        private static final long serialVersionUID = 1;

        FunctionFailed(String id, Throwable cause) {
            super(id + " failed: " + cause.getMessage(), cause);
        }
    }
}
