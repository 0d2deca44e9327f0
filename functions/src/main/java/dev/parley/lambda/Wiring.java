package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.AlertWriter;
import dev.parley.alerts.Limits;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.ArchiveArticle;
import dev.parley.application.EndEmbargoes;
import dev.parley.application.EstimateInterest;
import dev.parley.application.ExportSource;
import dev.parley.application.IndexArticle;
import dev.parley.application.MakeDigests;
import dev.parley.application.MakeExport;
import dev.parley.application.ManageSubscription;
import dev.parley.application.ReadArchive;
import dev.parley.application.ReconcileSubscriptions;
import dev.parley.application.RequestExport;
import dev.parley.application.RequestLimits;
import dev.parley.application.RequestSubscription;
import dev.parley.application.RestoreOutbox;
import dev.parley.application.SearchArchive;
import dev.parley.application.SendAlert;
import dev.parley.application.SweepOutbox;
import dev.parley.application.UpdateSearch;
import dev.parley.application.Workspace;
import dev.parley.application.WriteTables;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DownloadLinks;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.ExportStates;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Topics;
import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoCodes;
import dev.parley.aws.DynamoCounters;
import dev.parley.aws.DynamoEmbargoes;
import dev.parley.aws.DynamoExportStates;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoIndexRestore;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.DynamoSubscriptions;
import dev.parley.aws.DynamoUnknownNames;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3CommitStore;
import dev.parley.aws.S3DeliveryReceipts;
import dev.parley.aws.S3DownloadLinks;
import dev.parley.aws.S3ExportFiles;
import dev.parley.aws.S3OverlayStore;
import dev.parley.aws.S3TableFiles;
import dev.parley.aws.SnsAlertPublisher;
import dev.parley.aws.SnsTextMessages;
import dev.parley.aws.SnsTopics;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.lambda.http.ExportAnswers;
import dev.parley.lambda.http.ExportForm;
import dev.parley.lambda.http.PublicAddress;
import dev.parley.lambda.http.SearchAnswers;
import dev.parley.lambda.http.SubscriptionAnswers;
import dev.parley.lambda.http.SubscriptionForm;
import dev.parley.lucene.commits.CommitStore;
import dev.parley.lucene.commits.MirroredSnapshots;
import dev.parley.lucene.commits.MirroredWriter;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.InterestReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Builds the use cases. Only this class reads the environment; the error for a missing variable names it. */
public final class Wiring {
    /** The environment variables. Defaults to those of the process; the local stack binds a value for each function. */
    public static final ScopedValue<Map<String, String>> ENVIRONMENT = ScopedValue.newInstance();

    /** The clock. Defaults to the system clock. */
    public static final ScopedValue<Clock> CLOCK = ScopedValue.newInstance();

    /** Pages of receipts that are read within half of a function's timeout. */
    private static final int MAX_RECEIPT_PAGES = 8;

    /** Pages of 100 facts that the estimate of an interest reads. */
    private static final int MAX_ESTIMATE_PAGES = 20;

    /** Facts or versions in an export; takes some minutes. */
    private static final long MAX_EXPORT_ENTRIES = 100_000;

    /** Twice as much, and the search index, fit on the function's disk. */
    private static final long MAX_EXPORT_BYTES = 2_500_000_000L;

    /** Half of the function's timeout. The last day that is started has the other half. */
    private static final Duration TABLES_TIME_BUDGET = Duration.ofMinutes(7);

    private final Map<String, String> environment;
    private final Clock clock;
    private final Clients clients;

    Wiring(Map<String, String> environment, Clock clock) {
        this(environment, clock, new Clients(environment));
    }

    private Wiring(Map<String, String> environment, Clock clock, Clients clients) {
        this.environment = Map.copyOf(environment);
        this.clock = requireNonNull(clock, "clock");
        this.clients = requireNonNull(clients, "clients");
    }

    // ---- priming

    /** The only notification that exists in an {@link #offline() offline} wiring. */
    static final String PRIMING_NOTIFICATION = Clients.PRIMING_NOTIFICATION;

    /** The same wiring with clients that use no network: nothing is sent or stored. */
    Wiring offline() {
        var withAlerts = new HashMap<>(environment);
        withAlerts.computeIfPresent("ALERTS_ENABLED", (name, value) -> "true");
        return new Wiring(withAlerts, clock, Clients.priming());
    }

