package dev.parley.search;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The formats of a feed. */
public enum FeedFormat {
    ATOM("facts.atom", "application/atom+xml; charset=utf-8", AtomWriter::write),
    JSON("facts.json", "application/feed+json; charset=utf-8", JsonFeedWriter::write),
    CALENDAR("facts.ics", "text/calendar; charset=utf-8", CalendarWriter::write);

    private final String file;
    private final String mediaType;
    private final Function<Feed, String> writer;

    FeedFormat(String file, String mediaType, Function<Feed, String> writer) {
        this.file = requireNonNull(file, "file");
        this.mediaType = requireNonNull(mediaType, "mediaType");
        this.writer = requireNonNull(writer, "writer");
    }

    /** The format with this file name; empty for any other name. */
    public static Optional<FeedFormat> of(String file) {
        return Arrays.stream(values())
                .filter(format -> format.file.equals(file))
                .findFirst();
    }

    /** The last segment of the feed's address: {@code facts.atom}. */
    public String file() {
        return file;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The content of the feed. */
    public String write(Feed feed) {
        return writer.apply(feed);
    }
}
