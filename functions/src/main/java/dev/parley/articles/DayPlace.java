package dev.parley.articles;

/** Where the day of publication was found, the most trusted place first. */
public enum DayPlace {
    /** The dateline that begins the text. */
    DATELINE,
    /** What the sender says beside the text: {@code published}, or the dates of a ninjs item. */
    SUBMISSION,
    /** The JSON-LD of the page's own article. */
    JSON_LD,
    /** A meta element. */
    META,
    /** An element marked {@code itemprop} or a {@code time} element. */
    MARKUP
}
