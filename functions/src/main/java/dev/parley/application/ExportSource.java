package dev.parley.application;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactReader;
import dev.parley.articles.DamagedArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.exports.ExportedVersion;
import dev.parley.exports.RefusedExport;
import dev.parley.extraction.Mention;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.search.FoundArticle;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the entries of exports: facts and mentions from the index, versions from the archive. */
public record ExportSource(FactReader facts, ArticleArchive archive) {
    static final String GONE = "deleted since it was found";

    /** Versions that are fetched at once and held in memory. */
    static final int WINDOW = 16;

    /** The facts with these ids. Ids that no fact has are left out. */
    List<Fact> facts(Collection<String> ids) {
        return facts.facts(ids);
    }

    /**
     * The next entry to fetch.
     *
     * @param factId the fact that the version reports; empty in a search of articles
     * @param key the version; absent in the entry that ends a fact
     * @param missing why there is nothing to fetch; empty otherwise
     * @param completes whether this is the last entry of a search result
     */
    record Wanted(String factId, Optional<VersionKey> key, String missing, boolean completes) {}

    /** @param version absent when {@code missing} says why */
    record Fetched(
            String factId,
            Optional<VersionKey> key,
            Optional<ExportedVersion> version,
            String missing,
            boolean completes) {}

    /** The versions that a search of articles found. */
    Stream<Wanted> of(Iterator<FoundArticle> found) {
        return stream(found)
                .map(FoundArticle::article)
                .map(article -> new Wanted("", Optional.of(new VersionKey(article.id(), article.version())), "", true));
    }

    /**
     * The versions that report facts, each once, in the order of the facts and then of their arrival.
     *
     * @throws RefusedExport while the stream is read, when there are more than {@code limit} versions
     */
    Stream<Wanted> reporting(Iterator<String> factIds, long limit) {
        var given = new HashSet<VersionKey>();
        return stream(factIds).flatMap(factId -> {
            var sightings = facts.sightings(factId);
            var versions = sightings.stream()
                    .map(Sighting::version)
                    .filter(given::add)
                    .map(key -> new Wanted(factId, Optional.of(key), "", false))
                    .toList();
            if (given.size() > limit) {
                throw new RefusedExport("More than " + limit
                        + " versions of articles report these facts, and an export holds no more: split it by"
                        + " days, for example with from and to.");
            }
            var end = new Wanted(factId, Optional.empty(), sightings.isEmpty() ? GONE : "", true);
            return Stream.concat(versions.stream(), Stream.of(end));
        });
    }

    private static <T> Stream<T> stream(Iterator<T> found) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED), false);
    }

    /** Fetches versions, at most {@value #WINDOW} at once, and returns them in order. */
    Stream<Fetched> fetch(Stream<Wanted> wanted) {
        // Through an iterator, because flatMap would pass all versions of a fact on at once, beyond the window.
        return stream(wanted.iterator()).gather(Gatherers.mapConcurrent(WINDOW, this::fetch));
    }

    private Fetched fetch(Wanted wanted) {
        if (wanted.key().isEmpty()) {
            return fetched(wanted, Optional.empty(), wanted.missing());
        }
        var key = wanted.key().get();
        var warc = archive.get(key);
        if (warc.isEmpty()) {
            return fetched(wanted, Optional.empty(), GONE);
        }
        try {
            var version = new ExportedVersion(WarcFile.read(warc.get()), warc.get(), mentions(key));
            return fetched(wanted, Optional.of(version), "");
        } catch (DamagedArchive e) {
            return fetched(wanted, Optional.empty(), "damaged: " + e.getMessage());
        }
    }

    private static Fetched fetched(Wanted wanted, Optional<ExportedVersion> version, String missing) {
        return new Fetched(wanted.factId(), wanted.key(), version, missing, wanted.completes());
    }

    private SequencedMap<String, Mention> mentions(VersionKey version) {
        var mentions = new LinkedHashMap<String, Mention>();
        facts.sightingsIn(version.articleId()).forEach((factId, sightings) -> sightings.stream()
                .filter(sighting -> sighting.version().equals(version))
                .forEach(sighting -> mentions.put(factId, sighting.mention())));
        return mentions;
    }
}
