package dev.parley.lambda;

import dev.parley.application.SearchArchive;
import dev.parley.application.UpdateSearch;
import dev.parley.aws.Clients;
import dev.parley.aws.S3CommitStore;
import dev.parley.lambda.http.PublicAddress;
import dev.parley.lucene.commits.CommitStore;
import dev.parley.lucene.commits.MirroredSnapshots;
import dev.parley.lucene.commits.MirroredWriter;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.lucene.query.LuceneSearchIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Writes the search index and answers searches. */
record SearchParts(Environment environment, Clients clients, StorageParts storage, Clock clock) {
    /** Default folder of the search index on disk. */
    private static final String DEFAULT_SEARCH_FOLDER = "/tmp/parley-search";

    /** Default refresh interval of the search index, in seconds. */
    private static final String DEFAULT_SEARCH_REFRESH_SECONDS = "5";

    SearchArchive searchArchive() {
        return searchArchive(searchIndex());
    }

    SearchArchive searchArchive(LuceneSearchIndex index) {
        return new SearchArchive(index, index, storage.index());
    }

    PublicAddress address() {
        return new PublicAddress(environment.possiblyEmpty("PUBLIC_BASE_URL"));
    }

    UpdateSearch updateSearch() {
        return updateSearch(writer());
    }

    UpdateSearch updateSearch(MirroredWriter writer) {
        return new UpdateSearch(storage.archive(), storage.index(), storage.index(), writer, storage.arrivals(), clock);
    }

    MirroredWriter writer() {
        return new MirroredWriter(
                commits(), folder().resolve("writer"), LuceneChanges::config, LuceneChanges::new, Clock.systemUTC());
    }

    /** Refreshes by the system clock, even when {@link Wiring#CLOCK} is bound to another time. */
    LuceneSearchIndex searchIndex() {
        return new LuceneSearchIndex(snapshots());
    }

    MirroredSnapshots snapshots() {
        return new MirroredSnapshots(
                commits(),
                folder().resolve("reader"),
                Duration.ofSeconds(Long.parseLong(
                        environment.orDefault("SEARCH_REFRESH_SECONDS", DEFAULT_SEARCH_REFRESH_SECONDS))),
                Clock.systemUTC());
    }

    private CommitStore commits() {
        return new S3CommitStore(clients.s3(), storage.bucket());
    }

    private Path folder() {
        return Path.of(environment.orDefault("SEARCH_FOLDER", DEFAULT_SEARCH_FOLDER));
    }
}
