package dev.parley.articles.reading;

import java.util.Locale;
import java.util.Optional;

/** The formats that are read. */
enum Format {
    JSON,
    HTML,
    TEXT,
    /** XML of agencies: NITF, NewsML-G2; feeds, which are refused. */
    XML;

    private static final int LOOK_AT = 2000;

    /**
     * What the sender says it is.
     *
     * @return empty for types that say nothing, such as {@code application/octet-stream} or a form's
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

    /** What it looks like. */
    static Format sniffed(String text) {
        var start = text.substring(0, Math.min(text.length(), LOOK_AT)).stripLeading();
        if (start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\"")) {
            return JSON;
        }
        var lower = start.toLowerCase(Locale.ROOT);
        return lower.startsWith("<") || lower.contains("<html") || lower.contains("<body") ? HTML : TEXT;
    }
}
