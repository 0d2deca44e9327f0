package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a submission was fetched from.
 *
 * @param address of the page at the end of all redirects; empty for an item of a feed that has no page
 * @param published when a feed says that it was published; used when the page says nothing
 * @param exchanges the requests and responses that brought it, in order; the last response has the page, or the feed
 *     whose item the submission is
 */
public record WebOrigin(Optional<String> address, Optional<Instant> published, List<WebExchange> exchanges) {
    public WebOrigin {
        requireNonNull(address, "address");
        requireNonNull(published, "published");
        exchanges = List.copyOf(exchanges);
    }
}
