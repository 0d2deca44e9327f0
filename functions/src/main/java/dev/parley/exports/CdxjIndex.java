package dev.parley.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.URIs;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;

/**
 * Where the original bytes of each version lie in a WARC file: CDXJ, sorted by address and moment, in gzip blocks of
 * {@value #BLOCK} lines, with an index of the blocks. It keeps a line of some 300 bytes a version in memory until it is
 * sorted, for as many versions as an export may hold.
 *
 * @see <a href="https://specs.webrecorder.net/cdxj/0.1.0/">CDXJ</a>
 */
final class CdxjIndex {
    private static final int BLOCK = 300;
    private static final DateTimeFormatter FOURTEEN_DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

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

    /** @param start where in the WARC file this version's archive file begins */
    void add(ExportedVersion version, long start) throws IOException {
        try (var reader = new WarcReader(new ByteArrayInputStream(version.warc()))) {
            for (var next = reader.next(); next.isPresent(); ) {
                var found = next.get();
                long offset = reader.position();
                next = reader.next();
                if (found instanceof WarcResource resource) {
                    long length = next.isPresent() ? reader.position() - offset : version.warc().length - offset;
                    lines.add(line(version, resource, start + offset, length));
                }
            }
        }
    }

    private String line(ExportedVersion version, WarcResource resource, long offset, long length) {
        var target = resource.target();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("url", target)
                .put("mime", mime(version))
                .put("digest", resource.payloadDigest().orElseThrow().prefixedBase32())
                .put("length", Long.toString(length))
                .put("offset", Long.toString(offset))
                .put("filename", warcName);
        return key(target) + " " + FOURTEEN_DIGITS.format(resource.date()) + " " + json;
    }

    /** The address in the order in which it is sorted, host first; no other scheme has a host. */
    private static String key(String target) {
        return URIs.hasHttpOrHttpsScheme(target) ? URIs.toNormalizedSurt(target) : target;
    }

    private static String mime(ExportedVersion version) {
        return version.archived()
                .originalType()
                .map(type -> type.split("[;\\s]", 2)[0].strip())
                .filter(type -> !type.isEmpty())
                .orElse("application/octet-stream");
    }

    /** Writes the index in gzip blocks, and the index of these. */
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
