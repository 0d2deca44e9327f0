package dev.parley.articles.reading;

import dev.parley.articles.Characters;
import dev.parley.articles.DayPlace;
import dev.parley.articles.Release;
import dev.parley.articles.dates.PrintedDate;
import dev.parley.articles.dates.PublisherDate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one format's reader found in the bytes, as printed there, before it is normalised. Where a page says a thing
 * twice, the first that was given wins, so readers offer the trusted places first.
 */
final class Draft implements ParsedContent {
    private static final int LONGEST_FIELD = 5000;

    private final List<String> urls = new ArrayList<>();
    private final List<PrintedDate> dates = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String title;
    private boolean headlineAlone;
    private String text;
    private String source;
    private String byline;
    private String credit;
    private final List<String> languages = new ArrayList<>();
    private String language;
    private boolean titleInText;
    private String identifier;
    private Release.Status status = Release.Status.USABLE;
    private boolean statusGiven;
    private Instant embargoedUntil;

    Draft url(String url) {
        add(urls, url);
        return this;
    }

    Draft published(DayPlace place, String date) {
        if (date != null && !date.isBlank()) {
            dates.add(new PrintedDate(place, date.strip()));
        }
        return this;
    }

    Draft note(String note) {
        add(notes, note);
        return this;
    }

    Draft title(String title) {
        this.title = first(this.title, plain(title));
        return this;
    }

    /** The sender says that there is a headline and no text. */
    Draft headlineAlone() {
        headlineAlone = true;
        text = "";
        return this;
    }

    boolean isHeadlineAlone() {
        return headlineAlone;
    }

    Draft text(String text) {
        this.text = first(this.text, text);
        return this;
    }

    /** Puts another text in the place of the one that was found. */
    Draft replaceText(String text) {
        this.text = text;
        return this;
    }

    Draft source(String source) {
        this.source = first(this.source, plain(source));
        return this;
    }

    Draft byline(String byline) {
        this.byline = first(this.byline, plain(byline));
        return this;
    }

    /** Where a text came from besides its outlet: the agency that a page credits. */
    Draft credit(String credit) {
        this.credit = first(this.credit, credit);
        return this;
    }

    Draft language(String language) {
        add(languages, language);
        this.language = first(this.language, language);
        return this;
    }

    /** The headline, if there is one, is the text's first line. */
    Draft titleInText() {
        this.titleInText = true;
        return this;
    }

    /** The sender's own name of the item: an address of the web, or another, by which its versions are told. */
    Draft named(String name) {
        if (name != null && name.regionMatches(true, 0, "http", 0, 4)) {
            return url(name);
        }
        this.identifier = first(this.identifier, name == null ? null : Characters.oneLine(name));
        return this;
    }

    /** The publishing status as printed; an item with one that is not known is read as usable. */
    Draft status(String printed) {
        if (printed != null && !printed.isBlank()) {
            statusGiven = true;
            Release.status(printed)
                    .ifPresentOrElse(
                            known -> this.status = known,
                            () -> note("The publishing status " + Notes.quote(printed)
                                    + " is not known; the item was read as usable."));
        }
        return this;
    }

    /** The end of an embargo as printed. One that cannot be read holds the item back until a later version comes. */
    Draft embargoed(String printed) {
        if (printed != null && status == Release.Status.USABLE) {
            statusGiven = true;
            PublisherDate.parse(printed, "en")
                    .map(end -> end.moment()
                            .orElseGet(
                                    () -> end.day().atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .ifPresentOrElse(end -> this.embargoedUntil = end, () -> {
                        this.status = Release.Status.WITHHELD;
                        note("The embargo " + Notes.quote(printed) + " names no moment; the item is withheld.");
                    });
        }
        return this;
    }

    /** What the item says of its publication; empty when it says nothing. */
    Optional<Release> release() {
        return statusGiven || identifier != null
                ? Optional.of(new Release(
                        Optional.ofNullable(identifier), status, Optional.ofNullable(embargoedUntil), Optional.empty()))
                : Optional.empty();
    }

    boolean isCanceled() {
        return status == Release.Status.CANCELED;
    }

    List<String> urls() {
        return List.copyOf(urls);
    }

    List<PrintedDate> dates() {
        return List.copyOf(dates);
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    Optional<String> source() {
        return Optional.ofNullable(source);
    }

    Optional<String> byline() {
        return Optional.ofNullable(byline);
    }

    Optional<String> credit() {
        return Optional.ofNullable(credit);
    }

    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** All language tags that were given, with their regions, the first given first. */
    List<String> languages() {
        return List.copyOf(languages);
    }

    boolean hasTitleInText() {
        return titleInText;
    }

    private static String first(String old, String other) {
        return old != null || other == null || other.isBlank() ? old : other;
    }

    /** A short field on the page is often markup, or escaped once too often. */
    private static String plain(String field) {
        return field == null ? null : HtmlText.plain(field.substring(0, Math.min(field.length(), LONGEST_FIELD)));
    }

    private static void add(List<String> list, String value) {
        if (value != null && !value.isBlank()) {
            list.add(value.strip());
        }
    }
}
