package dev.parley.articles;

/**
 * Where the day of publication was found, the most trusted place first. A place counts only where those before it say
 * no day that can be read.
 */
public enum DateSource {
    /** The dateline that begins the text. */
    DATELINE,
    /** What the sender says beside the text: {@code published}, or the dates of a ninjs item. */
    SUBMISSION,
    /** The first publication in the JSON-LD of the page's own article. */
    JSON_LD,
    /** A meta element that names the day of publication. */
    META,
    /** An element marked as the day of publication by {@code itemprop}, RDFa or {@code time pubdate}. */
    MARKUP,
    /** The path of the page's address: {@code /2025/02/12/}. */
    ADDRESS,
    /** A meta element that names a day without saying which, or that of the page's making. */
    CREATED,
    /** A {@code time} element beside the article. */
    TIME,
    /** Words such as "Published: February 12, 2025", a mail's header or a text's front matter. */
    STATED,
    /** An element whose class or id says that it holds a date. */
    CLASS,
    /** A line that begins with a date, near the headline. */
    HEADLINE,
    /** The page's title. */
    TITLE,
    /** The data of the page's scripts, where they name a single day of publication. */
    SCRIPT,
    /** The day of a later change, where nothing says when the article first appeared. */
    MODIFIED
}
