package dev.parley.application;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ExportStates;
import dev.parley.articles.Article;
import dev.parley.articles.DateSource;
import dev.parley.articles.Submission;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFiles;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.IndexedArticle;
import dev.parley.ids.Id;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Exports ten thousand articles, each generated when it is fetched, so that only the export uses memory. */
final class ManyExports implements ArticleArchive, SearchIndex, ExportFiles, ExportStates {
    private static final int ARTICLES = 10_000;
    private static final Instant NOW = Instant.parse("2025-02-12T18:30:00Z");

    /** Random letters, which hardly compress. */
    private static final String NOISE = noise();

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Export export;
    private long bytes;

    private ManyExports(ExportFormat format) {
        export = new Export(Id.of(format.label(), Export.ID_LENGTH), Export.Of.ARTICLES, format, Map.of(), NOW);
    }

    public static void main(String[] arguments) {
        for (var format : List.of(ExportFormat.WACZ)) {
            var many = new ManyExports(format);
            var maker = new MakeExport(
                    many,
                    new SearchReader(KnownNames.bundled()),
                    new ExportSource(new FakeIndex(new FakeOutbox()), many),
                    many,
                    many,
                    new Workspace(Path.of(arguments[0]), Clock.systemUTC()),
                    new MakeExport.Limits(ARTICLES, Long.MAX_VALUE),
                    Clock.systemUTC());
            var state = maker.make(many.export.id(), () -> Duration.ofHours(1)).orElseThrow();
            System.out.println(state);
            if (state.result().orElseThrow().written() != ARTICLES
                    || many.bytes < 2 * Runtime.getRuntime().maxMemory()) {
                throw new IllegalStateException("too few bytes to prove anything: " + many.bytes + " bytes");
            }
        }
    }

    private static String noise() {
        var bytes = new byte[12_000];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] warc(int number) {
        var text = NOISE.substring(number, number + 6_000);
        var id = Id.of("article " + number, Article.ID_LENGTH);
        return WarcFile.write(
                new Article(
                        id,
                        id,
                        Article.State.READABLE,
                        Optional.of("https://wire.example.com/" + number),
                        "Article " + number,
                        text,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2025, 2, 12)),
                        Optional.of(DateSource.SUBMISSION),
                        Optional.empty(),
                        "en",
                        NOW,
                        Optional.empty(),
                        List.of()),
                new Submission(text.getBytes(StandardCharsets.UTF_8), Optional.of("text/plain"), NOW));
    }

    @Override
    public Listing<FoundArticle> allArticles(Search search) {
        return new Listing<>(
                ARTICLES, IntStream.range(0, ARTICLES).mapToObj(this::found).iterator());
    }

    private FoundArticle found(int number) {
        var id = Id.of("article " + number, Article.ID_LENGTH);
        numbers.put(id, number);
        return new FoundArticle(
                new IndexedArticle(
                        id,
                        id,
                        Article.State.READABLE,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.of(LocalDate.of(2025, 2, 12)),
                        "en",
                        NOW,
                        NOW,
                        "",
                        Optional.empty()),
                true,
                List.of());
    }

    @Override
    public Optional<byte[]> get(VersionKey key) {
        return Optional.of(warc(numbers.get(key.articleId())));
    }

    @Override
    public void put(Export export, String name, String mediaType, Path file, Digest digest) {
        bytes += digest.bytes();
    }

    @Override
    public Optional<Export> requested(String exportId) {
        return Optional.of(export);
    }

    @Override
    public void put(ExportState state) {
        System.out.println(state.state() + " " + state.done());
    }

    @Override
    public Optional<ExportState> find(String exportId) {
        return Optional.empty();
    }

    @Override
    public boolean putIfAbsent(VersionKey key, byte[] warc) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Tombstone> tombstone(String articleId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<VersionKey> versions(String articleId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PageOf<String> facts(Search search, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PageOf<FoundArticle> articles(Search search, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listing<String> allFacts(Search search) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void request(Export export) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<URI> link(Export export, String name, Duration lives) {
        throw new UnsupportedOperationException();
    }
}
