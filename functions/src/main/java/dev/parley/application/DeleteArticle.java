package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactRemoval;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.DamagedArchive;
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
 * Deletes an article for good, for an operator: first its tombstone is written, then its versions go, then what the
 * index keeps of it. Whatever interrupts it, running it again finishes it.
 */
public final class DeleteArticle {
    private final ArticleArchive archive;
    private final ArticleRemoval removal;
    private final FactIndex index;
    private final FactRemoval forgetting;
    private final Arrivals arrivals;
    private final Clock clock;

    public DeleteArticle(
            ArticleArchive archive,
            ArticleRemoval removal,
            FactIndex index,
            FactRemoval forgetting,
            Arrivals arrivals,
            Clock clock) {
        this.archive = requireNonNull(archive, "archive");
        this.removal = requireNonNull(removal, "removal");
        this.index = requireNonNull(index, "index");
        this.forgetting = requireNonNull(forgetting, "forgetting");
        this.arrivals = requireNonNull(arrivals, "arrivals");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * What deleting an article takes away.
     *
     * @param title the newest headline; empty when none can be read
     * @param versions the versions that are there
     * @param facts the facts that it reports
     * @param begun the tombstone, when its deletion was begun before
     */
    public record Plan(
            String articleId,
            String title,
            List<DeletedVersion> versions,
            List<Fact> facts,
            Optional<Tombstone> begun) {
        public Plan {
            requireNonNull(articleId, "articleId");
            requireNonNull(title, "title");
            versions = List.copyOf(versions);
            facts = List.copyOf(facts);
            requireNonNull(begun, "begun");
        }

        /** Whether everything of it is gone already. */
        public boolean isDone() {
            return begun.isPresent() && versions.isEmpty() && facts.isEmpty();
        }
    }

    /** What is to be deleted of an article; empty when there is none, nor ever was. {@code id} as it was typed. */
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
        return new Plan(id, title, versions, index.factsOf(id), archive.tombstone(id));
    }

    private static Optional<ArchivedVersion> read(byte[] warc) {
        try {
            return Optional.of(WarcFile.read(warc));
        } catch (DamagedArchive e) {
            return Optional.empty();
        }
    }

    /**
     * Deletes, or finishes what was begun; then the reason that was given first stays.
     *
     * @throws IllegalArgumentException when the reason is none
     */
    public Tombstone delete(Plan plan, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var mine = new Tombstone(plan.articleId(), now, reason, plan.versions());
        var tombstone =
                removal.bury(mine) ? mine : archive.tombstone(plan.articleId()).orElseThrow();
        touchDays(tombstone);
        remove(plan.articleId());
        forgetting.forget(tombstone);
        // Once more: what was being archived when the tombstone was written, and the tables written meanwhile.
        remove(plan.articleId());
        touchDays(tombstone);
        return tombstone;
    }

    /** The daily tables of the days on which its versions came are written again, without them. */
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
