package dev.parley.versions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The formats of citations. */
public enum CitationFormat {
    CSL("application/vnd.citationstyles.csl+json", CslJson::write),
    BIBTEX("application/x-bibtex", BibTex::write),
    RIS("application/x-research-info-systems", Ris::write);

    private final String mediaType;
    private final Function<Citation, String> writer;

    CitationFormat(String mediaType, Function<Citation, String> writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** The value of the parameter {@code format}: {@code bibtex}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public String write(Citation citation) {
        return writer.apply(citation);
    }

    public static Optional<CitationFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /** The format that an Accept header prefers; empty if it names none of them. */
    public static Optional<CitationFormat> accepted(String accept) {
        CitationFormat best = null;
        double highest = 0;
        for (var range : accept.split(",")) {
            var parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            var quality = quality(parts);
            for (var format : values()) {
                if (format.mediaType.equals(parts[0]) && quality > highest) {
                    best = format;
                    highest = quality;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double quality(String[] range) {
        for (int i = 1; i < range.length; i++) {
            if (range[i].matches("q=[01](\\.\\d{0,3})?")) {
                return Double.parseDouble(range[i].substring(2));
            }
        }
        return 1;
    }
}
