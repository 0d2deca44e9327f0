package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.extraction.Mention;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.facts.UnknownNamePage;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final FactIndex index;
    private final Outbox outbox;
    private final UnknownNames names;
    private final CurrentExtractor extractor;

    public ReadArchive(
            ArticleArchive archive, FactIndex index, Outbox outbox, UnknownNames names, CurrentExtractor extractor) {
        this.archive = requireNonNull(archive, "archive");
        this.index = requireNonNull(index, "index");
        this.outbox = requireNonNull(outbox, "outbox");
        this.names = requireNonNull(names, "names");
        this.extractor = requireNonNull(extractor, "extractor");
    }

    /** An article with its versions, archived or indexed, and its facts; {@code id} as somebody typed it. */
    public Optional<ArticleView> article(String id) {
        return Id.parse(id, Article.ID_LENGTH).flatMap(this::known);
    }

    private Optional<ArticleView> known(String id) {
        var versions = versionsOf(id);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var latest = versions.getLast();
        return Optional.of(
                new ArticleView(id, latest.url(), latest.title(), latest.source(), versions, index.factsOf(id)));
    }

    /** Why an article is gone; empty for one that was not deleted. {@code id} as somebody typed it. */
    public Optional<Tombstone> tombstone(String id) {
        return Id.parse(id, Article.ID_LENGTH).flatMap(archive::tombstone);
    }

    /** The versions of an article in order of arrival, archived or indexed; none for an id that is none. */
    public List<VersionView> versions(String id) {
        return Id.parse(id, Article.ID_LENGTH).map(this::versionsOf).orElse(List.of());
    }

    /** The versions of the article that this is one of, and this one among them whatever happens meanwhile. */
    public List<VersionView> versionsWith(ArchivedVersion version) {
        var versions = versionsOf(version.article().id());
        return versions.stream()
                        .anyMatch(v -> v.version().equals(version.article().version()))
                ? versions
                : List.of(VersionView.of(version));
    }

    private List<VersionView> versionsOf(String id) {
        var versions = new ArrayList<VersionView>();
        var indexed = new HashMap<String, IndexedArticle>();
        index.versionsOf(id).forEach(version -> indexed.put(version.version(), version));
        for (var key : archive.versions(id)) {
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

    /** One version; both ids as somebody typed them. */
    public Optional<ArchivedVersion> version(String id, String version) {
        return key(id, version).flatMap(this::load);
    }

    /** The WARC file of one version; both ids as somebody typed them. */
    public Optional<byte[]> warc(String id, String version) {
        return key(id, version).flatMap(archive::get);
    }

    /** The version that two ids name, as somebody typed them; it may not be there. */
    public static Optional<VersionKey> key(String id, String version) {
        return Id.parse(id, Article.ID_LENGTH)
                .flatMap(i -> Id.parse(version, Article.VERSION_LENGTH).map(v -> new VersionKey(i, v)));
    }

    /** Whether a version was searched for facts. */
    public boolean isIndexed(VersionKey version) {
        return index.indexed(version).isPresent();
    }

    /** The mentions that one version was found to make, with the facts that they report. */
    public Map<String, Mention> mentions(VersionKey version) {
        var mentions = new LinkedHashMap<String, Mention>();
        index.sightingsIn(version.articleId()).forEach((factId, sightings) -> sightings.stream()
                .filter(sighting -> sighting.version().equals(version))
                .forEach(sighting -> mentions.put(factId, sighting.mention())));
        return mentions;
    }

    /** A fact with its sightings, its history and its alerts; {@code id} as somebody typed it. */
    public Optional<FactView> fact(String id) {
        return Id.parse(id, Fact.ID_LENGTH)
                .flatMap(index::fact)
                .map(fact -> new FactView(
                        fact, index.sightings(fact.id()), index.history(fact.id()), outbox.ofFact(fact.id())));
    }

    /** The archived versions of the article at an address, whether indexed yet or not. */
    public List<HeldVersion> atAddress(String canonicalUrl) {
        var id = Id.of("url:" + canonicalUrl, Article.ID_LENGTH);
        return known(id).stream()
                .flatMap(article -> article.versions().stream())
                .map(version -> new HeldVersion(id, version))
                .toList();
    }

    /** The indexed versions whose original bytes have this SHA-256, in lower-case hexadecimal. */
    public List<HeldVersion> withContent(String sha256) {
        return index.byContent(sha256).stream()
                .map(version -> new HeldVersion(version.id(), VersionView.of(version)))
                .toList();
    }

    /**
     * One page of the names that no table knew when they were read, and that none knows now.
     *
     * @param log gets a line for an operator when the overlay of the names table changed or could not be read
     * @throws IllegalArgumentException when the cursor or the limit is none
     */
    public UnknownNamePage unknownNames(int limit, Optional<String> cursor, Consumer<String> log) {
        var current = extractor.get(log);
        return names.list(limit, cursor, name -> !current.knows(name.name()));
    }

    private Optional<ArchivedVersion> load(VersionKey key) {
        return archive.get(key).map(WarcFile::read);
    }

    /** An article as a list of its versions. */
    public record ArticleView(
            String id,
            Optional<String> url,
            String title,
            Optional<String> source,
            List<VersionView> versions,
            List<Fact> facts) {}

    /** What is known of one version; {@code indexed} is absent until it was searched for facts. */
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

    /** A version with the article that it is of. */
    public record HeldVersion(String articleId, VersionView version) {}

    /** A fact with everything that is known of it. */
    public record FactView(Fact fact, List<Sighting> sightings, List<Revision> history, List<Outbox.State> alerts) {}
}
