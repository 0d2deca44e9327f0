package dev.parley.lambda;

import dev.parley.application.CheckFixity;
import dev.parley.application.RebuildIndex;
import dev.parley.application.RebuildPart;
import dev.parley.application.ReindexArchive;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFactRewrite;
import dev.parley.aws.S3ArchiveInventory;
import dev.parley.aws.S3FixityArchive;
import dev.parley.aws.S3FixityReports;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import java.time.Clock;
import java.time.Duration;

/** Reads the archive again: to see that nothing in it was lost or changed, and to rebuild what is made of it. */
record CareParts(
        Environment environment,
        Clients clients,
        StorageParts storage,
        IndexingParts indexing,
        AlertParts alerts,
        SearchParts search,
        Clock clock) {
    /** Two thirds of the function's timeout. What was begun by then has the rest. */
    private static final Duration FIXITY_TIME_BUDGET = Duration.ofMinutes(10);

    CheckFixity checkFixity() {
        return new CheckFixity(
                new S3FixityArchive(storage.archive(), inventory(), storage.index(), clients.dynamo(), storage.table()),
                new S3FixityReports(clients.s3(), storage.bucket()),
                environment.number("FIXITY_DAYS"),
                FIXITY_TIME_BUDGET,
                clock);
    }

    RebuildPart rebuildPart() {
        var bundled = Extractor.bundled();
        var writer = search.writer();
        return new RebuildPart(
                new RebuildIndex(inventory(), alerts.restoreIndex(), indexing.indexArticleQuietly()),
                new ReindexArchive(
                        inventory(),
                        storage.archive(),
                        new CurrentExtractor(() -> bundled, storage.overlay(), clock),
                        storage.index(),
                        new DynamoFactRewrite(clients.dynamo(), storage.table()),
                        indexing.threshold(),
                        clock),
                storage.index(),
                search.updateSearch(writer),
                writer::reset);
    }

    private S3ArchiveInventory inventory() {
        return new S3ArchiveInventory(clients.s3(), storage.bucket());
    }
}
