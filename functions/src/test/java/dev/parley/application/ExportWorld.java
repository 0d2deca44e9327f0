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
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;

/** An archive, its index and a bucket for exports, in memory. The search finds everything, in order of arrival. */
final class ExportWorld {
    static final Duration ENOUGH = Duration.ofMinutes(15);
    private static final ArticleReader READER = new ArticleReader();
    private static final SearchReader SEARCHES = new SearchReader(KnownNames.bundled());

    final FakeClock clock = new FakeClock();
    final SequencedMap<VersionKey, byte[]> archived = new LinkedHashMap<>();
    final SequencedMap<String, Fact> facts = new LinkedHashMap<>();
    final Map<String, byte[]> files = new HashMap<>();
    final List<ExportState> told = new ArrayList<>();
    private final List<FoundArticle> found = new ArrayList<>();
    private final List<String> foundFacts = new ArrayList<>();
    private final SequencedMap<String, List<Sighting>> sightings = new LinkedHashMap<>();
    private final Map<String, Export> asked = new HashMap<>();
    private final Map<String, ExportState> states = new HashMap<>();
    private final Path folder;

    /** Sees the name of every file before it is stored; may throw. */
    Consumer<String> storing = name -> {};

    MakeExport.Limits limits = new MakeExport.Limits(1000, 1L << 30);

    /** @param folder where exports are made */
    ExportWorld(Path folder) {
        this.folder = folder;
    }

    /** A version of an article comes in, and is found. */
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
            archived.put(article.key(), warc);
            found.add(new FoundArticle(
                    new IndexedArticle(
                            article.id(),
                            article.version(),
                            article.state(),
                            article.url(),
                            article.title(),
                            article.source(),
                            article.published(),
                            article.language(),
                            article.arrived(),
                            clock.instant(),
                            Id.sha256Hex(submission.body())),
                    true,
                    List.of()));
            return article.key();
        } catch (RefusedSubmission e) {
            throw new IllegalStateException(e);
        }
    }

    /** Versions report a fact, which is found. */
    Fact fact(String name, VersionKey... reportedBy) {
        var id = Id.of(name, Fact.ID_LENGTH);
        for (var version : reportedBy) {
            var sighting = new Sighting(version, name, mention(name), clock.instant());
            facts.putIfAbsent(id, Fact.founded(id, sighting, true));
            sightings.computeIfAbsent(id, none -> new ArrayList<>()).add(sighting);
        }
        foundFacts.add(id);
        return facts.get(id);
    }

    private static Mention mention(String place) {
        return new Mention(
                FactType.MEETING,
                Status.HAPPENED,
                Optional.of("2025-02-12"),
                Optional.of("day"),
                List.of(
                        Participant.person("donald-trump", "Donald Trump", "USA", "President"),
                        Participant.body("un", "United Nations"),
                        Participant.country("RUS", "Russia")),
                Optional.of(90),
                Optional.of(place),
                Optional.empty(),
                "leader",
                false,
                new Evidence("They met.", 0, 9, "text"),
                0.9,
                "meeting.met");
    }

    /** An article is deleted: its versions, and what they reported. */
    void delete(VersionKey version) {
        archived.remove(version);
        sightings.values().forEach(list -> list.removeIf(one -> one.version().equals(version)));
        sightings.values().removeIf(List::isEmpty);
        facts.keySet().retainAll(sightings.keySet());
    }

    Export ask(Export.Of of, ExportFormat format) {
        return ask(of, format, Map.of());
    }

    Export ask(Export.Of of, ExportFormat format, Map<String, String> search) {
        return requests().request(of, format, SEARCHES.search(search)).export();
    }

    /** Asks for everything and makes it. */
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
                new ExportSource(new Index(), new Archive()),
                new Bucket(),
                new States(),
                new Workspace(folder, clock),
                limits,
                clock);
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

    private final class Index implements ExportSource.Reports {
        @Override
        public List<Fact> facts(Collection<String> ids) {
            return ids.stream().filter(facts::containsKey).map(facts::get).toList();
        }

        @Override
        public List<Sighting> sightings(String factId) {
            return sightings.getOrDefault(factId, List.of());
        }

        @Override
        public SequencedMap<String, List<Sighting>> sightingsIn(String articleId) {
            var in = new LinkedHashMap<String, List<Sighting>>();
            sightings.forEach((factId, list) -> {
                var there = list.stream()
                        .filter(one -> one.version().articleId().equals(articleId))
                        .toList();
                if (!there.isEmpty()) {
                    in.put(factId, there);
                }
            });
            return in;
        }
    }

    private final class Archive implements ArticleArchive {
        @Override
        public boolean putIfAbsent(VersionKey key, byte[] warc) {
            return archived.putIfAbsent(key, warc) == null;
        }

        @Override
        public Optional<byte[]> get(VersionKey key) {
            return Optional.ofNullable(archived.get(key));
        }

        @Override
        public List<VersionKey> versions(String articleId) {
            return List.copyOf(archived.keySet());
        }
    }

    private final class States implements ExportStates {
        @Override
        public void put(ExportState state) {
            told.add(state);
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
