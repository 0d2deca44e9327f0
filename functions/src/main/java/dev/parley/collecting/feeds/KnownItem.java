package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an item of a feed.
 *
 * @param fingerprint of the item as the feed last said it
 * @param link its page
 * @param changed whether the feed changed it since its page was last fetched
 * @param lastSeen when the feed last had it
 * @param due when its page is to be fetched; empty when no more
 * @param pending the item itself, until it is archived
 * @param attempts fetches in a row that failed and may succeed later
 * @param articleId of the article that it became
 * @param archived when it was first archived
 * @param fetched when its page was last fetched
 * @param checks how many times its page was fetched again to see whether it changed
 * @param etag of the page
 * @param lastModified of the page, as its header said it
 */
public record KnownItem(
        String fingerprint,
        Optional<String> link,
        boolean changed,
        Instant lastSeen,
        Optional<Instant> due,
        Optional<FeedItem> pending,
        int attempts,
        Optional<String> articleId,
        Optional<Instant> archived,
        Optional<Instant> fetched,
        int checks,
        Optional<String> etag,
        Optional<String> lastModified) {
    /** How long after it was archived a page is fetched again. */
    public static final List<Duration> CHECKS = List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

    /** A page that fails this many times in a row is given up. */
    public static final int MOST_ATTEMPTS = 6;

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);

    /** A feed that says something new at every fetch does not have its pages fetched more often than this. */
    private static final Duration AFTER_CHANGE = Duration.ofHours(1);

    public KnownItem {
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(link, "link");
        requireNonNull(lastSeen, "lastSeen");
        requireNonNull(due, "due");
        requireNonNull(pending, "pending");
        requireNonNull(articleId, "articleId");
        requireNonNull(archived, "archived");
        requireNonNull(fetched, "fetched");
        requireNonNull(etag, "etag");
        requireNonNull(lastModified, "lastModified");
    }

    /** An item that the feed did not have before: it is due. */
    static KnownItem first(FeedItem item, Instant now) {
        return new KnownItem(
                item.fingerprint(),
                item.link(),
                false,
                now,
                Optional.of(now),
                Optional.of(item),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    public boolean isDue(Instant now) {
        return due.filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /** The feed has the item again; what it changed is fetched again, an hour after the last fetch at the earliest. */
    KnownItem seen(FeedItem item, Instant now) {
        if (item.fingerprint().equals(fingerprint)) {
            return new KnownItem(
                    fingerprint,
                    link,
                    changed,
                    now,
                    due,
                    pending,
                    attempts,
                    articleId,
                    archived,
                    fetched,
                    checks,
                    etag,
                    lastModified);
        }
        var earliest = fetched.map(moment -> moment.plus(AFTER_CHANGE)).filter(moment -> moment.isAfter(now));
        var next = earliest.orElse(now);
        boolean keepsItem = pending.isPresent() || item.link().isEmpty();
        return new KnownItem(
                item.fingerprint(),
                item.link(),
                archived.isPresent(),
                now,
                due.filter(moment -> moment.isBefore(next)).or(() -> Optional.of(next)),
                keepsItem ? Optional.of(item) : Optional.empty(),
                0,
                articleId,
                archived,
                fetched,
                checks,
                etag,
                lastModified);
    }

    /** The item is archived; its page is fetched again an hour later. */
    public KnownItem archivedAs(String id, Instant now, Optional<String> tag, Optional<String> modified) {
        var first = archived.orElse(now);
        boolean isCheck = archived.isPresent();
        return new KnownItem(
                fingerprint,
                link,
                false,
                lastSeen,
                link.flatMap(page -> nextCheck(first, isCheck ? checks + 1 : checks, now)),
                Optional.empty(),
                0,
                Optional.of(id),
                Optional.of(first),
                Optional.of(now),
                isCheck ? checks + 1 : checks,
                tag,
                modified);
    }

    /** The page was fetched again and has not changed, or cannot be fetched for good. */
    public KnownItem checked(Instant now) {
        return new KnownItem(
                fingerprint,
                link,
                false,
                lastSeen,
                archived.flatMap(first -> nextCheck(first, checks + 1, now)),
                Optional.empty(),
                0,
                articleId,
                archived,
                Optional.of(now),
                checks + 1,
                etag,
                lastModified);
    }

    /** Nothing more is fetched for it. */
    public KnownItem done() {
        return new KnownItem(
                fingerprint,
                link,
                false,
                lastSeen,
                Optional.empty(),
                Optional.empty(),
                0,
                articleId,
                archived,
                fetched,
                checks,
                etag,
                lastModified);
    }

    /** The page failed and may succeed later: after five minutes, then after twice that for each failure in a row. */
    public KnownItem failed(Instant now) {
        return retryAt(now.plus(FIRST_RETRY.multipliedBy(1L << attempts)), attempts + 1);
    }

    /** The page's host was busy; this is no failure. */
    public KnownItem postponed(Instant now) {
        return retryAt(now.plus(FIRST_RETRY), attempts);
    }

    private KnownItem retryAt(Instant moment, int tried) {
        return new KnownItem(
                fingerprint,
                link,
                changed,
                lastSeen,
                Optional.of(moment),
                pending,
                tried,
                articleId,
                archived,
                fetched,
                checks,
                etag,
                lastModified);
    }

    /** The next of the checks that is still to come. */
    private static Optional<Instant> nextCheck(Instant first, int made, Instant now) {
        return CHECKS.stream()
                .skip(made)
                .map(first::plus)
                .filter(moment -> moment.isAfter(now))
                .findFirst();
    }
}
