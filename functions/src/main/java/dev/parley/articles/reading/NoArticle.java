package dev.parley.articles.reading;

import dev.parley.articles.dates.PrintedDate;
import java.util.List;

/**
 * No article was found.
 *
 * @param urls the addresses that were given all the same
 * @param dates what was printed as days of publication all the same
 * @param notes what was passed over; the last says what the sender should change
 */
record NoArticle(List<String> urls, List<PrintedDate> dates, List<String> notes) implements ParsedContent {
    NoArticle {
        urls = List.copyOf(urls);
        dates = List.copyOf(dates);
        notes = List.copyOf(notes);
    }

    NoArticle(String whatToChange) {
        this(List.of(), List.of(), List.of(whatToChange));
    }
}
