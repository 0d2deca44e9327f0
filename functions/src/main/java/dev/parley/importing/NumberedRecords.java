package dev.parley.importing;

import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import dev.parley.articles.WebOrigin;
import java.io.IOException;
import java.util.Optional;

/** Passes the records of one file on, and says where each is. */
final class NumberedRecords {
    private final String file;
    private final ImportReader.Sink sink;
    private String last = "";

    /** @param file the name of a file in a zip file and a space; otherwise empty */
    NumberedRecords(String file, ImportReader.Sink sink) {
        this.file = file;
        this.sink = sink;
    }

    void sent(String place, ImportFormat format, byte[] body, Optional<String> type, Optional<WebOrigin> origin) {
        if (body.length > Submission.MAX_BYTES) {
            refuse(place, format, tooLarge());
        } else {
            pass(new ImportRecord.Sent(at(place), format, body, type, origin));
        }
    }

    void exported(String place, ImportFormat format, Article article, byte[] row) {
        pass(new ImportRecord.Exported(at(place), format, article, row));
    }

    void archived(String place, ArchivedVersion version, byte[] warc) {
        pass(new ImportRecord.Archived(at(place), version, warc));
    }

    void skip(String place, ImportFormat format) {
        pass(new ImportRecord.Skipped(at(place), format));
    }

    void refuse(String place, ImportFormat format, String reason) {
        pass(new ImportRecord.Refused(at(place), format, reason));
    }

    /** Refuses what comes after the last record, because the file is damaged there. */
    void refuseRest(ImportFormat format, Exception cause) {
        var why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var from = last.isEmpty() ? "" : "after " + last;
        refuse(from, format, "The file is damaged from here on, or not what it seems to be: " + why + ".");
    }

    static String tooLarge() {
        return "The article has more than " + Submission.MAX_BYTES + " bytes.";
    }

    private String at(String place) {
        return (file + place).strip();
    }

    private void pass(ImportRecord found) {
        try {
            sink.accept(found);
        } catch (IOException | RuntimeException e) {
            throw new ImportReader.SinkFailed(e);
        }
        last = found.place().substring(Math.min(file.length(), found.place().length()));
    }
}
