package dev.parley.collecting.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The items of one feed that are known, by their keys, in the order in which they came. */
public record KnownItems(SequencedMap<String, KnownItem> items) {
    public static final KnownItems NONE = new KnownItems(new LinkedHashMap<>());

    /** For feeds that leave an item out for a while and bring it again. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    public KnownItems {
        items = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(items));
    }

    /** How many items of a feed are not known. */
    public int newIn(ParsedFeed feed) {
        return (int) feed.items().stream()
                .filter(item -> !items.containsKey(item.key()))
                .count();
    }

    /** How many known items a feed has changed. */
    public int changedIn(ParsedFeed feed) {
        return (int) feed.items().stream()
                .filter(item ->
                        items.containsKey(item.key()) && items.get(item.key()).isChangedBy(item))
                .count();
    }

    /** With the items of a feed as it is now, oldest new ones first; without those that it dropped a week ago. */
    public KnownItems seen(ParsedFeed feed, Instant now) {
        var next = new LinkedHashMap<>(items);
        for (var item : feed.items().reversed()) {
            var known = next.get(item.key());
            next.put(item.key(), known == null ? KnownItem.first(item, now) : known.seen(item, now));
        }
        next.values()
                .removeIf(item -> item.schedule().due().isEmpty()
                        && item.inFeed().lastSeen().plus(FORGOTTEN_AFTER).isBefore(now));
        return new KnownItems(next);
    }

    public KnownItems with(String key, KnownItem item) {
        var next = new LinkedHashMap<>(items);
        next.put(key, item);
        return new KnownItems(next);
    }

    /** Keys of the items whose pages are to be fetched now. */
    public List<String> due(Instant now) {
        return items.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When the next page is to be fetched. */
    public Optional<Instant> nextDue() {
        return items.values().stream()
                .flatMap(item -> item.schedule().due().stream())
                .min(Instant::compareTo);
    }
}
