package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.Embargoes.Embargo;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metrics;
import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.Release;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.extraction.Mention;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.IndexMark;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.Sighting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Second stage: extracts the calls and steps that an archived version reports. Each becomes a new fact with the decision
 * to alert, or a further sighting of a known fact: see {@link VersionReport}.
 *
 * <p>A withheld version reports nothing. An embargoed version reports nothing before the embargo ends
 * ({@link EndEmbargoes}). A canceled version withdraws what its article reported. An imported version alerts nobody, unless
 * the import asked for it.
 *
 * <p>Every write is conditional, and the version is marked last or together with its only fact. A repeated or interrupted
 * run therefore ends in the same state.
 */
public final class IndexArticle {
    /** Freshness window for imports: longer than any article is old, so an import never alerts. */
    public static final Duration NOTHING_IS_FRESH = Duration.ofDays(-36_500);

    /** Shorter than the time that DynamoDB takes to delete a table and create it again. */
    private static final Duration RESTORED_FOR = Duration.ofMinutes(1);

    private final ArticleArchive archive;
    private final CurrentExtractor extractor;
    private final FactIndex index;
    private final UnknownNames names;
    private final Embargoes embargoes;
    private final AlertWriter alerts;
    private final RestoreIndex restore;
    private final Clock clock;
    private final Duration freshness;
    private final ConfidenceThreshold threshold;
    private Instant restored = Instant.MIN;

    /** Texts are read one after the other: a function has less than one processor, and a long text takes 80 MB. */
    private final ReentrantLock extracting = new ReentrantLock();

    /**
     * @param freshness the maximum age of news that alerts; zero for no maximum
     * @param threshold the confidence at which a single report alerts
     */
    public IndexArticle(
            ArticleArchive archive,
            CurrentExtractor extractor,
            FactIndex index,
            UnknownNames names,
            Embargoes embargoes,
            AlertWriter alerts,
            RestoreIndex restore,
            Clock clock,
            Duration freshness,
            ConfidenceThreshold threshold) {
        this.archive = requireNonNull(archive, "archive");
        this.extractor = requireNonNull(extractor, "extractor");
        this.index = requireNonNull(index, "index");
        this.names = requireNonNull(names, "names");
        this.embargoes = requireNonNull(embargoes, "embargoes");
        this.alerts = requireNonNull(alerts, "alerts");
        this.restore = requireNonNull(restore, "restore");
        this.clock = requireNonNull(clock, "clock");
        this.freshness = requireNonNull(freshness, "freshness");
        this.threshold = requireNonNull(threshold, "threshold");
    }

    /**
     * Indexes a version once, and measures nothing: for versions that were indexed before.
     *
     * @see #index(VersionKey, Consumer, Metrics)
     */
    public void index(VersionKey version, Consumer<String> log) {
        index(version, log, Metrics.NONE);
    }

    /**
     * Indexes a version once. Does nothing when the article was deleted.
     *
     * @param log gets a line for an operator about each failure that did not stop the version
     * @throws IllegalStateException when the archive does not have the version
     */
    public void index(VersionKey version, Consumer<String> log, Metrics metrics) {
        read(version, log, metrics).ifPresent(ReadVersion::write);
    }

    /**
     * The first half of {@link #index(VersionKey, Consumer, Metrics)}: reads a version and extracts what it reports. A later
     * version of the article must not be read before this one is written.
     *
     * @return empty when there is nothing to index
     * @throws IllegalStateException when the archive does not have the version
     */
    Optional<ReadVersion> read(VersionKey version, Consumer<String> log, Metrics metrics) {
        // First, so that no version of a batch is read from a table that lacks the tombstones.
        ensureRestored();
        var known = index.article(version.articleId());
        if (known.deleted() || known.version(version.version()).isPresent()) {
            return Optional.empty();
        }
        var warc = archive.get(version)
                .orElseThrow(() -> new IllegalStateException("the archive has no " + version.objectKey()));
        var archived = WarcFile.read(warc);
        return Optional.of(new ReadVersion(archived, known, reported(archived.article(), log), log, metrics));
    }

    /** What a text reports: calls and steps, and names that are to be reviewed. */
    private record Reported(List<Mention> mentions, List<TitledName> unknown) {
        static final Reported NOTHING = new Reported(List.of(), List.of());
    }

