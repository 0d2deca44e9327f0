package dev.parley.importing;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Submission;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the records of a file. Its first bytes say what it is, or else the ending of its name. */
public final class ImportReader {
    /** Takes the records of a file in their order. */
    public interface Sink {
        void accept(ImportRecord found) throws IOException;
    }

    /** A zip file in a zip file, and a compressed file in it; more is no archive of articles. */
    private static final int DEEPEST = 4;

    private static final int LOOK_AT = 512;

    private final Sink sink;

    private ImportReader(Sink sink) {
        this.sink = sink;
    }

    /**
     * Reads a file. What is wrong with it or with one of its records is a {@link ImportRecord.Refused}.
     *
     * @param name its name, which may say its format
     * @throws IOException only from the sink, which may also throw unchecked exceptions
     */
    public static void read(String name, InputStream in, Sink sink) throws IOException {
        try {
            new ImportReader(sink).read(name, "", in, 0);
        } catch (SinkFailed e) {
            throw e.failure();
        }
    }

    /** Whether a file with this name is read in a folder or a zip file. In these, other files are passed over. */
    public static boolean isImportable(String name) {
        return format(name) != ImportFormat.OTHER || isZip(name);
    }

    /** @param place of a file in a zip file: its name and a space; otherwise empty */
    void read(String name, String place, InputStream file, int depth) throws IOException {
        var format = format(name);
        var in = new BufferedInputStream(file, 1 << 16);
        var records = new NumberedRecords(place, sink);
        try {
            if (depth > DEEPEST) {
                records.refuse("", format, "The file is nested too deeply in other files. Unpack it.");
                return;
            }
            var start = start(in);
            if (start.startsWith("WARC/") || isGzip(start) && (format == ImportFormat.WARC)) {
                new WarcRecords(records).read(in);
            } else if (isGzip(start)) {
                read(withoutGz(name), place, new GZIPInputStream(in), depth + 1);
            } else if (start.startsWith("PK\u0003\u0004")) {
                new ZipRecords(this, records, depth).read(name, place, in);
            } else {
                single(format == ImportFormat.OTHER ? sniffed(start) : format, start, in, records);
            }
        } catch (SinkFailed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The libraries throw various unchecked exceptions for damaged files.
            records.refuseRest(format, e);
        }
    }

    private static void single(ImportFormat format, String start, BufferedInputStream in, NumberedRecords records)
            throws IOException {
        switch (format) {
            case JSONL -> new JsonRecords(records).lines(in);
            case JSON -> new JsonRecords(records).file(start, in);
            case CSV -> new CsvRecords(records).read(in);
            case MBOX -> new MboxRecords(records).read(in);
            case WARC ->
                records.refuse("", format, "The file does not begin as a WARC file, with \"WARC/\" or compressed.");
            case OTHER ->
                records.refuse(
                        "",
                        format,
                        "The format is not known. Import .jsonl, .json, .csv, .warc, .warc.gz, .wacz, .mbox, .xml, .html,"
                                + " .txt, .eml, .mht or .zip files.");
            case XML, HTML, TEXT, MAIL ->
                records.sent("", format, in.readNBytes(Submission.MAX_BYTES + 1), mediaType(format), Optional.empty());
        }
    }

    private static String start(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AT);
        var start = new String(in.readNBytes(LOOK_AT), StandardCharsets.ISO_8859_1);
        in.reset();
        return start;
    }

    private static boolean isGzip(String start) {
        return start.startsWith("\u001f\u008b");
    }

    /** The format of a file whose name does not say it. */
    private static ImportFormat sniffed(String start) {
        if (MboxRecords.isSeparator(start.lines().findFirst().orElse(""))) {
            return ImportFormat.MBOX;
        }
        return start.stripLeading().startsWith("{") ? ImportFormat.JSONL : ImportFormat.OTHER;
    }

    private static Optional<String> mediaType(ImportFormat format) {
        return switch (format) {
            case HTML -> Optional.of("text/html");
            case TEXT -> Optional.of("text/plain");
            default -> Optional.empty();
        };
    }

    private static boolean isZip(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".zip") || lower.endsWith(".wacz");
    }

    private static String withoutGz(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private static ImportFormat format(String name) {
        var plain = withoutGz(name).toLowerCase(Locale.ROOT);
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "jsonl", "ndjson" -> ImportFormat.JSONL;
            case "json" -> ImportFormat.JSON;
            case "csv", "tsv" -> ImportFormat.CSV;
            case "warc" -> ImportFormat.WARC;
            case "mbox", "mbx" -> ImportFormat.MBOX;
            case "xml", "nitf" -> ImportFormat.XML;
            case "html", "htm", "xhtml" -> ImportFormat.HTML;
            case "txt" -> ImportFormat.TEXT;
            case "eml", "mht", "mhtml" -> ImportFormat.MAIL;
            default -> ImportFormat.OTHER;
        };
    }

    /** Carries a failure of the sink past the readers, which take other failures for damage of the file. */
    static final class SinkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SinkFailed(Exception failure) {
            super(failure);
        }

        /** Returns a checked failure, and throws an unchecked one. */
        IOException failure() {
            if (getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            return (IOException) requireNonNull(getCause());
        }
    }
}
