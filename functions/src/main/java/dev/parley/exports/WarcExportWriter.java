package dev.parley.exports;

import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Concatenates the WARC files of versions byte for byte, after a warcinfo record that describes the export. The result is a
 * valid WARC file, because each file is a sequence of gzip members with one record each.
 */
final class WarcExportWriter implements ExportWriter<ExportedVersion> {
    private final HashedFile out;

    WarcExportWriter(HashedFile out, Export export, String name, Instant made) throws IOException {
        this.out = out;
        out.write(info(export, name, made));
    }

    private static byte[] info(Export export, String name, Instant made) throws IOException {
        var body = "software: parley\r\nformat: WARC File Format 1.1\r\ndescription: export " + export.id() + " of "
                + export.of().label() + " found by "
                // Compact JSON contains no line break.
                + Json.MAPPER.writeValueAsString(export.search()) + "\r\n";
        var block = body.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            writer.write(new Warcinfo.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .recordId(UUID.nameUUIDFromBytes(("export " + export.id()).getBytes(StandardCharsets.UTF_8)))
                    .date(made)
                    .filename(name)
                    .blockDigest(new WarcDigest("sha256", Id.sha256(block)))
                    .body(MediaType.WARC_FIELDS, block)
                    .build());
        }
        return bytes.toByteArray();
    }

    @Override
    public void add(ExportedVersion version) throws IOException {
        out.write(version.warc());
    }

    @Override
    public long bytes() {
        return out.bytes();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
