package dev.parley.search;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Links;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The facts of a search, for feed readers and calendars. No part depends on the time of the request, so the bytes of a
 * feed, and its ETag, stay the same until a fact changes.
 *
 * @param search the search's parameters, as in requests
 * @param publicAddress base of all links, without a slash at the end
 * @param path path of the feed itself
 */
public record Feed(Map<String, String> search, URI publicAddress, String path, List<Entry> entries) {
    public Feed {
        requireNonNull(search, "search");
        requireNonNull(publicAddress, "publicAddress");
        requireNonNull(path, "path");
        entries = List.copyOf(entries);
    }

    /** @param updated when the fact last changed, or else when it was first seen */
    public record Entry(Fact fact, Instant updated) {
        public Entry {
            requireNonNull(fact, "fact");
            requireNonNull(updated, "updated");
        }

        /** Depends only on the fact's id, so an entry stays read when the address of the feed changes. */
        UUID uuid() {
            return Feed.uuid("fact " + fact.id());
        }
    }

    /** {@code Parley: facts, person donald-trump, type leader_call}. */
    String title() {
        return "Parley: facts"
                + search.entrySet().stream()
                        .map(one -> ", " + one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining());
    }

    /** Depends only on the search. */
    UUID uuid() {
        return uuid("feed " + search);
    }

    /** The address of the feed. */
    String self() {
        return publicAddress + path + query();
    }

    /** The address of the same search as JSON. */
    String alternate() {
        return links().facts() + query();
    }

    Links links() {
        return new Links(publicAddress);
    }

    /** The last change of any fact; the epoch when there are no facts. */
    Instant updated() {
        return entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private String query() {
        return search.isEmpty()
                ? ""
                : search.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** A UUID of a name, from its SHA-256: version 8 of RFC 9562. */
    private static UUID uuid(String name) {
        var digest = ByteBuffer.wrap(Id.sha256(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L,
                digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
