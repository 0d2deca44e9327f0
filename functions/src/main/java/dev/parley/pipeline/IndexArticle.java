package dev.parley.pipeline;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.articles.Article;
import dev.parley.articles.ArticleArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.extraction.CurrentExtractor;
import dev.parley.extraction.Mention;
import dev.parley.extraction.TitledName;
import dev.parley.facts.Claim;
import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.Identity;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.facts.UnknownNames;
import dev.parley.ids.Id;
import dev.parley.messages.AlertWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Second stage: finds the calls and steps that an archived version reports, and writes each into the index as a new
 * fact, with the decision to alert, or as one more sighting of a fact that is there.
 *
 * <p>Every write is conditional and the version is marked last, so that a repeated or interrupted run ends the same.
 */
public final class IndexArticle {
    /** Of no article the news is younger than this: for imports, which alert nobody. */
    public static final Duration NOTHING_IS_FRESH = Duration.ofDays(-36_500);

    /** Races that one mention may lose before the message goes back to its queue. */
    private static final int ATTEMPTS = 8;

    private final ArticleArchive archive;
    private final CurrentExtractor extractor;
    private final FactIndex index;
    private final UnknownNames names;
    private final AlertWriter alerts;
    private final RecallAlerts recall;
    private final Clock clock;
    private final Duration freshness;

    /** @param freshness how old an article's news may be and still alert; zero for any age */
    public IndexArticle(
            ArticleArchive archive,
            CurrentExtractor extractor,
            FactIndex index,
            UnknownNames names,
            AlertWriter alerts,
            RecallAlerts recall,
            Clock clock,
            Duration freshness) {
        this.archive = requireNonNull(archive, "archive");
        this.extractor = requireNonNull(extractor, "extractor");
        this.index = requireNonNull(index, "index");
        this.names = requireNonNull(names, "names");
        this.alerts = requireNonNull(alerts, "alerts");
        this.recall = requireNonNull(recall, "recall");
        this.clock = requireNonNull(clock, "clock");
        this.freshness = requireNonNull(freshness, "freshness");
    }

    /**
     * Indexes a version, once; {@link IllegalStateException} when the archive does not have it.
     *
     * @param log gets a line for an operator about what did not hold the version up
     */
    public void index(VersionKey version, Consumer<String> log) {
        if (index.indexed(version).isPresent()) {
            return;
        }
        recall.ensure();
        var warc = archive.get(version)
                .orElseThrow(() -> new IllegalStateException("the archive has no " + version.objectKey()));
        var archived = WarcFile.read(warc);
        var article = archived.article();
        if (article.state() == Article.State.READABLE) {
            var reading = Readings.of(article);
            var current = extractor.get(log);
            var mentions = current.extract(reading);
            mentions.forEach(mention -> write(article, mention));
            note(article, current.unknownNames(reading, mentions), log);
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

    /** Keeps names for review. That is worth less than the facts: when it fails, the version is indexed all the same. */
    private void note(Article article, List<TitledName> unknown, Consumer<String> log) {
        try {
            unknown.forEach(name -> names.note(name, article.key(), article.arrived()));
        } catch (RuntimeException e) {
            log.accept("names=unnoted version=" + article.key().objectKey() + " cause=" + e);
        }
    }

    private void write(Article article, Mention mention) {
        var sighting = new Sighting(article.key(), article.outlet(), mention, clock.instant());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (written(article, sighting)) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + mention.key());
    }

    private boolean written(Article article, Sighting sighting) {
        var mention = sighting.mention();
        var wanted = Identity.claims(mention, article.published());
        var lookups = new LinkedHashSet<>(Identity.lookups(mention, article.published()));
        lookups.addAll(wanted);
        Map<Claim, Fact> holders = index.holders(lookups);
        var free = new LinkedHashSet<>(wanted);
        free.removeAll(holders.keySet());
        var known = Identity.lookups(mention, article.published()).stream()
                .filter(claim -> holders.containsKey(claim) && Identity.same(claim, holders.get(claim), mention))
                .map(holders::get)
                .findFirst();
        return known.isPresent() ? attached(article, sighting, known.get(), free) : founded(article, sighting, free);
    }

    private boolean founded(Article article, Sighting sighting, Set<Claim> free) {
        var mention = sighting.mention();
        var alerting = mention.mayAlert() && fresh(article, mention);
        // The id comes from what founds the fact, so that an index rebuilt in the same order has the same ids.
        var id = Id.of(mention.key() + "|" + article.id() + "|" + article.version(), Fact.ID_LENGTH);
        var fact = new Fact(
                id,
                mention.type(),
                mention.status(),
                mention.date(),
                mention.datePrecision(),
                mention.participants(),
                mention.durationMinutes(),
                mention.place(),
                mention.claimedBy(),
                mention.level(),
                1,
                List.of(sighting.outlet()),
                false,
                alerting,
                article.id(),
                article.version(),
                sighting.seen());
        // A fact whose every claim another fact holds is found again by its id alone.
        return index.record(fact, free, sighting, alert(alerting, fact, article, sighting))
                || index.fact(id).isPresent();
    }

    private boolean attached(Article article, Sighting sighting, Fact fact, Set<Claim> free) {
        var alerting = !fact.alerted() && sighting.mention().mayAlert() && fresh(article, sighting.mention());
        var after = fact.with(sighting, alerting);
        return switch (index.attach(fact, after, free, sighting, alert(alerting, after, article, sighting))) {
            case ADDED, ALREADY_THERE -> true;
            case CHANGED_MEANWHILE -> false;
        };
    }

    private Optional<Alert> alert(boolean alerting, Fact fact, Article article, Sighting sighting) {
        return alerting ? Optional.of(alerts.write(fact, article, sighting)) : Optional.empty();
    }

    /** Whether this is news: the article appeared within the window, and reports what happened within it. */
    private boolean fresh(Article article, Mention mention) {
        if (freshness.isZero()) {
            return true;
        }
        var appeared = article.publishedAt()
                .orElse(article.published().atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC));
        if (appeared.plus(freshness).isBefore(clock.instant())) {
            return false;
        }
        var oldest = article.published().minusDays(freshness.toDays()).toString();
        return mention.date()
                .map(date -> date.compareTo(oldest.substring(0, date.length())) >= 0)
                .orElse(true);
    }
}
