package dev.parley.lambda;

import dev.parley.application.ExportSource;
import dev.parley.application.MakeExport;
import dev.parley.application.RequestExport;
import dev.parley.application.Workspace;
import dev.parley.application.WriteTables;
import dev.parley.application.ports.ExportStates;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoExportStates;
import dev.parley.aws.S3ExportFiles;
import dev.parley.aws.S3TableFiles;
import dev.parley.extraction.names.KnownNames;
import dev.parley.lambda.http.ExportForm;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.search.SearchReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Makes exports and writes tables. */
record ExportParts(Clients clients, StorageParts storage, SearchParts search, Clock clock) {
    /** Facts or versions in an export; takes some minutes. */
    private static final long MAX_EXPORT_ENTRIES = 100_000;

    /** Twice as much, and the search index, fit on the function's disk. */
    private static final long MAX_EXPORT_BYTES = 2_500_000_000L;

    /** Half of the function's timeout. The last day that is started has the other half. */
    private static final Duration TABLES_TIME_BUDGET = Duration.ofMinutes(7);

    ExportForm exportForm() {
        return new ExportForm(new SearchReader(KnownNames.bundled()), LuceneSearchIndex::check);
    }

    RequestExport requestExport() {
        return new RequestExport(
                new S3ExportFiles(clients.s3(), clients.presigner(), storage.bucket()),
                exportStates(),
                clock,
                UUID::randomUUID);
    }

    MakeExport makeExport() {
        return new MakeExport(
                search.searchIndex(),
                new SearchReader(KnownNames.bundled()),
                new ExportSource(storage.index(), storage.archive()),
                new S3ExportFiles(clients.largeFileS3(), clients.presigner(), storage.bucket()),
                exportStates(),
                new Workspace(Path.of(System.getProperty("java.io.tmpdir")), clock),
                new MakeExport.Limits(MAX_EXPORT_ENTRIES, MAX_EXPORT_BYTES),
                clock);
    }

    WriteTables writeTables() {
        return new WriteTables(
                storage.archive(),
                storage.index(),
                storage.arrivals(),
                new S3TableFiles(clients.s3(), storage.bucket()),
                clock,
                TABLES_TIME_BUDGET);
    }

    private ExportStates exportStates() {
        return new DynamoExportStates(clients.dynamo(), storage.table());
    }
}
