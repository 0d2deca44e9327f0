package dev.parley.lambda;

import dev.parley.application.ArchiveArticle;
import dev.parley.application.ArchiveRecord;
import dev.parley.application.EndEmbargoes;
import dev.parley.application.ReadArchive;
import dev.parley.application.ReadInbox;
import dev.parley.application.ReadRecord;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.DownloadLinks;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3DownloadLinks;
import dev.parley.aws.S3Inbox;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import java.time.Clock;

/** Archives articles and reads the archive. */
record ArchiveParts(Clients clients, StorageParts storage, Clock clock) {
    ArchiveArticle archiveArticle() {
        return new ArchiveArticle(new ArticleReader(), lockedArchive(), storage.intakeIndex(clock));
    }

    /** S3 compares the end of a retention with its own clock, whatever time it is for the functions. */
    private ArticleArchive lockedArchive() {
        return S3ArticleArchive.locked(
                clients.s3(), storage.bucket(), storage.environment().number("OBJECT_LOCK_DAYS"), Clock.systemUTC());
    }

    ReadInbox readInbox() {
        var reader = new ArticleReader();
        var archive = lockedArchive();
        return new ReadInbox(
                new S3Inbox(clients.s3(), storage.bucket()),
                new ReadRecord(reader, true),
                new ArchiveRecord(archive, new ArchiveArticle(reader, archive, storage.intakeIndex(clock))),
                clock);
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
