package dev.parley.application.ports;

import dev.parley.articles.Tombstone;
import java.util.List;
import java.util.Optional;

/** Port: lists the tombstones of the archive. */
public interface Tombstones {
    /**
     * One page of all tombstones.
     *
     * @param after the end of the page before; empty for the first page
     */
    Page page(Optional<String> after, int limit);

    /** @param end where the page ended; empty for the last page */
    record Page(List<Tombstone> tombstones, Optional<String> end) {
        public Page {
            tombstones = List.copyOf(tombstones);
        }
    }
}
