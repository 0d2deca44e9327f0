package dev.parley.importing;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.WebOrigin;
import java.util.Optional;

/** A record of a file that is imported. */
public sealed interface ImportRecord {
    /** Where it is in its file, such as {@code line 12}; empty for a file with one article. */
    String place();

    ImportFormat format();

    /** An article in a format that {@code ArticleReader} reads. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(
            String place, ImportFormat format, byte[] body, Optional<String> contentType, Optional<WebOrigin> origin)
            implements ImportRecord {
        public Sent {
            requireNonNull(place, "place");
            requireNonNull(format, "format");
            requireNonNull(body, "body");
            requireNonNull(contentType, "contentType");
            requireNonNull(origin, "origin");
        }
    }

    /**
     * A normalised version, as the exports of this project have it in JSON. Its ids follow from its title and text.
     *
     * @param row the bytes in which it came
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Exported(String place, ImportFormat format, Article article, byte[] row) implements ImportRecord {
        public Exported {
            requireNonNull(place, "place");
            requireNonNull(format, "format");
            requireNonNull(article, "article");
            requireNonNull(row, "row");
        }
    }

    /**
     * The archive file of a version, as this project wrote it.
     *
     * @param version what the file holds, its digests verified
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Archived(String place, ArchivedVersion version, byte[] warc) implements ImportRecord {
        public Archived {
            requireNonNull(place, "place");
            requireNonNull(version, "version");
            requireNonNull(warc, "warc");
        }

        @Override
        public ImportFormat format() {
            return ImportFormat.WARC;
        }
    }

    /** A record that holds no article, as expected: a picture of a page, a redirect. */
    record Skipped(String place, ImportFormat format) implements ImportRecord {
        public Skipped {
            requireNonNull(place, "place");
            requireNonNull(format, "format");
        }
    }

    /**
     * A record that cannot be imported.
     *
     * @param reason a sentence that says what to change
     */
    record Refused(String place, ImportFormat format, String reason) implements ImportRecord {
        public Refused {
            requireNonNull(place, "place");
            requireNonNull(format, "format");
            requireNonNull(reason, "reason");
        }
    }
}
