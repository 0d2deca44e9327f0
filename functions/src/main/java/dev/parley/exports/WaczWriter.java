package dev.parley.exports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.exports.ExportFiles.Digest;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Writes a WACZ file: the WARC files of the versions with a CDXJ index, a page with text for each version, and the manifest
 * as {@code parley/manifest.json}. WARC and index are stored in the zip file without compression. Needs twice the space of
 * the WARC files while it is written.
 *
 * @see <a href="https://specs.webrecorder.net/wacz/1.1.1/">WACZ 1.1.1</a>
 */
final class WaczWriter implements ExportWriter<ExportedVersion> {
    private static final String WARC = "data.warc.gz";
    private static final String INDEX = "index.cdx.gz";
    private static final String OVERVIEW = "index.idx";
    private static final String PAGES = "pages.jsonl";

    private final HashedFile out;
    private final Path folder;
    private final Export export;
    private final Instant made;
    private final CdxjIndex index = new CdxjIndex(WARC, INDEX);
    private final WarcExportWriter warc;
    private final OutputStream pages;

    /** @param folder for the parts that are written before the zip file */
    WaczWriter(HashedFile out, Path folder, Export export, Instant made) throws IOException {
        this.out = out;
        this.folder = folder;
        this.export = export;
        this.made = made;
        this.warc = new WarcExportWriter(new HashedFile(folder.resolve(WARC)), export, WARC, made);
        this.pages = Files.newOutputStream(folder.resolve(PAGES));
        page(Json.MAPPER
                .createObjectNode()
                .put("format", "json-pages-1.0")
                .put("id", "pages")
                .put("title", "All Pages")
                .put("hasText", true));
    }

    @Override
    public void add(ExportedVersion version) throws IOException {
        var article = version.article();
        index.add(version, warc.bytes());
        warc.add(version);
        page(Json.MAPPER
                .createObjectNode()
                .put("id", article.id() + "." + article.version())
                .put("url", version.archived().originalTarget())
                .put("ts", seconds(article.arrived()))
                .put("title", article.title())
                .put("text", article.text())
                .put("size", version.archived().original().length));
    }

    private void page(ObjectNode page) throws IOException {
        pages.write(Json.MAPPER.writeValueAsBytes(page));
        pages.write('\n');
    }

    @Override
    public void finish(Path manifest) throws IOException {
        warc.close();
        pages.close();
        try (var blocks = Files.newOutputStream(folder.resolve(INDEX));
                var overview = Files.newOutputStream(folder.resolve(OVERVIEW))) {
            index.write(blocks, overview);
        }
        var resources = Json.MAPPER.createArrayNode();
        try (var zip = new Zip(out, made)) {
            resource(resources, "archive/" + WARC, zip.store("archive/" + WARC, folder.resolve(WARC)));
            resource(resources, "indexes/" + INDEX, zip.store("indexes/" + INDEX, folder.resolve(INDEX)));
            resource(resources, "indexes/" + OVERVIEW, zip.deflate("indexes/" + OVERVIEW, folder.resolve(OVERVIEW)));
            resource(resources, "pages/" + PAGES, zip.deflate("pages/" + PAGES, folder.resolve(PAGES)));
            resource(resources, "parley/manifest.json", zip.deflate("parley/manifest.json", manifest));
            var description = describe(resources);
            zip.deflate("datapackage.json", description);
            zip.deflate(
                    "datapackage-digest.json",
                    Json.MAPPER.writeValueAsBytes(Json.MAPPER
                            .createObjectNode()
                            .put("path", "datapackage.json")
                            .put("hash", "sha256:" + Id.sha256Hex(description))));
        }
    }

    private byte[] describe(ArrayNode resources) throws IOException {
        ObjectNode description = Json.MAPPER
                .createObjectNode()
                .put("profile", "data-package")
                .put("wacz_version", "1.1.1")
                .put("title", "Parley: " + export.of().label() + " found " + seconds(made))
                .put("description", "What a search found: `" + Json.MAPPER.writeValueAsString(export.search()) + "`")
                .put("created", seconds(made))
                .put("software", "parley");
        description.set("resources", resources);
        // Compact, because jwarc's WaczReader cannot read a description with line breaks.
        return Json.MAPPER.writeValueAsBytes(description);
    }

    private static void resource(ArrayNode resources, String path, Digest digest) {
        resources
                .addObject()
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("hash", "sha256:" + digest.sha256())
                .put("bytes", digest.bytes());
    }

    private static String seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public long bytes() {
        return warc.bytes();
    }

    @Override
    public void close() throws IOException {
        warc.close();
        pages.close();
        out.close();
    }
}
