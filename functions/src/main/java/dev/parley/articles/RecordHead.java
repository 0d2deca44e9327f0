package dev.parley.articles;

/**
 * The head of a record of an archive file.
 *
 * @param type such as {@code response}
 * @param lines header lines of the record, and of the HTTP message in it
 */
public record RecordHead(String type, String lines) {}
