package dev.parley.articles.reading;

import dev.parley.articles.Characters;
import dev.parley.articles.DateSource;
import dev.parley.articles.Release;
import dev.parley.articles.dates.ParsedDate;
import dev.parley.articles.dates.RawDate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields that the reader of a format found, as printed, before normalisation. The first value of a field wins, so
 * readers add the most trusted value first. Setters ignore null and blank values.
 */
final class Draft implements ParsedContent {
    private static final int LONGEST_FIELD = 5000;

    private final List<String> urls = new ArrayList<>();
    private final List<RawDate> dates = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String title;
    private boolean headlineAlone;
    private @Nullable String text;
    private @Nullable String source;
    private @Nullable String byline;
    private @Nullable String credit;
    private final List<String> languages = new ArrayList<>();
    private @Nullable String language;
    private boolean titleInText;
    private @Nullable String identifier;
    private Release.Status status = Release.Status.USABLE;
    private boolean statusGiven;
    private @Nullable Instant embargoedUntil;

    Draft url(@Nullable String url) {
        add(urls, url);
        return this;
    }

    /** Adds a date of publication; all of them are kept. */
    Draft published(DateSource source, @Nullable String date) {
        if (date != null && !date.isBlank()) {
            dates.add(new RawDate(source, date.strip()));
        }
        return this;
    }

    Draft note(String note) {
        add(notes, note);
        return this;
    }

    Draft title(@Nullable String title) {
        this.title = first(this.title, plain(title));
        return this;
    }

    /** Marks the item as one with a headline and no text. */
    Draft headlineAlone() {
        headlineAlone = true;
        text = "";
        return this;
    }

    boolean isHeadlineAlone() {
        return headlineAlone;
    }

    Draft text(@Nullable String text) {
        this.text = first(this.text, text);
        return this;
    }

    /** Replaces the text. */
    Draft replaceText(String text) {
        this.text = text;
        return this;
    }

    Draft source(@Nullable String source) {
        this.source = first(this.source, plain(source));
        return this;
    }

    Draft byline(@Nullable String byline) {
        this.byline = first(this.byline, plain(byline));
        return this;
    }

    /** The credit line, which may name an agency. */
    Draft credit(@Nullable String credit) {
        this.credit = first(this.credit, credit);
        return this;
    }

    Draft language(@Nullable String language) {
        add(languages, language);
        this.language = first(this.language, language);
        return this;
    }

    /** Allows the first line of the text to be the headline. */
    Draft titleInText() {
        this.titleInText = true;
        return this;
    }

    /** The sender's identifier of the item: a web address becomes the url, anything else the release's identifier. */
    Draft identifier(@Nullable String identifier) {
        if (identifier != null && identifier.regionMatches(true, 0, "http", 0, 4)) {
            return url(identifier);
        }
        this.identifier = first(this.identifier, identifier == null ? null : Characters.oneLine(identifier));
        return this;
    }

    /** The publishing status as printed. An item with an unknown status is usable. */
    Draft status(@Nullable String printed) {
        if (printed != null && !printed.isBlank()) {
            statusGiven = true;
            Release.status(printed)
                    .ifPresentOrElse(
                            known -> this.status = known,
                            () -> note("The publishing status " + Notes.quote(printed)
                                    + " is unknown; the item was treated as usable."));
        }
        return this;
    }

    /** The end of an embargo as printed. An item with an unreadable end is withheld until a later version arrives. */
    Draft embargoed(@Nullable String printed) {
        if (printed != null && status == Release.Status.USABLE) {
            statusGiven = true;
            ParsedDate.parse(printed, "en")
                    .map(end -> end.moment()
                            .orElseGet(
                                    () -> end.day().atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .ifPresentOrElse(end -> this.embargoedUntil = end, () -> {
                        this.status = Release.Status.WITHHELD;
                        note("The embargo " + Notes.quote(printed) + " cannot be read; the item is withheld.");
                    });
        }
        return this;
    }

    /** The publishing instructions; empty when the item has none. */
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

    List<RawDate> dates() {
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

    /** All language tags, with their regions, in the order in which they were added. */
    List<String> languages() {
        return List.copyOf(languages);
    }

    boolean hasTitleInText() {
        return titleInText;
    }

    private static @Nullable String first(@Nullable String old, @Nullable String other) {
        return old != null || other == null || other.isBlank() ? old : other;
    }

    /** Removes markup and excessive escapes, which are frequent in short fields. */
    private static @Nullable String plain(@Nullable String field) {
        return field == null ? null : HtmlText.plain(field.substring(0, Math.min(field.length(), LONGEST_FIELD)));
    }

    private static void add(List<String> list, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            list.add(value.strip());
        }
    }
}
