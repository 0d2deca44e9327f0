package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the index knows of an article.
 *
 * @param deleted whether an operator deleted it; then nothing else is known
 * @param versions its indexed versions, in order of arrival
 * @param reported ids of the facts that each version reports, by version; a version that is not indexed yet may be
 *     among them, when an attempt to index it was cut short
 */
public record KnownArticle(
        String id, boolean deleted, List<IndexedArticle> versions, SequencedMap<String, List<String>> reported) {
    public KnownArticle {
        requireNonNull(id, "id");
        versions = List.copyOf(versions);
        reported = new LinkedHashMap<>(reported);
    }

    /** One of which the index knows nothing. */
    public static KnownArticle unknown(String id) {
        return new KnownArticle(id, false, List.of(), new LinkedHashMap<>());
    }

    public Optional<IndexedArticle> version(String version) {
        return versions.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    /** Ids of all facts that its versions report, each once, in the order of the versions. */
    public List<String> facts() {
        return reported.values().stream().flatMap(Collection::stream).distinct().toList();
    }

    public List<String> factsOf(String version) {
        return reported.getOrDefault(version, List.of());
    }
}
