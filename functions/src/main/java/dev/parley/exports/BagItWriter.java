package dev.parley.exports;

import dev.parley.exports.ExportFiles.Digest;
import dev.parley.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Writes a bag (RFC 8493) as a zip file with one folder. The payload has, for each version, its WARC file and the normalised
 * article with its mentions as JSON, and the manifest of the export.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8493">RFC 8493</a>
 */
final class BagItWriter implements ExportWriter<ExportedVersion> {
    private final HashedFile out;
    private final Export export;
    private final Instant made;
    private final Zip zip;
    private final String base;
    private final Path payloadList;
    private final BufferedWriter payload;
    private long files;
    private long payloadBytes;

    /** @param folder for temporary files */
    BagItWriter(HashedFile out, Path folder, Export export, Instant made) throws IOException {
        this.out = out;
        this.export = export;
        this.made = made;
        this.zip = new Zip(out, made);
        this.base = export.stem() + "/";
        this.payloadList = folder.resolve("manifest-sha256.txt");
        this.payload = Files.newBufferedWriter(payloadList);
    }

    @Override
    public void add(ExportedVersion version) throws IOException {
        var path = "data/articles/" + version.key().articleId() + "/"
                + version.key().version();
        addToPayload(path + ".warc.gz", zip.store(base + path + ".warc.gz", version.warc()));
        addToPayload(path + ".json", zip.deflate(base + path + ".json", Json.MAPPER.writeValueAsBytes(version.json())));
    }

    private void addToPayload(String path, Digest digest) throws IOException {
        payload.write(line(path, digest));
        files++;
        payloadBytes += digest.bytes();
    }

    @Override
    public void finish(Path manifest) throws IOException {
        addToPayload("data/manifest.json", zip.deflate(base + "data/manifest.json", manifest));
        payload.close();
        var tags = new StringBuilder();
        tags.append(line("bag-info.txt", zip.deflate(base + "bag-info.txt", utf8(info()))));
        tags.append(line(
                "bagit.txt",
                zip.deflate(base + "bagit.txt", utf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"))));
        tags.append(line("manifest-sha256.txt", zip.deflate(base + "manifest-sha256.txt", payloadList)));
        zip.deflate(base + "tagmanifest-sha256.txt", utf8(tags.toString()));
        zip.close();
    }

    private String info() throws IOException {
        return "Bag-Software-Agent: parley\n"
                + "Bagging-Date: " + made.atOffset(ZoneOffset.UTC).toLocalDate() + "\n"
                + "External-Identifier: " + export.id() + "\n"
                + "External-Description: What a search of " + export.of().label() + " found: "
                // Compact JSON contains no line break.
                + Json.MAPPER.writeValueAsString(export.search()) + "\n"
                + "Payload-Oxum: " + payloadBytes + "." + files + "\n";
    }

    private static String line(String path, Digest digest) {
        return digest.sha256() + "  " + path + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long bytes() {
        return out.bytes();
    }

    @Override
    public void close() throws IOException {
        payload.close();
        // Closing the zip would write its directory, and an unfinished file would look complete.
        out.close();
    }
}
