package dev.parley.importing;

import java.util.Locale;

/** The formats of imported records. Files in a zip or WACZ file have formats of their own. */
public enum ImportFormat {
    /** One article in this project's own JSON or in ninjs, or a list of these. */
    JSON,
    /** The same, one article on each line. */
    JSONL,
    CSV,
    /** Web pages in WARC files, and the archive files of this project. */
    WARC,
    /** Mails in one file. */
    MBOX,
    /** NITF and NewsML-G2. */
    XML,
    HTML,
    TEXT,
    /** A mail, or a page saved with its pictures. */
    MAIL,
    /** A file that is none of these. */
    OTHER;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
