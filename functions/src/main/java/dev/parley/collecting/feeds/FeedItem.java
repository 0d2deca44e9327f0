package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * One item of a feed.
 *
 * @param id what the feed calls the item: its guid or id, else its link
 * @param link full address of its page
 * @param published when the feed says that it was published
 * @param updated when the feed says that it was changed last
 * @param author name of its author
 * @param content its text or a part of it, as HTML; empty when there is none
 */
public record FeedItem(
        String id,
        Optional<String> link,
        String title,
        Optional<Instant> published,
        Optional<Instant> updated,
        Optional<String> author,
        String content) {
    private static final int KEY_LENGTH = 16;

    public FeedItem {
        requireNonNull(id, "id");
        requireNonNull(link, "link");
        requireNonNull(title, "title");
        requireNonNull(published, "published");
        requireNonNull(updated, "updated");
        requireNonNull(author, "author");
        requireNonNull(content, "content");
    }

    /** A short name of the item that stays the same when its text changes. */
    public String key() {
        var name = !id.isBlank() ? id : link.orElse(title + "\n" + content);
        return Id.of(name, KEY_LENGTH);
    }

    /** Changes whenever the feed says something else about the item. */
    public String fingerprint() {
        var words = String.join(
                "\n",
                link.orElse(""),
                title,
                published.map(Instant::toString).orElse(""),
                updated.map(Instant::toString).orElse(""),
                content);
        return Id.of(words, KEY_LENGTH);
    }
}
