package dev.parley.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one format's reader found in the bytes, as printed there, before it is normalised. Where a page says a thing
 * twice, the first that was given wins, so readers offer the trusted places first.
 */
final class Draft implements Found {
    private static final int LONGEST_FIELD = 5000;

    private final List<String> urls = new ArrayList<>();
    private final List<String> dates = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String title;
    private boolean headlineAlone;
    private String text;
    private String source;
    private String byline;
    private String credit;
    private String language;
    private boolean titleInText;

    Draft url(String url) {
        add(urls, url);
        return this;
    }

    Draft published(String date) {
        add(dates, date);
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
        this.language = first(this.language, language);
        return this;
    }

    /** The headline, if there is one, is the text's first line. */
    Draft titleInText() {
        this.titleInText = true;
        return this;
    }

    List<String> urls() {
        return List.copyOf(urls);
    }

    List<String> dates() {
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
