package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.Embargoes.Embargo;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.UnknownNames;
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
import java.util.function.Consumer;

/**
 * Second stage: finds the calls and steps that an archived version reports, and writes each into the index as a new
 * fact, with the decision to alert, or as one more sighting of a fact that is there: see {@link VersionReport}.
 *
 * <p>A version that is withheld reports nothing, one under an embargo nothing before its end ({@link EndEmbargoes}), and
 * one that is canceled takes back what its article reported.
 *
 * <p>Every write is conditional and the version is marked last, or with the one thing that it reports, so that a
 * repeated or interrupted run ends the same.
 */
public final class IndexArticle {
    /** Freshness window for imports: longer than any article is old, so an import never alerts. */
    public static final Duration NOTHING_IS_FRESH = Duration.ofDays(-36_500);

    /** To delete a table and to make it again takes DynamoDB longer. */
    private static final Duration RECALL_HOLDS = Duration.ofMinutes(1);

    private final ArticleArchive archive;
    private final CurrentExtractor extractor;
    private final FactIndex index;
    private final UnknownNames names;
    private final Embargoes embargoes;
    private final AlertWriter alerts;
    private final RestoreOutbox recall;
    private final Clock clock;
    private final Duration freshness;
    private final ConfidenceThreshold threshold;
    private volatile Instant recalled = Instant.MIN;

    /**
     * @param freshness how old an article's news may be and still alert; zero for any age
     * @param threshold what one report alone must reach to alert
     */
    public IndexArticle(
            ArticleArchive archive,
            CurrentExtractor extractor,
            FactIndex index,
            UnknownNames names,
            Embargoes embargoes,
            AlertWriter alerts,
            RestoreOutbox recall,
            Clock clock,
            Duration freshness,
            ConfidenceThreshold threshold) {
        this.archive = requireNonNull(archive, "archive");
        this.extractor = requireNonNull(extractor, "extractor");
        this.index = requireNonNull(index, "index");
        this.names = requireNonNull(names, "names");
        this.embargoes = requireNonNull(embargoes, "embargoes");
        this.alerts = requireNonNull(alerts, "alerts");
        this.recall = requireNonNull(recall, "recall");
        this.clock = requireNonNull(clock, "clock");
        this.freshness = requireNonNull(freshness, "freshness");
        this.threshold = requireNonNull(threshold, "threshold");
    }

    /**
     * Indexes a version, once, and none of an article that was deleted; {@link IllegalStateException} when the archive
     * does not have it.
     *
     * @param log gets a line for an operator about what did not hold the version up
     */
    public void index(VersionKey version, Consumer<String> log) {
        var known = index.article(version.articleId());
        if (known.deleted() || known.version(version.version()).isPresent()) {
            return;
        }
        recall();
        var warc = archive.get(version)
                .orElseThrow(() -> new IllegalStateException("the archive has no " + version.objectKey()));
        var archived = WarcFile.read(warc);
        var article = archived.article();
        var now = clock.instant();
        var indexed = new IndexedArticle(
                article.id(),
                article.version(),
                article.state(),
                article.url(),
                article.title(),
                article.source(),
                article.published(),
                article.language(),
                article.arrived(),
                now,
                archived.originalSha256());
        switch (article.standing()) {
            case USABLE -> report(article, known, indexed, now, log);
            case HELD -> {
                article.release()
                        .flatMap(Release::embargoedUntil)
                        .ifPresent(until -> embargoes.add(new Embargo(article.key(), until)));
                index.markWithoutAlerts(new IndexMark(indexed, known.versions().isEmpty()));
            }
            case CANCELED -> report(article, List.of(), known, indexed, now).write(sighting -> true);
        }
    }

    private void report(
            Article article, KnownArticle known, IndexedArticle indexed, Instant now, Consumer<String> log) {
        if (article.state() != Article.State.READABLE) {
            index.markWithoutAlerts(new IndexMark(indexed, known.versions().isEmpty()));
            return;
        }
        var reading = ExtractorInput.of(article);
        var current = extractor.get(log);
        var mentions = current.extract(reading);
        note(article, current.unknownNames(reading, mentions), log);
        report(article, mentions, known, indexed, now).write(sighting -> retracts(article, sighting));
    }

    private VersionReport report(
            Article article, List<Mention> mentions, KnownArticle known, IndexedArticle indexed, Instant now) {
        return new VersionReport(
                index,
                alerts,
                article,
                mentions,
                new Freshness(article, freshness, now, isOvertaken(article, known)),
                threshold,
                known,
                indexed);
    }

    /**
     * Once the receipts were read they stay read, so that is asked again only after a while: an index that was lost is
     * not made again sooner.
     */
    private void recall() {
        var now = clock.instant();
        if (recalled.isBefore(now.minus(RECALL_HOLDS)) || recalled.isAfter(now)) {
            recall.ensure();
            recalled = now;
        }
    }

    /** Keeps names for review. That is worth less than the facts: when it fails, the version is indexed all the same. */
    private void note(Article article, List<TitledName> unknown, Consumer<String> log) {
        try {
            unknown.forEach(name -> names.note(name, article.key(), article.arrived()));
        } catch (RuntimeException e) {
            log.accept("names=unnoted version=" + article.key().objectKey() + " cause=" + e);
        }
    }

    /** Whether a version of the article that came later is indexed already. */
    private static boolean isOvertaken(Article article, KnownArticle known) {
        return known.versions().stream().anyMatch(version -> version.arrived().isAfter(article.arrived()));
    }

    /**
     * Whether a version that does not report a fact takes back that an earlier one did: the sentence is gone, and the
     * version is not merely an excerpt.
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
