package dev.parley.application;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ExportStates;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFiles;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** An archive, its index and a bucket for exports, in memory. A search finds everything, in order of arrival. */
final class ExportWorld {
    static final Duration ENOUGH = Duration.ofMinutes(15);
    private static final ArticleReader READER = new ArticleReader();
    private static final SearchReader SEARCHES = new SearchReader(KnownNames.bundled());

    final FakeClock clock = new FakeClock();
    final FakeArchive archive = new FakeArchive();
    private final FakeIndex index = new FakeIndex(new FakeOutbox());
    final Map<String, byte[]> files = new HashMap<>();
    final List<ExportState> reported = new ArrayList<>();
    private final List<FoundArticle> found = new ArrayList<>();
    private final List<String> foundFacts = new ArrayList<>();
    private final Map<String, Export> asked = new HashMap<>();
    private final Map<String, ExportState> states = new HashMap<>();
    private final Path folder;

    /** Gets the name of every file before it is stored; may throw. */
    Consumer<String> storing = name -> {};

    MakeExport.Limits limits = new MakeExport.Limits(1000, 1L << 30);

    /** @param folder for temporary files */
    ExportWorld(Path folder) {
        this.folder = folder;
    }

    /** Archives a version of an article, which searches then find. */
    VersionKey article(String name, String title, String text) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("url", "https://wire.example.com/" + name)
                .put("title", title)
                .put("source", "Harbour Wire")
                .put("published", "2025-02-12")
                .put("text", text)
                .toString();
        return article(new Submission(
                json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()));
    }

    VersionKey article(Submission submission) {
        clock.pass(Duration.ofSeconds(1));
        try {
            var article = READER.read(submission);
            var warc = WarcFile.write(article, submission);
            archive.putIfAbsent(article.key(), warc);
            found.add(new FoundArticle(
                    IndexedArticle.of(article, Id.sha256Hex(submission.body()), clock.instant()), true, List.of()));
            return article.key();
        } catch (RefusedSubmission e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a fact that these versions report, which searches then find. */
    Fact fact(String name, VersionKey... reportedBy) {
        var id = Id.of(name, Fact.ID_LENGTH);
        for (var version : reportedBy) {
            var now = clock.instant();
            var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var sighting = new Sighting(version, name, name, mention(name), now, now, day, Optional.empty());
            var before = index.fact(id);
            if (before.isEmpty()) {
                index.record(Fact.founded(id, sighting, true), Set.of(), sighting, Optional.empty(), Optional.empty());
            } else {
                index.attach(
                        before.get(),
                        before.get(),
                        Set.of(),
                        sighting,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            }
        }
        foundFacts.add(id);
        return index.fact(id).orElseThrow();
    }

    private static Mention mention(String place) {
        return new Mention(
                new Event(
                        FactType.MEETING,
                        Status.HAPPENED,
                        Optional.of(PartialDate.parse("2025-02-12")),
                        List.of(
                                Participant.person("donald-trump", "Donald Trump", "USA", "President"),
                                Participant.body("un", "United Nations"),
                                Participant.country("RUS", "Russia")),
                        Optional.of(ReportedDuration.of(90)),
                        Optional.of(place),
                        "leader"),
                Optional.empty(),
                false,
                new Evidence("They met.", 0, 9, "text"),
                0.9,
                "meeting.met",
                false);
    }

    /** Deletes a version and the facts that no other version reports. */
    void delete(VersionKey version) {
        archive.remove(version);
        index.remove(version);
    }

    Export ask(Export.Of of, ExportFormat format) {
        return ask(of, format, Map.of());
    }

    Export ask(Export.Of of, ExportFormat format, Map<String, String> search) {
        return requests().request(of, format, SEARCHES.search(search)).export();
    }

    /** Requests an export of everything and makes it. */
    ExportState export(Export.Of of, ExportFormat format) {
        return make(ask(of, format));
    }

    ExportState make(Export export) {
        return make(export, ENOUGH);
    }

    ExportState make(Export export, Duration left) {
        return maker().make(export.id(), () -> left).orElseThrow();
    }

    MakeExport maker() {
        return new MakeExport(
                new Everything(),
                SEARCHES,
                new ExportSource(index, archive),
                new Bucket(),
                new States(),
                new Workspace(folder, clock),
                limits,
                clock);
    }

    /** @param fetching gets the key of each version before it is fetched */
    ExportSource source(Consumer<VersionKey> fetching) {
        var counted = (ArticleArchive) Proxy.newProxyInstance(
                ArticleArchive.class.getClassLoader(),
                new Class<?>[] {ArticleArchive.class},
                (proxy, method, arguments) -> {
                    fetching.accept((VersionKey) arguments[0]);
                    return method.invoke(archive, arguments);
                });
        return new ExportSource(index, counted);
    }

    RequestExport requests() {
        return new RequestExport(new Bucket(), new States(), clock, UUID::randomUUID);
    }

    byte[] file(ExportState state) {
        return files.get(state.export().id() + "/" + state.export().fileName());
    }

    byte[] manifest(ExportState state) {
        return files.get(state.export().id() + "/" + ExportFiles.MANIFEST);
    }

    private final class Everything implements SearchIndex {
        @Override
        public PageOf<String> facts(Search search, PageRequest page) {
            throw new UnsupportedOperationException("exports read no pages");
        }

        @Override
        public PageOf<FoundArticle> articles(Search search, PageRequest page) {
            throw new UnsupportedOperationException("exports read no pages");
        }

        @Override
        public Listing<String> allFacts(Search search) {
            return new Listing<>(foundFacts.size(), foundFacts.iterator());
        }

        @Override
        public Listing<FoundArticle> allArticles(Search search) {
            return new Listing<>(found.size(), found.iterator());
        }
    }

    private final class States implements ExportStates {
        @Override
        public void put(ExportState state) {
            reported.add(state);
            states.put(state.export().id(), state);
        }

        @Override
        public Optional<ExportState> find(String exportId) {
            return Optional.ofNullable(states.get(exportId));
        }
    }

    private final class Bucket implements ExportFiles {
        @Override
        public void request(Export export) {
            asked.put(export.id(), export);
        }

        @Override
        public Optional<Export> requested(String exportId) {
            return Optional.ofNullable(asked.get(exportId));
        }

        @Override
        public void put(Export export, String name, String mediaType, Path file, Digest digest) {
            storing.accept(name);
            try {
                var bytes = Files.readAllBytes(file);
                if (!digest.equals(new Digest(bytes.length, Id.sha256Hex(bytes)))) {
                    throw new IllegalArgumentException("this is not the digest of " + name);
                }
                files.put(export.id() + "/" + name, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<URI> link(Export export, String name, Duration lives) {
            return files.containsKey(export.id() + "/" + name)
                    ? Optional.of(URI.create("https://bucket.example/" + name + "?until="
                            + Instant.now(clock).plus(lives)))
                    : Optional.empty();
        }
    }
}
