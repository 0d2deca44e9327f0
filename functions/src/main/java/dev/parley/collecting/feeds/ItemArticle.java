package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The article that an item became.
 *
 * @param articleId its id
 * @param archived when it was first archived
 * @param fetched when its page was last fetched
 * @param checks how many times its page was fetched again to see whether it changed
 */
public record ItemArticle(
        Optional<String> articleId, Optional<Instant> archived, Optional<Instant> fetched, int checks) {
    /** How long after it was archived a page is fetched again. */
    private static final List<Duration> CHECKS =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

    static final ItemArticle NONE = new ItemArticle(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    public ItemArticle {
        requireNonNull(articleId, "articleId");
        requireNonNull(archived, "archived");
        requireNonNull(fetched, "fetched");
    }

    /** It is archived; if it was before, that was a check. */
    ItemArticle archivedAs(String id, Instant now) {
        return new ItemArticle(
                Optional.of(id),
                archived.or(() -> Optional.of(now)),
                Optional.of(now),
                archived.isPresent() ? checks + 1 : checks);
    }

    ItemArticle checked(Instant now) {
        return new ItemArticle(articleId, archived, Optional.of(now), checks + 1);
    }

    /** The next of the checks that is still to come. */
    Optional<Instant> nextCheck(Instant now) {
        return archived.flatMap(first -> CHECKS.stream()
                .skip(checks)
                .map(first::plus)
                .filter(moment -> moment.isAfter(now))
                .findFirst());
    }
}
