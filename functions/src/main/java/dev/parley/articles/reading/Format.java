package dev.parley.articles.reading;

import java.util.Locale;
import java.util.Optional;

/** The format of a submission. */
enum Format {
    JSON,
    HTML,
    TEXT,
    /** NITF and NewsML-G2, and feeds, which are refused. */
    XML;

    private static final int LOOK_AT = 2000;

    /**
     * The format that the sender declares.
     *
     * @return empty for uninformative types, such as {@code application/octet-stream} or that of a form
     */
    static Optional<Format> declared(Optional<String> contentType) {
        var type = contentType
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (type.equals("application/json") || type.equals("text/json") || type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return Optional.of(HTML);
        }
        if (type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml")) {
            return Optional.of(XML);
        }
        return type.equals("text/plain") ? Optional.of(TEXT) : Optional.empty();
    }

    /** The format that the beginning of the text suggests. */
    static Format sniffed(String text) {
        var start = text.substring(0, Math.min(text.length(), LOOK_AT)).stripLeading();
        if (start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\"")) {
            return JSON;
        }
        var lower = start.toLowerCase(Locale.ROOT);
        return lower.startsWith("<") || lower.contains("<html") || lower.contains("<body") ? HTML : TEXT;
    }
}
