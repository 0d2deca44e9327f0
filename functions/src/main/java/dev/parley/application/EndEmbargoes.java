package dev.parley.application;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.Embargoes.Embargo;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.DeletedArticle;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * On a schedule: archives the items whose embargo has ended again, as versions that may be published. They are then
 * indexed like any other arrival, so that the index depends on the archive only.
 *
 * <p>The embargo is removed last, and archiving twice changes nothing, so an interrupted run can be repeated.
 */
public record EndEmbargoes(Embargoes embargoes, ArticleArchive archive, ArchiveArticle archiving, Clock clock) {
    /**
     * The result of a run.
     *
     * @param ended the number of embargoes that ended
     * @param failed the number of those left to the next run
     */
    public record Summary(int ended, int failed) {}

    /**
     * Ends the embargoes that are due.
     *
     * @param limit the most embargoes that one run ends
     * @param log gets a line for an operator about each failure
     */
    public Summary end(int limit, Consumer<String> log) {
        int ended = 0;
        int failed = 0;
        for (var embargo : embargoes.ended(clock.instant(), limit)) {
            try {
                end(embargo);
                embargoes.remove(embargo);
                ended++;
            } catch (RuntimeException e) {
                log.accept("embargo=kept version=" + embargo.version().objectKey() + " cause=" + e);
                failed++;
            }
        }
        return new Summary(ended, failed);
    }

    private void end(Embargo embargo) {
        var version = archive.get(embargo.version()).map(WarcFile::read);
        if (version.isEmpty() || isOvertaken(embargo.version(), version.get())) {
            return;
        }
        try {
            archiving.archive(
                    new Submission(version.get().original(), version.get().originalType(), clock.instant()));
        } catch (DeletedArticle e) {
            // Nothing is left to publish.
        }
    }

    /** Whether the archive has a later version, whose own release status then counts. */
    private boolean isOvertaken(VersionKey version, ArchivedVersion held) {
        var arrived = held.article().arrived();
        return archive.versions(version.articleId()).stream()
                .filter(other -> !other.equals(version))
                .flatMap(other -> archive.get(other).stream())
                .anyMatch(warc -> WarcFile.read(warc).article().arrived().isAfter(arrived));
    }
}
