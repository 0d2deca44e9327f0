package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the index knows about an article.
 *
 * @param deleted whether an operator deleted it; its versions and facts are then empty
 * @param versions its indexed versions, in order of arrival
 * @param reported ids of the facts that each version reports, by version. A version that is only partly indexed can be
 *     among them
 */
public record KnownArticle(
        String id, boolean deleted, List<IndexedArticle> versions, SequencedMap<String, List<String>> reported) {
    public KnownArticle {
        requireNonNull(id, "id");
        versions = List.copyOf(versions);
        reported = new LinkedHashMap<>(reported);
    }

    /** An article that the index does not know. */
    public static KnownArticle unknown(String id) {
        return new KnownArticle(id, false, List.of(), new LinkedHashMap<>());
    }

    public Optional<IndexedArticle> version(String version) {
        return versions.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    /** Ids of all facts that its versions report, without duplicates, in the order of the versions. */
    public List<String> facts() {
        return reported.values().stream().flatMap(Collection::stream).distinct().toList();
    }

    /** Ids of the facts that a version reports. */
    public List<String> factsOf(String version) {
        return reported.getOrDefault(version, List.of());
    }
}
