package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Outbox;
import dev.parley.articles.ArticleArchive;
import dev.parley.articles.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.DynamoUnknownNames;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3OverlayStore;
import dev.parley.aws.SnsAlertPublisher;
import dev.parley.extraction.CurrentExtractor;
import dev.parley.extraction.Extractor;
import dev.parley.facts.FactIndex;
import dev.parley.facts.UnknownNames;
import dev.parley.messages.AlertWriter;
import dev.parley.pipeline.ArchiveArticle;
import dev.parley.pipeline.IndexArticle;
import dev.parley.pipeline.ReadArchive;
import dev.parley.pipeline.SendAlert;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Builds the use cases from the environment, which is read here alone; a missing variable fails by its name. */
public final class Wiring {
    /** The environment variables; where it is not bound, those of the process. The local stack binds one a function. */
    public static final ScopedValue<Map<String, String>> ENVIRONMENT = ScopedValue.newInstance();

    /** The clock; where it is not bound, the system's. */
    public static final ScopedValue<Clock> CLOCK = ScopedValue.newInstance();

    private final Map<String, String> environment;
    private final Clock clock;
    private final Clients clients;

    Wiring(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = requireNonNull(clock, "clock");
        this.clients = new Clients(this.environment);
    }

    /** What the handlers' public constructors take their parts from. */
    static Wiring ofEnvironment() {
        return new Wiring(ENVIRONMENT.orElse(System.getenv()), CLOCK.orElse(Clock.systemUTC()));
    }

    ArchiveArticle archiveArticle() {
        return new ArchiveArticle(new ArticleReader(), archive());
    }

    IndexArticle indexArticle() {
        // Read before the snapshot is taken; the overlay when the first version comes.
        var bundled = Extractor.bundled();
        return new IndexArticle(
                archive(),
                extractor(() -> bundled),
                index(),
                unknownNames(),
                new AlertWriter(URI.create(variable("PUBLIC_BASE_URL"))),
                clock,
                Duration.ofHours(Long.parseLong(variable("FRESHNESS_HOURS"))));
    }

    SendAlert sendAlert() {
        return new SendAlert(outbox(), new SnsAlertPublisher(clients.sns(), variable("ALERT_TOPIC_ARN")), clock);
    }

    ReadArchive readArchive() {
        return new ReadArchive(archive(), index(), outbox(), unknownNames(), extractor(Extractor::bundled));
    }

    private ArticleArchive archive() {
        return new S3ArticleArchive(clients.s3(), variable("ARCHIVE_BUCKET"));
    }

    private FactIndex index() {
        return new DynamoFactIndex(clients.dynamo(), variable("INDEX_TABLE"));
    }

    private Outbox outbox() {
        return new DynamoOutbox(clients.dynamo(), variable("INDEX_TABLE"));
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
}
