package dev.parley.cli;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.IndexArticle;
import dev.parley.application.RebuildIndex;
import dev.parley.application.RebuildSearch;
import dev.parley.application.ReindexArchive;
import dev.parley.application.RestoreIndex;
import dev.parley.application.UpdateSearch;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoEmbargoes;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFactRewrite;
import dev.parley.aws.DynamoIndexRestore;
import dev.parley.aws.DynamoUnknownNames;
import dev.parley.aws.S3ArchiveInventory;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3CommitStore;
import dev.parley.aws.S3DeliveryReceipts;
import dev.parley.aws.S3OverlayStore;
import dev.parley.aws.S3Tombstones;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.lucene.commits.DamagedIndex;
import dev.parley.lucene.commits.MirroredSnapshots;
import dev.parley.lucene.commits.MirroredWriter;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.lucene.query.LuceneSearchIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;

/**
 * The use cases of a rebuild, run by this process. Its folder in the temporary folder stays, so that the next
 * run downloads less of the search index.
 */
final class RebuildSession implements AutoCloseable {
    /** A rebuild writes nothing that contains an address. */
    private static final URI NO_ADDRESS = URI.create("https://parley.invalid");

    private final Clients clients;
    private final String bucket;
    private final String table;
    private final Path folder;
    private final FileChannel lock;

    /** @throws IOException if another rebuild of this stack is running on this machine */
    RebuildSession(StackResources stack) throws IOException {
        this.clients = stack.clients();
        this.bucket = stack.bucket();
        this.table = stack.table();
        this.folder =
                Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "parley-rebuild-" + bucket));
        this.lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("another rebuild of " + bucket + " is running on this machine");
        }
    }

    /** @param threshold the ConfidenceThreshold of the stack */
    RebuildIndex index(ConfidenceThreshold threshold) {
        var archive = new S3ArticleArchive(clients.s3(), bucket);
        var index = new DynamoFactIndex(clients.dynamo(), table);
        var recall = new RestoreIndex(
                new S3DeliveryReceipts(clients.s3(), bucket),
                new S3Tombstones(clients.s3(), bucket),
                new DynamoIndexRestore(clients.dynamo(), table),
                Integer.MAX_VALUE);
        return new RebuildIndex(
                new S3ArchiveInventory(clients.s3(), bucket),
                recall,
                new IndexArticle(
                        archive,
                        extractor(),
                        index,
                        new DynamoUnknownNames(clients.dynamo(), table),
                        new DynamoEmbargoes(clients.dynamo(), table),
                        new AlertWriter(NO_ADDRESS),
                        recall,
                        Clock.systemUTC(),
                        IndexArticle.NOTHING_IS_FRESH,
                        threshold));
    }

    /** @param threshold the ConfidenceThreshold of the stack */
    ReindexArchive reindex(ConfidenceThreshold threshold) {
        return new ReindexArchive(
                new S3ArchiveInventory(clients.s3(), bucket),
                new S3ArticleArchive(clients.s3(), bucket),
                extractor(),
                new DynamoFactIndex(clients.dynamo(), table),
                new DynamoFactRewrite(clients.dynamo(), table),
                threshold,
                Clock.systemUTC());
    }

    private CurrentExtractor extractor() {
        return new CurrentExtractor(Extractor::bundled, new S3OverlayStore(clients.s3(), bucket), Clock.systemUTC());
    }

    RebuildSearch.Summary search(boolean afresh, RebuildSearch.Progress progress) {
        var archive = new S3ArticleArchive(clients.s3(), bucket);
        var index = new DynamoFactIndex(clients.dynamo(), table);
        var commits = new S3CommitStore(clients.s3(), bucket);
        var writer = new MirroredWriter(
                commits, folder.resolve("writer"), LuceneChanges::config, LuceneChanges::new, Clock.systemUTC());
        if (afresh || isDamaged(writer)) {
            writer.reset();
        }
        try (var snapshots =
                new MirroredSnapshots(commits, folder.resolve("reader"), Duration.ZERO, Clock.systemUTC())) {
            return new RebuildSearch(
                            new S3ArchiveInventory(clients.s3(), bucket),
                            index,
                            index,
                            writer,
                            new LuceneSearchIndex(snapshots),
                            new UpdateSearch(
                                    archive,
                                    index,
                                    index,
                                    writer,
                                    new DynamoArrivals(clients.dynamo(), table),
                                    Clock.systemUTC()))
                    .rebuild(progress);
        }
    }

    private static boolean isDamaged(MirroredWriter writer) {
        try {
            writer.notes();
            return false;
        } catch (DamagedIndex e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
