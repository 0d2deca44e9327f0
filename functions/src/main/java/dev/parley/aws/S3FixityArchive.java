package dev.parley.aws;

import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FixityArchive;
import dev.parley.application.ports.KnownArticles;
import dev.parley.articles.VersionKey;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.fixity.ArchiveSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The bucket in order of keys, and the index table in the segments of a parallel scan. */
public record S3FixityArchive(
        ArticleArchive archive, S3ArchiveInventory holdings, KnownArticles known, DynamoDbClient dynamo, String table)
        implements FixityArchive {
    /** Articles whose rows are read together: the limit of BatchGetItem. */
    private static final int BATCH = 100;

    /** Rows that one page of the index evaluates, whatever they are. */
    private static final int PAGE = 2_000;

    @Override
    public ArchiveSource objects(String upTo, BooleanSupplier goOn) {
        return new Source(after -> holdings.list(after)
                .takeWhile(holding -> goOn.getAsBoolean() && holding.objectKey().compareTo(upTo) <= 0)
                .map(Found::of));
    }

    @Override
    public ArchiveSource objects(Collection<String> keys) {
        return new Source(after -> keys.stream().sorted().map(key -> new Found(key, holdings.holding(key))));
    }

    @Override
    public IndexPage indexed(int part, int parts, Optional<String> after) {
        var scan = ScanRequest.builder()
                .tableName(table)
                .segment(part)
                .totalSegments(parts)
                .limit(PAGE)
                .filterExpression("entity = :version")
                .projectionExpression(Items.JSON + ", " + Items.PACKED)
                .expressionAttributeValues(Map.of(":version", Items.text("version")));
        after.ifPresent(place -> {
            var key = place.split("\n", -1);
            scan.exclusiveStartKey(Items.key(key[0], key[1]));
        });
        var page = dynamo.scan(scan.build());
        var absent = page.items().stream()
                .map(item -> Items.read(item, IndexedArticle.class))
                .map(article -> new VersionKey(article.id(), article.version()))
                .gather(Gatherers.mapConcurrent(8, key -> Map.entry(key, holdings.holding(key.objectKey()))))
                .filter(found -> found.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        var next = page.lastEvaluatedKey();
        return new IndexPage(
                absent,
                page.hasLastEvaluatedKey() && !next.isEmpty()
                        ? Optional.of(Items.required(next, Items.PK).s() + "\n"
                                + Items.required(next, Items.SK).s())
                        : Optional.empty());
    }

    /** An object that is there, or a key that a row or a finding names. */
    private record Found(String key, Optional<Holding> holding) {
        static Found of(Holding holding) {
            return new Found(holding.objectKey(), Optional.of(holding));
        }

        Optional<VersionKey> version() {
            return VersionKey.ofObjectKey(key)
                    .filter(version -> version.objectKey().equals(key));
        }
    }

    private interface Listing {
        Stream<Found> from(Optional<String> after);
    }

    private final class Source implements ArchiveSource {
        private final Listing listing;

        Source(Listing listing) {
            this.listing = listing;
        }

        @Override
        public String name() {
            return "the archive";
        }

        @Override
        public Optional<Long> total() {
            return Optional.empty();
        }

        @Override
        public Copy read(VersionKey key) throws IOException {
            return S3ArchiveSource.read(archive, holdings, key);
        }

        @Override
        public Iterator<Entry> entries(Optional<String> after) {
            var entries = listing.from(after)
                    .gather(Gatherers.windowFixed(BATCH))
                    .flatMap(window -> entries(window).stream())
                    .iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    try {
                        return entries.hasNext();
                    } catch (SdkException e) {
                        throw new UncheckedIOException(S3ArchiveSource.failure(e));
                    }
                }

                @Override
                public Entry next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return entries.next();
                }
            };
        }

        private List<Entry> entries(List<Found> window) {
            var articles = known.articles(window.stream()
                    .flatMap(found -> found.version().stream())
                    .map(VersionKey::articleId)
                    .distinct()
                    .toList());
            return window.stream()
                    .map(found -> entry(found, articles))
                    .filter(entry ->
                            entry.stored().isPresent() || entry.sha256().isPresent())
                    .toList();
        }

        private static Entry entry(Found found, Map<String, KnownArticle> articles) {
            var row = found.version().flatMap(version -> Optional.ofNullable(articles.get(version.articleId()))
                    .flatMap(article -> article.version(version.version())));
            return new Entry(
                    found.key(),
                    found.version(),
                    found.holding().map(Holding::stored),
                    row.isPresent(),
                    row.map(IndexedArticle::originalSha256),
                    found.key());
        }
    }
}
