package dev.parley.pipeline;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.articles.ArticleArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.extraction.Extractor;
import dev.parley.facts.FactIndex;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.messages.AlertWriter;
import java.time.Clock;
import java.time.Duration;

/**
 * Second stage: finds the calls and steps that an archived version reports, and writes each into the index as a new
 * fact, with the decision to alert, or as one more sighting of a fact that is there: see {@link VersionReport}.
 *
 * <p>Every write is conditional and the version is marked last, so that a repeated or interrupted run ends the same.
 */
public final class IndexArticle {
    private final ArticleArchive archive;
    private final Extractor extractor;
    private final FactIndex index;
    private final AlertWriter alerts;
    private final Clock clock;
    private final Duration freshness;

    /** @param freshness how old an article's news may be and still alert; zero for any age */
    public IndexArticle(
            ArticleArchive archive,
            Extractor extractor,
            FactIndex index,
            AlertWriter alerts,
            Clock clock,
            Duration freshness) {
        this.archive = requireNonNull(archive, "archive");
        this.extractor = requireNonNull(extractor, "extractor");
        this.index = requireNonNull(index, "index");
        this.alerts = requireNonNull(alerts, "alerts");
        this.clock = requireNonNull(clock, "clock");
        this.freshness = requireNonNull(freshness, "freshness");
    }

    /** Indexes a version, once; {@link IllegalStateException} when the archive does not have it. */
    public void index(VersionKey version) {
        if (index.indexed(version).isPresent()) {
            return;
        }
        var warc = archive.get(version)
                .orElseThrow(() -> new IllegalStateException("the archive has no " + version.objectKey()));
        var archived = WarcFile.read(warc);
        var article = archived.article();
        if (article.state() == Article.State.READABLE) {
            var now = clock.instant();
            var mentions = extractor.extract(Readings.of(article));
            new VersionReport(
                            index,
                            alerts,
                            article,
                            mentions,
                            new Freshness(article, freshness, now, isOvertaken(article)),
                            now)
                    .write(sighting -> retracts(article, sighting));
        }
        index.markIndexed(new IndexedArticle(
                article.id(),
                article.version(),
                article.state(),
                article.url(),
                article.title(),
                article.source(),
                article.published(),
                article.language(),
                article.arrived(),
                clock.instant(),
                archived.originalSha256()));
    }

    /** Whether a version of the article that came later is indexed already. */
    private boolean isOvertaken(Article article) {
        return index.versionsOf(article.id()).stream()
                .anyMatch(version -> version.arrived().isAfter(article.arrived()));
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
