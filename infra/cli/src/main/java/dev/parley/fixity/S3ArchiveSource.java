package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.IndexedVersions;
import dev.parley.articles.VersionKey;
import dev.parley.facts.IndexedArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * An archive as it lies in S3, and its index in DynamoDB. What both know, in order of keys: the rows of the index are
 * kept in memory, the listing of the objects is read as it is needed.
 */
public final class S3ArchiveSource implements ArchiveSource {
    private final String name;
    private final ArticleArchive archive;
    private final ArchiveInventory holdings;
    private final Optional<IndexedVersions> index;
    private final Optional<Instant> since;
    private Optional<Long> total = Optional.empty();

    /**
     * @param index absent when the index is not to be compared
     * @param since what came before this day is left out
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

    /** What is kept of a row in memory. */
    private record Row(VersionKey version, String sha256) {}

    @Override
    public Iterator<Entry> entries(Optional<String> after) throws IOException {
        // The index first: what comes in between then has an object and no row, and is young.
        var rows = asked(() -> rows());
        total = index.map(i -> (long) rows.size());
        after.ifPresent(key -> rows.headMap(key, true).clear());
        var objects = holdings.list(after)
                .filter(object -> since.isEmpty() || !object.stored().isBefore(since.get()))
                .iterator();
        return new Merged(rows, objects, index.isPresent());
    }

    private TreeMap<String, Row> rows() {
        var rows = new TreeMap<String, Row>();
        index.ifPresent(known -> known.all()
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
        return asked(() -> {
            var warc = archive.get(key);
            if (warc.isPresent()) {
                return new Copy.Present(warc.get());
            }
            return holdings.isDeleted(key.articleId()) ? new Copy.Deleted() : new Copy.Absent();
        });
    }

    private static <T> T asked(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private static IOException failure(SdkException e) {
        boolean passes = e instanceof SdkServiceException service
                ? service.statusCode() == 429 || service.statusCode() >= 500 || service.isThrottlingException()
                : e.retryable() || hasBrokenOff(e);
        return passes ? new Unreachable(sentence(e), e) : new IOException(sentence(e), e);
    }

    private static boolean hasBrokenOff(SdkException e) {
        return e instanceof SdkClientException && e.getCause() instanceof IOException;
    }

    private static String sentence(SdkException e) {
        return "the archive could not be read: " + e.getMessage();
    }

    /** Both lists as one: an object with its row, an object alone, a row alone. */
    private static final class Merged implements Iterator<Entry> {
        private final Iterator<Map.Entry<String, Row>> rows;
        private final Iterator<Holding> objects;
        private Optional<Map.Entry<String, Row>> row = Optional.empty();
        private Optional<Holding> object = Optional.empty();
        private final boolean compares;

        Merged(TreeMap<String, Row> rows, Iterator<Holding> objects, boolean compares) {
            this.rows = rows.entrySet().iterator();
            this.objects = objects;
            this.compares = compares;
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
            var known = order <= 0 ? row.map(Map.Entry::getValue) : Optional.<Row>empty();
            var there = order >= 0 ? object : Optional.<Holding>empty();
            if (order <= 0) {
                row = Optional.empty();
            }
            if (order >= 0) {
                object = Optional.empty();
            }
            return new Entry(
                    objectKey,
                    known.map(Row::version).or(() -> there.flatMap(Holding::version)),
                    there.map(Holding::stored),
                    known.isPresent() || !compares,
                    known.map(Row::sha256),
                    objectKey);
        }
    }
}
