package dev.parley.exports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an export can be written as. */
public enum ExportFormat {
    /** RFC 4180 with a byte order mark, for spreadsheets. */
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    /** One JSON object a line. */
    JSONL("jsonl", "application/jsonl"),
    /** IPTC ninjs 2.1, one item a line. */
    NINJS("ninjs.jsonl", "application/jsonl"),
    /** The versions' archive files, one after the other. */
    WARC("warc.gz", "application/warc"),
    /** WACZ 1.1.1, for replay. */
    WACZ("wacz", "application/wacz"),
    /** A bag (RFC 8493) in a zip file. */
    BAGIT("bag.zip", "application/zip");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The name used in requests and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format with this label; {@link IllegalArgumentException} when there is none. */
    @JsonCreator
    public static ExportFormat of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** How the names of its files end, without a point before it. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether facts can be written in it; in the others a search of facts gives the versions that report them. */
    public boolean holdsFacts() {
        return this == CSV || this == JSONL;
    }
}
