package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.FactRemoval;
import dev.parley.application.ports.KnownArticles;
import dev.parley.application.ports.LegalHolds;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.DamagedArchive;
import dev.parley.articles.HeldArticle;
import dev.parley.articles.LegalHold;
import dev.parley.articles.Tombstone;
import dev.parley.articles.Tombstone.DeletedVersion;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.exports.Arrivals;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes an article for good, for an operator. It writes the tombstone into the archive and the index, after which no version
 * of the article comes in. Then it removes the article from the index, and last its versions from the archive. An interrupted
 * deletion is finished by running it again. An article under legal hold is refused.
 */
public final class DeleteArticle {
    private final ArticleArchive archive;
    private final ArticleRemoval removal;
    private final LegalHolds holds;
    private final KnownArticles known;
    private final FactReader facts;
    private final FactRemoval factRemoval;
    private final Arrivals arrivals;
    private final Clock clock;

    public DeleteArticle(
            ArticleArchive archive,
            ArticleRemoval removal,
            LegalHolds holds,
            KnownArticles known,
            FactReader facts,
            FactRemoval factRemoval,
            Arrivals arrivals,
            Clock clock) {
        this.archive = requireNonNull(archive, "archive");
        this.removal = requireNonNull(removal, "removal");
        this.holds = requireNonNull(holds, "holds");
        this.known = requireNonNull(known, "known");
        this.facts = requireNonNull(facts, "facts");
        this.factRemoval = requireNonNull(factRemoval, "factRemoval");
        this.arrivals = requireNonNull(arrivals, "arrivals");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * What the deletion of an article removes.
     *
     * @param title the newest title; empty when none can be read
     * @param versions the archived versions
     * @param facts the facts that the article reports
     * @param begun the tombstone, when a deletion was begun before
     * @param hold the legal hold that forbids it
     */
    public record Plan(
            String articleId,
            String title,
            List<DeletedVersion> versions,
            List<Fact> facts,
            Optional<Tombstone> begun,
            Optional<LegalHold.Act> hold) {
        public Plan {
            requireNonNull(articleId, "articleId");
            requireNonNull(title, "title");
            versions = List.copyOf(versions);
            facts = List.copyOf(facts);
            requireNonNull(begun, "begun");
            requireNonNull(hold, "hold");
        }

        /** Whether nothing is left to remove. */
        public boolean isDone() {
            return begun.isPresent() && versions.isEmpty() && facts.isEmpty();
        }
    }

    /** What the deletion of an article would remove. Empty when there is and was no such article. {@code id} as typed. */
    public Optional<Plan> plan(String id) {
        return Id.parse(id, Article.ID_LENGTH)
                .map(this::planned)
                .filter(plan -> plan.begun().isPresent() || !plan.versions().isEmpty());
    }

    private Plan planned(String id) {
        var title = "";
        var versions = new ArrayList<DeletedVersion>();
        for (var key : archive.versions(id)) {
            var warc = archive.get(key);
            if (warc.isPresent()) {
                var read = read(warc.get());
                title = read.map(version -> version.article().title()).orElse(title);
                versions.add(new DeletedVersion(
                        key.version(),
                        read.map(ArchivedVersion::originalSha256),
                        Id.sha256Hex(warc.get()),
                        read.map(version -> version.article().arrived())));
            }
        }
        return new Plan(
                id,
                title,
                versions,
                facts.facts(known.article(id).facts()),
                archive.tombstone(id),
                holds.of(id).inForce());
    }

    private static Optional<ArchivedVersion> read(byte[] warc) {
        try {
            return Optional.of(WarcFile.read(warc));
        } catch (DamagedArchive e) {
            return Optional.empty();
        }
    }

    /**
     * Deletes an article, or finishes a deletion that was begun; the reason given first stays.
     *
     * @throws IllegalArgumentException when the reason is blank
     * @throws HeldArticle when the article is under legal hold; then nothing was removed
     */
    public Tombstone delete(Plan plan, String reason) {
        refuseHeld(plan.articleId());
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var own = new Tombstone(plan.articleId(), now, reason, plan.versions());
        var isOwn = removal.bury(own);
        try {
            // Again, for a hold that was being placed at the same time as the tombstone.
            refuseHeld(plan.articleId());
        } catch (HeldArticle e) {
            if (isOwn) {
                removal.exhume(plan.articleId());
            }
            throw e;
        }
        var tombstone = isOwn ? own : archive.tombstone(plan.articleId()).orElseThrow();
        touchDays(tombstone);
        // Before the versions, because intake asks the index.
        factRemoval.forget(tombstone);
        remove(plan.articleId());
        // Again, for versions and tables that were being written at the same time as the tombstone.
        remove(plan.articleId());
        touchDays(tombstone);
        return tombstone;
    }

    private void refuseHeld(String articleId) {
        holds.of(articleId).inForce().ifPresent(act -> {
            throw new HeldArticle(articleId, act);
        });
    }

    /** Makes the tables of the days on which the versions arrived due, so that they are written without them. */
    private void touchDays(Tombstone tombstone) {
        tombstone.versions().stream()
                .flatMap(version -> version.arrived().stream())
                .map(arrived -> LocalDate.ofInstant(arrived, ZoneOffset.UTC))
                .distinct()
                .forEach(day -> arrivals.touch(day, clock.instant()));
    }

    private void remove(String id) {
        for (VersionKey key : archive.versions(id)) {
            removal.remove(key);
        }
    }
}
