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
 * The facts of a search, for feed readers and calendars. Nothing in it depends on when it is asked for, so that its
 * bytes stay the same until a fact changes.
 *
 * @param search the search's parameters, as requests write them
 * @param publicAddress what its links start with, without a slash at the end
 * @param path where the feed itself is found below that address
 */
public record Feed(Map<String, String> search, URI publicAddress, String path, List<Entry> entries) {
    public Feed {
        requireNonNull(search, "search");
        requireNonNull(publicAddress, "publicAddress");
        requireNonNull(path, "path");
        entries = List.copyOf(entries);
    }

    /** @param updated when the fact last changed; when it was first seen, if it never did */
    public record Entry(Fact fact, Instant updated) {
        public Entry {
            requireNonNull(fact, "fact");
            requireNonNull(updated, "updated");
        }

        /** The same for ever, whichever address the fact is read at. */
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

    /** The same for the same search. */
    UUID uuid() {
        return uuid("feed " + search);
    }

    /** The feed's own address. */
    String self() {
        return publicAddress + path + query();
    }

    /** The same facts as the API gives them. */
    String alternate() {
        return links().facts() + query();
    }

    Links links() {
        return new Links(publicAddress);
    }

    /** The last change of any fact; the beginning of time for no facts. */
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

    /** A UUID by name; of SHA-256 where RFC 9562 has its version 8 for what is none of its own. */
    private static UUID uuid(String name) {
        var digest = ByteBuffer.wrap(Id.sha256(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L,
                digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
