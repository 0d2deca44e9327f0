package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.articles.VersionKey;
import dev.parley.aws.Clients;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.lambda.http.ApiProxy;
import dev.parley.lambda.http.SignInAnswers;
import dev.parley.pages.MistakeLink;
import dev.parley.signin.Issuer;
import dev.parley.signin.SignIn;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the environment, the clock and the clients once, and gives them to the parts of each area, which build the use
 * cases. Only this class reads the environment.
 */
public final class Wiring {
    /** The environment variables. Defaults to those of the process; the local stack binds a value for each function. */
    public static final ScopedValue<Map<String, String>> ENVIRONMENT = ScopedValue.newInstance();

    /** The clock. Defaults to the system clock. */
    public static final ScopedValue<Clock> CLOCK = ScopedValue.newInstance();

    /**
     * Where feeds and pages may be fetched from. Unless it is bound, only public addresses may be; no environment variable
     * changes that.
     */
    public static final ScopedValue<AddressPolicy> ADDRESSES = ScopedValue.newInstance();

    /**
     * Gets the lines from which CloudWatch makes metrics. Defaults to the standard output: the logger of Lambda would put
     * them into a field of its own lines, where CloudWatch does not look.
     */
    public static final ScopedValue<Consumer<String>> METRICS = ScopedValue.newInstance();

    private final Environment environment;
    private final Clock clock;
    private final Clients clients;
    private final Consumer<String> metricsLog;
    private @Nullable EmbeddedMetrics metrics;

    private Wiring(Environment environment, Clock clock, Clients clients, Consumer<String> metricsLog) {
        this.environment = requireNonNull(environment, "environment");
        this.clock = requireNonNull(clock, "clock");
        this.clients = requireNonNull(clients, "clients");
        this.metricsLog = requireNonNull(metricsLog, "metricsLog");
    }

    /** The wiring for the public constructors of handlers. */
    static Wiring ofEnvironment() {
        var environment = new Environment(ENVIRONMENT.orElse(System.getenv()));
        return new Wiring(
                environment,
                CLOCK.orElse(Clock.systemUTC()),
                new Clients(environment.variables()),
                METRICS.orElse(System.out::println));
    }

    Clock clock() {
        return clock;
    }

    /** What the handler and its use cases measure; the handler writes it. */
    EmbeddedMetrics metrics() {
        if (metrics == null) {
            metrics = new EmbeddedMetrics(environment.variable("STACK_NAME"), metricsLog, clock);
        }
        return metrics;
    }

    /** Where readers report mistakes. */
    MistakeLink mistakes() {
        return new MistakeLink(environment.possiblyEmpty("MISTAKE_ADDRESS"));
    }

    /** Signs browsers in. Redirects are the browser's to follow. */
    SignInAnswers signIn() {
        var http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var issuer = new Issuer(http, environment.address("ISSUER"), environment.variable("CLIENT_ID"));
        return new SignInAnswers(new SignIn(issuer), new ApiProxy(http, environment.address("API_URL")));
    }

    // ---- the areas

    ArchiveParts archive() {
        return new ArchiveParts(clients, storage(), clock);
    }

    IndexingParts indexing() {
        return new IndexingParts(environment, storage(), alerts(), clock);
    }

    AlertParts alerts() {
        return new AlertParts(environment, clients, storage(), this::metrics, clock);
    }

    SearchParts search() {
        return new SearchParts(environment, clients, storage(), clock);
    }

    ExportParts exports() {
        return new ExportParts(clients, storage(), search(), clock);
    }

    CollectingParts collecting() {
        var addresses = ADDRESSES.orElse(AddressPolicy.publicAddresses());
        return new CollectingParts(environment, clients, storage(), archive(), addresses, clock);
    }

    CareParts care() {
        return new CareParts(environment, clients, storage(), indexing(), alerts(), search(), clock);
    }

    SubscriptionParts subscriptions() {
        return new SubscriptionParts(environment, clients, storage(), this::metrics, clock);
    }

    private StorageParts storage() {
        return new StorageParts(environment, clients);
    }

    // ---- priming

    /** The only article that is indexed in an {@link #offline offline} wiring: {@link Priming#followed}. */
    static final String FOLLOWED_ARTICLE = Clients.PRIMING_ARTICLE;

    /** The only fact in it. */
    static final String FOLLOWED_FACT = Clients.PRIMING_FACT;

    /** The only notification that exists in an {@link #offline offline} wiring. */
    static final String PRIMING_NOTIFICATION = Clients.PRIMING_NOTIFICATION;

    /** The only feed that has a state in an {@link #offline offline} wiring. */
    static ListedFeed primingFeed() {
        return Clients.primingFeed();
    }

    /** The message about that feed. */
    static FetchTask primingTask() {
        return Clients.primingTask();
    }

    /**
     * The same wiring with clients that use no network: nothing is sent, stored or measured.
     *
     * @param folder for the search index
     */
    Wiring offline(Path folder) {
        var variables = new HashMap<>(environment.variables());
        variables.put("SEARCH_FOLDER", folder.toString());
        variables.computeIfPresent("ALERTS_ENABLED", (name, value) -> "true");
        // All of the archive is due each day.
        variables.computeIfPresent("FIXITY_DAYS", (name, value) -> "1");
        variables.putIfAbsent("OBJECT_LOCK_DAYS", "0");
        return new Wiring(new Environment(variables), clock, Clients.priming(Priming.objects()), line -> {});
    }

    /**
     * Reads rows and objects that do not exist, so that the real clients have opened a connection before the snapshot. If
     * that fails, the first event opens it.
     */
    void connect() {
        var absent = new VersionKey("priming", "priming");
        if (environment.has("INDEX_TABLE")) {
            attempt(() -> storage().intakeIndex(clock).ask(absent));
        }
        attempt(() -> storage().archive().tombstone(absent.articleId()));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            // Without a connection in the snapshot, only the first event is slower.
        }
    }
}