    private Reported reported(Article article, Consumer<String> log) {
        if (article.standing() != Article.Standing.USABLE || article.state() != Article.State.READABLE) {
            return Reported.NOTHING;
        }
        var current = extractor.get(log);
        extracting.lock();
        try {
            var reading = ExtractorInput.of(article);
            var mentions = current.extract(reading);
            return new Reported(mentions, current.unknownNames(reading, mentions));
        } finally {
            extracting.unlock();
        }
    }

    /** A version that was read, and of which nothing is written yet. */
    final class ReadVersion {
        private final ArchivedVersion archived;
        private final KnownArticle known;
        private final Reported reported;
        private final Consumer<String> log;
        private final Metrics metrics;

        private ReadVersion(
                ArchivedVersion archived,
                KnownArticle known,
                Reported reported,
                Consumer<String> log,
                Metrics metrics) {
            this.archived = archived;
            this.known = known;
            this.reported = reported;
            this.log = log;
            this.metrics = metrics;
        }

        /**
         * Whether writing it can found or change a fact. A version that reports nothing can: it may withdraw what an earlier
         * one reported.
         */
        boolean changesFacts() {
            return !reported.mentions().isEmpty() || !known.facts().isEmpty();
        }

        /** Indexes the version. */
        void write() {
            var article = archived.article();
            var window = archived.mayAlert() ? freshness : NOTHING_IS_FRESH;
            var indexed = IndexedArticle.of(article, archived.originalSha256(), clock.instant());
            switch (article.standing()) {
                case USABLE -> {
                    if (article.state() == Article.State.READABLE) {
                        note(article, reported.unknown(), log);
                        report(article, reported.mentions(), known, indexed, window, metrics)
                                .write(sighting -> retracts(article, sighting));
                    } else {
                        markWithoutReport(indexed);
                    }
                }
                case HELD -> {
                    article.release()
                            .flatMap(Release::embargoedUntil)
                            .ifPresent(until -> embargoes.add(new Embargo(article.key(), until)));
                    markWithoutReport(indexed);
                }
                case CANCELED ->
                    report(article, List.of(), known, indexed, window, metrics).write(sighting -> true);
            }
            measure(article, known, metrics);
        }

        private void markWithoutReport(IndexedArticle indexed) {
            index.markWithoutAlerts(new IndexMark(indexed, known.versions().isEmpty()));
        }
    }

    private static void measure(Article article, KnownArticle known, Metrics metrics) {
        if (article.state() == Article.State.UNPARSED) {
            metrics.count(Metric.UNPARSED);
            return;
        }
        metrics.count(known.versions().isEmpty() ? Metric.ARTICLES : Metric.VERSIONS);
        if (article.published().isEmpty()) {
            metrics.count(Metric.UNKNOWN_DAYS);
        }
    }

    private VersionReport report(
            Article article,
            List<Mention> mentions,
            KnownArticle known,
            IndexedArticle indexed,
            Duration window,
            Metrics metrics) {
        return new VersionReport(
                index,
                alerts,
                article,
                mentions,
                new Freshness(article, window, indexed.indexed(), isOvertaken(article, known)),
                threshold,
                known,
                indexed,
                metrics);
    }

    /**
     * Reads the receipts, unless they were read. The check is repeated only after {@link #RESTORED_FOR}, because a lost
     * table cannot be there again sooner.
     */
    private synchronized void ensureRestored() {
        var now = clock.instant();
        if (restored.isBefore(now.minus(RESTORED_FOR)) || restored.isAfter(now)) {
            restore.ensure();
            restored = now;
        }
    }

    /** Saves unknown names for review. A failure is logged and does not stop the version. */
    private void note(Article article, List<TitledName> unknown, Consumer<String> log) {
        try {
            unknown.forEach(name -> names.note(name, article.key(), article.arrived()));
        } catch (RuntimeException e) {
            log.accept("names=unnoted version=" + article.key().objectKey() + " cause=" + e);
        }
    }

    /** Whether a later version of the article is indexed. */
    private static boolean isOvertaken(Article article, KnownArticle known) {
        return known.versions().stream().anyMatch(version -> version.arrived().isAfter(article.arrived()));
    }

    /**
     * Whether a version withdraws a fact that an earlier version reported: it no longer has the sentence, and it is not
     * an excerpt of that version.
     */
    private boolean retracts(Article article, Sighting earlier) {
        var sentence = earlier.mention().evidence().text();
        if (article.text().contains(sentence) || article.title().contains(sentence)) {
            return false;
        }
        return archive.get(earlier.version())
                .map(WarcFile::read)
                .filter(before ->
                        article.text().length() * 2 >= before.article().text().length())
                .isPresent();
    }
}
