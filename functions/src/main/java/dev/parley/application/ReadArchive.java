package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.AlertStates;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.KnownArticles;
import dev.parley.application.ports.LegalHolds;
import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.DamagedArchive;
import dev.parley.articles.LegalHold;
import dev.parley.articles.RecordHead;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.extraction.Explanation;
import dev.parley.extraction.Mention;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.facts.UnknownNamePage;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What archivists read: articles with their versions, and facts with the sentences that prove them. */
public final class ReadArchive {
    private final ArticleArchive archive;
    private final KnownArticles articles;
    private final FactReader facts;
    private final AlertStates alerts;
    private final LegalHolds holds;
    private final UnknownNames names;
    private final CurrentExtractor extractor;

    public ReadArchive(
            ArticleArchive archive,
            KnownArticles articles,
            FactReader facts,
            AlertStates alerts,
            LegalHolds holds,
            UnknownNames names,
            CurrentExtractor extractor) {
        this.archive = requireNonNull(archive, "archive");
        this.articles = requireNonNull(articles, "articles");
        this.facts = requireNonNull(facts, "facts");
        this.alerts = requireNonNull(alerts, "alerts");
        this.holds = requireNonNull(holds, "holds");
        this.names = requireNonNull(names, "names");
        this.extractor = requireNonNull(extractor, "extractor");
    }

    /** An article with its versions, archived or indexed, and its facts. {@code id} as typed. */
    public Optional<ArticleView> article(String id) {
        return Id.parse(id, Article.ID_LENGTH).flatMap(this::view);
    }

    private Optional<ArticleView> view(String id) {
        var known = articles.article(id);
        var versions = versions(known);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var latest = versions.getLast();
        return Optional.of(new ArticleView(
                id,
                latest.url(),
                latest.title(),
                latest.source(),
                versions,
                facts.facts(known.facts()),
                holds.of(id).inForce()));
    }

    /** The tombstone of a deleted article. {@code id} as typed. */
    public Optional<Tombstone> tombstone(String id) {
        return Id.parse(id, Article.ID_LENGTH).flatMap(archive::tombstone);
    }

    /** The versions of an article in order of arrival, archived or indexed. Empty for a malformed id. */
    public List<VersionView> versions(String id) {
        return Id.parse(id, Article.ID_LENGTH).map(this::versionsOf).orElse(List.of());
    }

    /** The versions of the article of this version, which always include this version. */
    public List<VersionView> versionsWith(ArchivedVersion version) {
        var versions = versionsOf(version.article().id());
        return versions.stream()
                        .anyMatch(v -> v.version().equals(version.article().version()))
                ? versions
                : List.of(VersionView.of(version));
    }

    private List<VersionView> versionsOf(String id) {
        return versions(articles.article(id));
    }

    private List<VersionView> versions(KnownArticle known) {
        var versions = new ArrayList<VersionView>();
        var indexed = new HashMap<String, IndexedArticle>();
        known.versions().forEach(version -> indexed.put(version.version(), version));
        for (var key : archive.versions(known.id())) {
            var version = indexed.get(key.version());
            if (version != null) {
                versions.add(VersionView.of(version));
            } else {
                load(key).map(VersionView::of).ifPresent(versions::add);
            }
        }
        versions.sort(Comparator.comparing(VersionView::arrived));
        return versions;
    }

    /** One version; both ids as typed. */
    public Optional<ArchivedVersion> version(String id, String version) {
        return key(id, version).flatMap(this::load);
    }

    /** One version with the heads of its records; both ids as typed. */
    public Optional<ArchiveFile> file(String id, String version) {
        return warc(id, version).map(bytes -> new ArchiveFile(WarcFile.read(bytes), WarcFile.heads(bytes)));
    }

    /** A version as its archive file has it. */
    public record ArchiveFile(ArchivedVersion version, List<RecordHead> heads) {
        public ArchiveFile {
            heads = List.copyOf(heads);
        }
    }

    /**
     * How an article is read now, with what makes the confidence of each mention.
     *
     * @param log gets a line for an operator when the overlay of the names table changed or could not be read
     */
    public Explanation explain(Article article, Consumer<String> log) {
        return extractor.get(log).explain(ExtractorInput.of(article));
    }

    /**
     * The WARC file of one version; both ids as typed.
     *
     * @throws DamagedArchive if it is not what was written, so that damaged bytes are never served with a digest of their own
     */
    public Optional<byte[]> warc(String id, String version) {
        return key(id, version).flatMap(key -> {
            var bytes = archive.get(key);
            bytes.ifPresent(warc -> read(key, warc));
            return bytes;
        });
    }

    /** The version key of two ids as typed. The version may not exist. */
    public static Optional<VersionKey> key(String id, String version) {
        return Id.parse(id, Article.ID_LENGTH)
                .flatMap(i -> Id.parse(version, Article.VERSION_LENGTH).map(v -> new VersionKey(i, v)));
    }

