package dev.parley.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the files in a zip file one after the other. Of a WACZ file only the WARC files are read. */
final class ZipRecords {
    /** What describes the package, not an article: WACZ, BagIt, and the hidden files of some systems. */
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?i)(?:.*/)?(?:(?:tag)?manifest[^/]*|bagit\\.txt|bag-info\\.txt|fetch\\.txt|datapackage[^/]*\\.json|\\.[^/]*|__MACOSX/.*)");

    private final ImportReader reader;
    private final NumberedRecords records;
    private final int depth;

    ZipRecords(ImportReader reader, NumberedRecords records, int depth) {
        this.reader = reader;
        this.records = records;
        this.depth = depth;
    }

    void read(String name, String place, InputStream in) throws IOException {
        boolean isWacz = name.toLowerCase(Locale.ROOT).endsWith(".wacz");
        var zip = new ZipInputStream(in);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (isWanted(entry, isWacz)) {
                reader.read(entry.getName(), place + entry.getName() + " ", new Unclosed(zip), depth + 1);
            } else if (!entry.isDirectory() && !isWacz && !isDescription(entry)) {
                records.skip(entry.getName(), ImportFormat.OTHER);
            }
        }
    }

    private static boolean isWanted(ZipEntry entry, boolean isWacz) {
        var name = entry.getName();
        return !entry.isDirectory()
                && !isDescription(entry)
                && ImportReader.isImportable(name)
                && (!isWacz || name.startsWith("archive/"));
    }

    private static boolean isDescription(ZipEntry entry) {
        return DESCRIPTION.matcher(entry.getName()).matches();
    }

    /** An entry's bytes; closing them leaves the zip file open. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(ZipInputStream zip) {
            super(zip);
        }

        @Override
        public void close() {
            // The zip file is still needed.
        }
    }
}
