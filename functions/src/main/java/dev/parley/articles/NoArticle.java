package dev.parley.articles;

import java.util.List;

/**
 * No article was found.
 *
 * @param urls the addresses that were given all the same
 * @param notes what was passed over; the last says what the sender should change
 */
record NoArticle(List<String> urls, List<String> notes) implements Found {
    NoArticle {
        urls = List.copyOf(urls);
        notes = List.copyOf(notes);
    }

    NoArticle(String whatToChange) {
        this(List.of(), List.of(whatToChange));
    }
}