    /** Whether a version is indexed, so that its facts are known. */
    public boolean isIndexed(VersionKey version) {
        return articles.article(version.articleId()).version(version.version()).isPresent();
    }

    /** The mentions in one version, by the id of the fact that each reports. */
    public Map<String, Mention> mentions(VersionKey version) {
        var mentions = new LinkedHashMap<String, Mention>();
        facts.sightingsIn(version.articleId()).forEach((factId, sightings) -> sightings.stream()
                .filter(sighting -> sighting.version().equals(version))
                .forEach(sighting -> mentions.put(factId, sighting.mention())));
        return mentions;
    }

    /** The reports of these facts in other articles that are copies of those in this version, one an article. */
    public List<Sighting> copies(VersionKey version, Collection<String> factIds) {
        var copies = new LinkedHashMap<String, Sighting>();
        for (var factId : factIds) {
            var sightings = facts.sightings(factId);
            sightings.stream()
                    .filter(sighting -> sighting.version().equals(version))
                    .findFirst()
                    .ifPresent(here -> sightings.stream()
                            .filter(here::isCopyOf)
                            .forEach(copy -> copies.putIfAbsent(copy.version().articleId(), copy)));
        }
        return List.copyOf(copies.values());
    }

    /** A fact with its sightings, its history and its alerts. {@code id} as typed. */
    public Optional<FactView> fact(String id) {
        return Id.parse(id, Fact.ID_LENGTH)
                .flatMap(facts::fact)
                .map(fact -> new FactView(
                        fact, facts.sightings(fact.id()), facts.history(fact.id()), alerts.ofFact(fact.id())));
    }

    /** The archived versions of the article at an address, indexed or not. */
    public List<HeldVersion> atAddress(String canonicalUrl) {
        var id = Id.of("url:" + canonicalUrl, Article.ID_LENGTH);
        return view(id).stream()
                .flatMap(article -> article.versions().stream())
                .map(version -> new HeldVersion(id, version))
                .toList();
    }

    /** The indexed versions whose original bytes have this SHA-256, in lower-case hexadecimal. */
    public List<HeldVersion> withContent(String sha256) {
        return articles.byContent(sha256).stream()
                .map(version -> new HeldVersion(version.id(), VersionView.of(version)))
                .toList();
    }

    /**
     * One page of the names that no table had when their articles were indexed, and that no table has now.
     *
     * @param log gets a line for an operator when the overlay of the names table changed or could not be read
     * @throws IllegalArgumentException when the cursor or the limit is invalid
     */
    public UnknownNamePage unknownNames(int limit, Optional<String> cursor, Consumer<String> log) {
        var current = extractor.get(log);
        return names.list(limit, cursor, name -> !current.knows(name.name()));
    }

    private Optional<ArchivedVersion> load(VersionKey key) {
        return archive.get(key).map(warc -> read(key, warc));
    }

    private static ArchivedVersion read(VersionKey key, byte[] warc) {
        try {
            return WarcFile.read(warc);
        } catch (DamagedArchive e) {
            throw e.in(key);
        }
    }

    /**
     * An article with its versions and facts; its title, address and source are those of the latest version.
     *
     * @param hold the legal hold that is in force
     */
    public record ArticleView(
            String id,
            Optional<String> url,
            String title,
            Optional<String> source,
            List<VersionView> versions,
            List<Fact> facts,
            Optional<LegalHold.Act> hold) {}

    /** One version; {@code indexed} is absent until it is indexed. */
    public record VersionView(
            String version,
            Article.State state,
            Optional<String> url,
            String title,
            Optional<String> source,
            Optional<LocalDate> published,
            String language,
            Instant arrived,
            Optional<Instant> indexed,
            String sha256) {
        static VersionView of(IndexedArticle article) {
            return new VersionView(
                    article.version(),
                    article.state(),
                    article.url(),
                    article.title(),
                    article.source(),
                    article.published(),
                    article.language(),
                    article.arrived(),
                    Optional.of(article.indexed()),
                    article.originalSha256());
        }

        static VersionView of(ArchivedVersion archived) {
            var article = archived.article();
            return new VersionView(
                    article.version(),
                    article.state(),
                    article.url(),
                    article.title(),
                    article.source(),
                    article.published(),
                    article.language(),
                    article.arrived(),
                    Optional.empty(),
                    archived.originalSha256());
        }
    }

    /** A version with the id of its article. */
    public record HeldVersion(String articleId, VersionView version) {}

    /** A fact with its sightings, history and alerts. */
    public record FactView(
            Fact fact, List<Sighting> sightings, List<Revision> history, List<AlertStates.State> alerts) {}
}
