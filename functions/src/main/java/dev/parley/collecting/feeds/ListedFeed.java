package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import dev.parley.collecting.fetching.WebAddress;
import dev.parley.ids.Id;
import java.time.Instant;

/**
 * A feed that an operator listed.
 *
 * @param address as the operator gave it, or as it was found on the page that the operator gave
 * @param title of the feed when it was added; empty when it was not read then
 * @param added when it was listed
 */
public record ListedFeed(String address, String title, Instant added) {
    private static final int ID_LENGTH = 10;

    public ListedFeed {
        requireNonNull(address, "address");
        requireNonNull(title, "title");
        requireNonNull(added, "added");
        if (WebAddress.of(address).isEmpty()) {
            throw new IllegalArgumentException("not a full http or https address: " + address);
        }
    }

    /** A short name of the feed, from its address. */
    public String id() {
        return idOf(address);
    }

    public static String idOf(String address) {
        return Id.of("feed:" + address, ID_LENGTH);
    }

    public WebAddress webAddress() {
        return WebAddress.of(address).orElseThrow();
    }
}
