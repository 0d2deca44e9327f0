package dev.parley.exports;

import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.cdx.CdxFormat;

/**
 * The CDXJ index of the original bytes in a WARC file, sorted by address and moment, in gzip blocks of {@value #BLOCK}
 * lines, with an index of the blocks. It needs some 300 bytes of memory for each version until it is written.
 *
 * @see <a href="https://specs.webrecorder.net/cdxj/0.1.0/">CDXJ</a>
 */
final class CdxjIndex {
    private static final int BLOCK = 300;

    private final String warcName;
    private final String indexName;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param warcName name of the WARC file, without its folder
     * @param indexName name of the compressed index, without its folder
     */
    CdxjIndex(String warcName, String indexName) {
        this.warcName = warcName;
        this.indexName = indexName;
    }

    /** @param start offset of this version's WARC file in the whole file */
    void add(ExportedVersion version, long start) throws IOException {
        try (var reader = new WarcReader(new ByteArrayInputStream(version.warc()))) {
            for (var next = reader.next(); next.isPresent(); ) {
                var found = next.get();
                long offset = reader.position();
                if (found instanceof WarcResponse response) {
                    // Its headers can be read only before the next record is.
                    response.http();
                }
                next = reader.next();
                if (found instanceof WarcResource || found instanceof WarcResponse) {
                    long length = next.isPresent() ? reader.position() - offset : version.warc().length - offset;
                    lines.add(CdxFormat.CDXJ.format((WarcCaptureRecord) found, warcName, start + offset, length, null));
                }
            }
        }
    }

    /** Writes the index in gzip blocks, and the index of the blocks. */
    void write(OutputStream blocks, OutputStream overview) throws IOException {
        lines.sort(null);
        text(
                overview,
                "!meta 0 "
                        + Json.MAPPER
                                .createObjectNode()
                                .put("format", "cdxj-gzip-1.0")
                                .put("filename", indexName)
                        + "\n");
        long offset = 0;
        for (int from = 0; from < lines.size(); from += BLOCK) {
            var block = lines.subList(from, Math.min(lines.size(), from + BLOCK));
            var zipped = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(zipped)) {
                text(gzip, String.join("\n", block) + "\n");
            }
            zipped.writeTo(blocks);
            var first = block.getFirst();
            var where = Json.MAPPER.createObjectNode().put("offset", offset).put("length", zipped.size());
            text(overview, first.substring(0, first.indexOf('{')) + where + "\n");
            offset += zipped.size();
        }
        if (lines.isEmpty()) {
            new GZIPOutputStream(blocks).finish();
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
