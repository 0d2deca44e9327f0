package dev.parley.exports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The formats of exports. */
public enum ExportFormat {
    /** RFC 4180 with a byte order mark, for spreadsheets. */
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    /** One JSON object on each line. */
    JSONL("jsonl", "application/jsonl"),
    /** IPTC ninjs 2.1, one item on each line. */
    NINJS("ninjs.jsonl", "application/jsonl"),
    /** The concatenated WARC files of the versions. */
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

    /** The name in requests and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file extension, without the dot before it. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the format can hold facts. In other formats, a search for facts exports the versions that report them. */
    public boolean holdsFacts() {
        return this == CSV || this == JSONL;
    }
}