    /**
     * Reads rows and objects that do not exist, so that the real clients have opened a connection before the snapshot. If
     * that fails, the first event opens it.
     */
    void connect() {
        var absent = new VersionKey("priming", "priming");
        if (environment.containsKey("INDEX_TABLE")) {
            attempt(() -> index().hasOtherVersions(absent));
        }
        attempt(() -> archive().tombstone(absent.articleId()));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            // Without a connection in the snapshot, only the first event is slower.
        }
    }

    /** The wiring for the public constructors of handlers. */
    static Wiring ofEnvironment() {
        return new Wiring(ENVIRONMENT.orElse(System.getenv()), CLOCK.orElse(Clock.systemUTC()));
    }

    ArchiveArticle archiveArticle() {
        return new ArchiveArticle(new ArticleReader(), archive(), index()::hasOtherVersions);
    }

    IndexArticle indexArticle() {
        return indexArticle(Duration.ofHours(Long.parseLong(variable("FRESHNESS_HOURS"))));
    }

    /** For imports: no article is fresh, so nothing alerts. */
    IndexArticle indexArticleQuietly() {
        return indexArticle(IndexArticle.NOTHING_IS_FRESH);
    }

    private IndexArticle indexArticle(Duration freshness) {
        // Read before the snapshot is taken. The overlay is read when the first version comes.
        var bundled = Extractor.bundled();
        return new IndexArticle(
                archive(),
                extractor(() -> bundled),
                index(),
                unknownNames(),
                embargoes(),
                new AlertWriter(URI.create(variable("PUBLIC_BASE_URL"))),
                restoreOutbox(),
                clock,
                freshness,
                new ConfidenceThreshold(Double.parseDouble(variable("CONFIDENCE_THRESHOLD"))));
    }

    SendAlert sendAlert() {
        return new SendAlert(
                outbox(),
                receipts(),
                new SnsAlertPublisher(
                        clients.sns(),
                        Map.of(
                                Topic.ALERTS, variable("ALERT_TOPIC_ARN"),
                                Topic.DAILY, variable("DIGEST_TOPIC_ARN"))),
                new NotificationWriter(URI.create(variable("PUBLIC_BASE_URL"))),
                alertLimits(),
                clock);
    }

    SweepOutbox sweepOutbox() {
        return new SweepOutbox(outbox(), sendAlert(), alertLimits(), clock);
    }

    private Limits alertLimits() {
        return new Limits(
                Boolean.parseBoolean(variable("ALERTS_ENABLED")),
                Integer.parseInt(variable("ALERTS_PER_HOUR")),
                Integer.parseInt(variable("SMS_PER_DAY")),
                Duration.ofHours(Long.parseLong(variable("FRESHNESS_HOURS"))));
    }

    EndEmbargoes endEmbargoes() {
        return new EndEmbargoes(embargoes(), archive(), archiveArticle(), clock);
    }

    RestoreOutbox restoreOutbox() {
        return new RestoreOutbox(
                receipts(), new DynamoIndexRestore(clients.dynamo(), variable("INDEX_TABLE")), MAX_RECEIPT_PAGES);
    }

    MakeDigests makeDigests() {
        return new MakeDigests(
                outbox(),
                Boolean.parseBoolean(variable("ALERTS_ENABLED")),
                Integer.parseInt(variable("DIGEST_HOUR")),
                clock);
    }

    ReadArchive readArchive() {
        return new ReadArchive(archive(), index(), index(), outbox(), unknownNames(), extractor(Extractor::bundled));
    }

    // ---- search

    SearchAnswers searchAnswers() {
        return new SearchAnswers(
                new SearchArchive(searchIndex(), index()),
                new SearchReader(KnownNames.bundled()),
                new PublicAddress(possiblyEmpty("PUBLIC_BASE_URL")));
    }

    DownloadLinks downloads() {
        return new S3DownloadLinks(clients.presigner(), variable("ARCHIVE_BUCKET"));
    }

    // ---- exports

    ExportAnswers exportAnswers() {
        return new ExportAnswers(
                new ExportForm(new SearchReader(KnownNames.bundled()), LuceneSearchIndex::check),
                new RequestExport(
                        new S3ExportFiles(clients.s3(), clients.presigner(), variable("ARCHIVE_BUCKET")),
                        exportStates(),
                        clock,
                        UUID::randomUUID));
    }

    MakeExport makeExport() {
        return new MakeExport(
                searchIndex(),
                new SearchReader(KnownNames.bundled()),
                new ExportSource(index(), archive()),
                new S3ExportFiles(clients.largeFileS3(), clients.presigner(), variable("ARCHIVE_BUCKET")),
                exportStates(),
                new Workspace(Path.of(System.getProperty("java.io.tmpdir")), clock),
                new MakeExport.Limits(MAX_EXPORT_ENTRIES, MAX_EXPORT_BYTES),
                clock);
    }

    private ExportStates exportStates() {
        return new DynamoExportStates(clients.dynamo(), variable("INDEX_TABLE"));
    }

    WriteTables writeTables() {
        return new WriteTables(
                archive(),
                index(),
                new DynamoArrivals(clients.dynamo(), variable("INDEX_TABLE")),
                new S3TableFiles(clients.s3(), variable("ARCHIVE_BUCKET")),
                clock,
                TABLES_TIME_BUDGET);
    }

    // ---- subscriptions

    SubscriptionAnswers subscriptionAnswers() {
        return new SubscriptionAnswers(
                new SubscriptionForm(
                        new AddressReader(variable("SMS_COUNTRIES")), new InterestReader(KnownNames.bundled())),
                new EstimateInterest(
                        index(),
                        clock,
                        Duration.ofHours(Long.parseLong(variable("FRESHNESS_HOURS"))),
                        MAX_ESTIMATE_PAGES),
                new RequestSubscription(
                        subscriptions(),
                        topics(),
                        new SnsTextMessages(clients.sns()),
                        codes(),
                        Codes.fromSystem(),
                        limits(),
                        clock),
                new ManageSubscription(subscriptions(), topics(), codes(), clock),
                Boolean.parseBoolean(variable("OPEN_SUBSCRIPTIONS")));
    }

    ReconcileSubscriptions reconcileSubscriptions() {
        return new ReconcileSubscriptions(subscriptions(), topics(), clock);
    }

    // ---- the search index

    /** Default folder of the search index on disk. */
    private static final String DEFAULT_SEARCH_FOLDER = "/tmp/parley-search";

    /** Default refresh interval of the search index, in seconds. */
    private static final String DEFAULT_SEARCH_REFRESH_SECONDS = "5";

    UpdateSearch updateSearch() {
        return new UpdateSearch(
                archive(),
                index(),
                index(),
                new MirroredWriter(
                        commits(),
                        searchFolder().resolve("writer"),
                        LuceneChanges::config,
                        LuceneChanges::new,
                        Clock.systemUTC()),
                new DynamoArrivals(clients.dynamo(), variable("INDEX_TABLE")),
                clock);
    }

    /** Refreshes by the system clock, even when {@link #CLOCK} is bound to another time. */
    SearchIndex searchIndex() {
        return new LuceneSearchIndex(new MirroredSnapshots(
                commits(),
                searchFolder().resolve("reader"),
                Duration.ofSeconds(Long.parseLong(
                        environment.getOrDefault("SEARCH_REFRESH_SECONDS", DEFAULT_SEARCH_REFRESH_SECONDS))),
                Clock.systemUTC()));
    }

    private CommitStore commits() {
        return new S3CommitStore(clients.s3(), variable("ARCHIVE_BUCKET"));
    }

    private Path searchFolder() {
        return Path.of(environment.getOrDefault("SEARCH_FOLDER", DEFAULT_SEARCH_FOLDER));
    }

    private Subscriptions subscriptions() {
        return new DynamoSubscriptions(clients.dynamo(), variable("SUBSCRIBER_TABLE"), clock);
    }

    private ConfirmationCodes codes() {
        return new DynamoCodes(clients.dynamo(), variable("SUBSCRIBER_TABLE"));
    }

    private RequestLimits limits() {
        return new RequestLimits(
                new DynamoCounters(clients.dynamo(), variable("SUBSCRIBER_TABLE")),
                clock,
                Integer.parseInt(variable("REQUESTS_PER_ADDRESS")),
                Integer.parseInt(variable("REQUESTS_PER_CALLER")),
                Integer.parseInt(variable("REQUESTS_PER_DAY")));
    }

    private Topics topics() {
        return new SnsTopics(clients.retryingSns(), variable("ALERT_TOPIC_ARN"), variable("DIGEST_TOPIC_ARN"));
    }

    private ArticleArchive archive() {
        return new S3ArticleArchive(clients.s3(), variable("ARCHIVE_BUCKET"));
    }

    private DynamoFactIndex index() {
        return new DynamoFactIndex(clients.dynamo(), variable("INDEX_TABLE"));
    }

    private DynamoOutbox outbox() {
        return new DynamoOutbox(clients.dynamo(), variable("INDEX_TABLE"));
    }

    private DeliveryReceipts receipts() {
        return new S3DeliveryReceipts(clients.s3(), variable("ARCHIVE_BUCKET"));
    }

    private Embargoes embargoes() {
        return new DynamoEmbargoes(clients.dynamo(), variable("INDEX_TABLE"));
    }

    private UnknownNames unknownNames() {
        return new DynamoUnknownNames(clients.dynamo(), variable("INDEX_TABLE"));
    }

    private CurrentExtractor extractor(Supplier<Extractor> bundled) {
        return new CurrentExtractor(bundled, new S3OverlayStore(clients.s3(), variable("ARCHIVE_BUCKET")), clock);
    }

    Clock clock() {
        return clock;
    }

    private String variable(String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set");
        }
        return value;
    }

    /** A variable that must be set and may be empty. */
    private String possiblyEmpty(String name) {
        return environment.containsKey(name) ? environment.get(name) : variable(name);
    }
}
