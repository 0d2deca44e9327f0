package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.IndexedVersions;
import dev.parley.articles.VersionKey;
import dev.parley.facts.IndexedArticle;
import dev.parley.fixity.ArchiveSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * An archive in S3 with its index in DynamoDB, merged in order of keys. The keys and digests of the index are held in
 * memory; objects are listed a thousand at a time.
 */
public final class S3ArchiveSource implements ArchiveSource {
    private final String name;
    private final ArticleArchive archive;
    private final ArchiveInventory holdings;
    private final Optional<IndexedVersions> index;
    private final Optional<Instant> since;
    private Optional<Long> total = Optional.empty();

    /**
     * @param index absent if the index is not compared
     * @param since day (UTC) before which versions are left out
     */
    public S3ArchiveSource(
            String name,
            ArticleArchive archive,
            ArchiveInventory holdings,
            Optional<IndexedVersions> index,
            Optional<LocalDate> since) {
        this.name = requireNonNull(name, "name");
        this.archive = requireNonNull(archive, "archive");
        this.holdings = requireNonNull(holdings, "holdings");
        this.index = requireNonNull(index, "index");
        this.since = since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Long> total() {
        return total;
    }

    /** A row of the index, as far as it is held in memory. */
    private record Row(VersionKey version, String sha256) {}

    @Override
    public Iterator<Entry> entries(Optional<String> after) throws IOException {
        // The index is read first. A version that arrives in between has an object without a row, and counts as
        // waiting.
        var rows = unwrapped(() -> rows());
        total = index.map(i -> (long) rows.size());
        after.ifPresent(key -> rows.headMap(key, true).clear());
        var objects = holdings.list(after)
                .filter(object -> since.isEmpty() || !object.stored().isBefore(since.get()))
                .iterator();
        return new Merged(rows, objects, index.isPresent());
    }

    private NavigableMap<String, Row> rows() {
        var rows = new TreeMap<String, Row>();
        index.ifPresent(rowsOfIndex -> rowsOfIndex
                .all()
                .filter(article -> since.isEmpty() || !article.arrived().isBefore(since.get()))
                .forEach(article ->
                        rows.put(key(article).objectKey(), new Row(key(article), article.originalSha256()))));
        return rows;
    }

    private static VersionKey key(IndexedArticle article) {
        return new VersionKey(article.id(), article.version());
    }

    @Override
    public Copy read(VersionKey key) throws IOException {
        return read(archive, holdings, key);
    }

    static Copy read(ArticleArchive archive, ArchiveInventory holdings, VersionKey key) throws IOException {
        return unwrapped(() -> {
            var warc = archive.get(key);
            if (warc.isPresent()) {
                return new Copy.Present(warc.get());
            }
            return holdings.isDeleted(key.articleId()) ? new Copy.Deleted() : new Copy.Absent();
        });
    }

    private static <T> T unwrapped(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    static IOException failure(SdkException e) {
        boolean isTransient = e instanceof SdkServiceException service
                ? service.statusCode() == 429 || service.statusCode() >= 500 || service.isThrottlingException()
                : e.retryable() || isConnectionFailure(e);
        return isTransient ? new Unreachable(message(e), e) : new IOException(message(e), e);
    }

    private static boolean isConnectionFailure(SdkException e) {
        return e instanceof SdkClientException && e.getCause() instanceof IOException;
    }

    private static String message(SdkException e) {
        return "the archive could not be read: " + e.getMessage();
    }

    /** Merges rows and objects by key; each entry has a row, an object or both. */
    private static final class Merged implements Iterator<Entry> {
        private final Iterator<Map.Entry<String, Row>> rows;
        private final Iterator<Holding> objects;
        private Optional<Map.Entry<String, Row>> row = Optional.empty();
        private Optional<Holding> object = Optional.empty();
        private final boolean comparesIndex;

        Merged(NavigableMap<String, Row> rows, Iterator<Holding> objects, boolean comparesIndex) {
            this.rows = rows.entrySet().iterator();
            this.objects = objects;
            this.comparesIndex = comparesIndex;
        }

        @Override
        public boolean hasNext() {
            try {
                if (row.isEmpty() && rows.hasNext()) {
                    row = Optional.of(rows.next());
                }
                if (object.isEmpty() && objects.hasNext()) {
                    object = Optional.of(objects.next());
                }
                return row.isPresent() || object.isPresent();
            } catch (SdkException e) {
                throw new UncheckedIOException(failure(e));
            }
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int order = row.isEmpty()
                    ? 1
                    : object.isEmpty()
                            ? -1
                            : row.get().getKey().compareTo(object.get().objectKey());
            var objectKey = order <= 0 ? row.get().getKey() : object.get().objectKey();
            var indexed = order <= 0 ? row.map(Map.Entry::getValue) : Optional.<Row>empty();
            var stored = order >= 0 ? object : Optional.<Holding>empty();
            if (order <= 0) {
                row = Optional.empty();
            }
            if (order >= 0) {
                object = Optional.empty();
            }
            return new Entry(
                    objectKey,
                    indexed.map(Row::version).or(() -> stored.flatMap(Holding::version)),
                    stored.map(Holding::stored),
                    indexed.isPresent() || !comparesIndex,
                    indexed.map(Row::sha256),
                    objectKey);
        }
    }
}
