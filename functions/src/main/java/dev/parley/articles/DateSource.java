package dev.parley.articles;

/**
 * Where the day of publication was found, in order of trust. A source is used only when none before it gives a readable
 * day.
 */
public enum DateSource {
    /** The dateline at the beginning of the text. */
    DATELINE,
    /** The sender's metadata: {@code published}, or the dates of a ninjs item. */
    SUBMISSION,
    /** The date of first publication in the JSON-LD of the page's own article. */
    JSON_LD,
    /** A meta element that names the day of publication. */
    META,
    /** An element marked as the day of publication by {@code itemprop}, RDFa or {@code time pubdate}. */
    MARKUP,
    /** The path of the page's address: {@code /2025/02/12/}. */
    ADDRESS,
    /** A meta element with an unspecified date or the date of the page's creation. */
    CREATED,
    /** A {@code time} element near the article. */
    TIME,
    /** A label such as "Published: February 12, 2025", the header of a mail, or the front matter of a text. */
    STATED,
    /** An element whose class or id marks it as a date. */
    CLASS,
    /** A line that begins with a date, near the headline. */
    HEADLINE,
    /** The page's title. */
    TITLE,
    /** The page's scripts, when they name a single day of publication. */
    SCRIPT,
    /** The day of a later modification. */
    MODIFIED
}
