package dev.parley.articles.reading;

import dev.parley.articles.dates.RawDate;
import java.util.List;

/**
 * The result for a submission without an article.
 *
 * @param urls the addresses that were found nevertheless
 * @param dates the dates of publication that were found nevertheless
 * @param notes what was ignored; the last says what the sender should change
 */
record NoArticle(List<String> urls, List<RawDate> dates, List<String> notes) implements ParsedContent {
    NoArticle {
        urls = List.copyOf(urls);
        dates = List.copyOf(dates);
        notes = List.copyOf(notes);
    }

    NoArticle(String whatToChange) {
        this(List.of(), List.of(), List.of(whatToChange));
    }
}
