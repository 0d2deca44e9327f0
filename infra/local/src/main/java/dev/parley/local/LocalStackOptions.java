package dev.parley.local;

import static java.util.Objects.requireNonNull;

import dev.parley.collecting.fetching.AddressPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Options of a local stack.
 *
 * @param template the template to run
 * @param data folder of the state; created if it does not exist
 * @param port port of the API; 0 for any free one
 * @param clock time of the functions
 * @param overrides parameters and settings that differ from the template
 * @param log receives the lines of the functions' logs
 * @param connected whether events are passed to functions automatically; otherwise only by {@link LocalStack#deliver}
 * @param smtp server that emails are sent to, besides the outbox
 * @param addresses where feeds and pages may be fetched from
 * @param deliveries how events reach functions
 */
public record LocalStackOptions(
        Path template,
        Path data,
        int port,
        Clock clock,
        Map<String, String> overrides,
        Consumer<String> log,
        boolean connected,
        Optional<InetSocketAddress> smtp,
        AddressPolicy addresses,
        Deliveries deliveries) {
    public LocalStackOptions(
            Path template,
            Path data,
            int port,
            Clock clock,
            Map<String, String> overrides,
            Consumer<String> log,
            boolean connected,
            Optional<InetSocketAddress> smtp,
            AddressPolicy addresses) {
        this(template, data, port, clock, overrides, log, connected, smtp, addresses, Deliveries.UNDISTURBED);
    }

    public LocalStackOptions(
            Path template, Path data, int port, Clock clock, Map<String, String> overrides, Consumer<String> log) {
        this(template, data, port, clock, overrides, log, true);
    }

    public LocalStackOptions(
            Path template,
            Path data,
            int port,
            Clock clock,
            Map<String, String> overrides,
            Consumer<String> log,
            boolean connected) {
        this(template, data, port, clock, overrides, log, connected, Optional.empty(), AddressPolicy.publicAddresses());
    }

    public LocalStackOptions {
        requireNonNull(template, "template");
        requireNonNull(data, "data");
        requireNonNull(clock, "clock");
        overrides = Map.copyOf(overrides);
        requireNonNull(log, "log");
        requireNonNull(smtp, "smtp");
        requireNonNull(addresses, "addresses");
        requireNonNull(deliveries, "deliveries");
    }

    /** The same with other deliveries, for a stack whose events are disturbed. */
    public LocalStackOptions with(Deliveries others) {
        return new LocalStackOptions(template, data, port, clock, overrides, log, connected, smtp, addresses, others);
    }
}
