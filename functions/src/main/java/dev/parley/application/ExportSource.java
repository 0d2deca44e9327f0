package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactIndex;
import dev.parley.articles.DamagedArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.exports.ExportedVersion;
import dev.parley.exports.RefusedExport;
import dev.parley.extraction.Mention;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.search.FoundArticle;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Where the entries of exports come from: facts and mentions from the index, versions from the archive. */
public final class ExportSource {
    static final String GONE = "deleted since it was found";

    /** So many versions are fetched at once, and held in memory. */
    static final int WINDOW = 16;

    private final Reports index;
    private final ArticleArchive archive;

    public ExportSource(Reports index, ArticleArchive archive) {
        this.index = requireNonNull(index, "index");
        this.archive = requireNonNull(archive, "archive");
    }

    /** What is read of the index; as {@link FactIndex} says it. */
    public interface Reports {
        /** The facts with these ids; those that are not there are left out. */
        List<Fact> facts(Collection<String> ids);

        List<Sighting> sightings(String factId);

        SequencedMap<String, List<Sighting>> sightingsIn(String articleId);

        static Reports of(FactIndex index) {
            return new Reports() {
                @Override
                public List<Fact> facts(Collection<String> ids) {
                    return ids.stream().flatMap(id -> index.fact(id).stream()).toList();
                }

                @Override
                public List<Sighting> sightings(String factId) {
                    return index.sightings(factId);
                }

                @Override
                public SequencedMap<String, List<Sighting>> sightingsIn(String articleId) {
                    return index.sightingsIn(articleId);
                }
            };
        }
    }

    List<Fact> facts(Collection<String> ids) {
        return index.facts(ids);
    }

    /**
     * What is wanted next.
     *
     * @param factId the fact that it is wanted for; empty in a search of articles
     * @param key the version; absent for a fact that no version reports any more, or none that is not there yet
     * @param missing why there is nothing to fetch; empty when there is
     * @param completes whether one more of what the search found is worked through with it
     */
    record Wanted(String factId, Optional<VersionKey> key, String missing, boolean completes) {}

    /** @param version absent where it is {@code missing} */
    record Fetched(
            String factId,
            Optional<VersionKey> key,
            Optional<ExportedVersion> version,
            String missing,
            boolean completes) {}

    /** The versions that a search of articles found. */
    Iterator<Wanted> of(Iterator<FoundArticle> found) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public Wanted next() {
                var article = found.next().article();
                return new Wanted("", Optional.of(new VersionKey(article.id(), article.version())), "", true);
            }
        };
    }

    /** The versions that report facts, each once, in the order of the facts and then of their arrival. */
    Iterator<Wanted> reporting(Iterator<String> factIds, long limit) {
        return new Iterator<>() {
            private final ArrayDeque<Wanted> next = new ArrayDeque<>();
            private final HashSet<VersionKey> given = new HashSet<>();

            @Override
            public boolean hasNext() {
                return !next.isEmpty() || factIds.hasNext();
            }

            @Override
            public Wanted next() {
                if (next.isEmpty()) {
                    var factId = factIds.next();
                    var sightings = index.sightings(factId);
                    sightings.stream()
                            .map(Sighting::version)
                            .filter(given::add)
                            .forEach(key -> next.add(new Wanted(factId, Optional.of(key), "", false)));
                    next.add(new Wanted(factId, Optional.empty(), sightings.isEmpty() ? GONE : "", true));
                    if (given.size() > limit) {
                        throw new RefusedExport("More than " + limit
                                + " versions of articles report these facts, and an export holds no more: split it by"
                                + " days, for example with from and to.");
                    }
                }
                return next.remove();
            }
        };
    }

    /** Fetches versions, several at once, in order. */
    InOrder<Wanted, Fetched> fetch(Iterator<Wanted> wanted) {
        return new InOrder<>(wanted, this::fetch, WINDOW);
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
        index.sightingsIn(version.articleId()).forEach((factId, sightings) -> sightings.stream()
                .filter(sighting -> sighting.version().equals(version))
                .forEach(sighting -> mentions.put(factId, sighting.mention())));
        return mentions;
    }
}
