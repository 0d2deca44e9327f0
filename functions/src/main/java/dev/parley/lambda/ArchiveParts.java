package dev.parley.lambda;

import dev.parley.application.ArchiveArticle;
import dev.parley.application.EndEmbargoes;
import dev.parley.application.ReadArchive;
import dev.parley.application.ports.DownloadLinks;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3DownloadLinks;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import java.time.Clock;

/** Archives articles and reads the archive. */
record ArchiveParts(Clients clients, StorageParts storage, Clock clock) {
    /** S3 compares the end of a retention with its own clock, whatever time it is for the functions. */
    ArchiveArticle archiveArticle() {
        return new ArchiveArticle(
                new ArticleReader(),
                S3ArticleArchive.locked(
                        clients.s3(),
                        storage.bucket(),
                        storage.environment().number("OBJECT_LOCK_DAYS"),
                        Clock.systemUTC()),
                storage.index()::hasOtherVersions);
    }

    EndEmbargoes endEmbargoes() {
        return new EndEmbargoes(storage.embargoes(), storage.archive(), archiveArticle(), clock);
    }

    ReadArchive readArchive() {
        return new ReadArchive(
                storage.archive(),
                storage.index(),
                storage.index(),
                storage.outbox(),
                storage.legalHolds(),
                storage.unknownNames(),
                new CurrentExtractor(Extractor::bundled, storage.overlay(), clock));
    }

    DownloadLinks downloads() {
        return new S3DownloadLinks(clients.presigner(), storage.bucket());
    }
}
