package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.exports.Export.Of;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WaczReader;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.Warcinfo;

/** Reads the files of exports with independent libraries. */
class ExportFormatsTest {
    private static final String HARD = "=HYPERLINK(\"x\"), \u05E9\u05DC\u05D5\u05DD said, \"yes\"";

    @TempDir
    private Path folder;

    private ExportWorld world;

    @BeforeEach
    void world() {
        world = new ExportWorld(folder);
    }

    // ---- tables

    @Test
    void aTableOfFactsCanBeReadBackUnchanged() throws IOException {
        var version = world.article("one", "One", "They met in Riyadh.");
        var fact = world.fact("Riyadh, \"capital\"\r\nof Saudi Arabia", version);
        world.fact("-2+3", version);
        world.fact("\u3000\uFF1D1", version);
        var rows = rows(world.export(Of.FACTS, ExportFormat.CSV));

        assertEquals(3, rows.size());
        var row = rows.getFirst();
        assertEquals(fact.id(), row.get("id"));
        assertEquals("meeting", row.get("type"));
        assertEquals("Riyadh, \"capital\"\r\nof Saudi Arabia", row.get("place"));
        assertEquals("Donald Trump; United Nations; Russia", row.get("participants"));
        assertEquals("USA; RUS", row.get("countries"));
        assertEquals("90", row.get("durationMinutes"));
        assertEquals("", row.get("deniedBy"));
        assertEquals("'-2+3", rows.get(1).get("place"));
        assertEquals("'\u3000\uFF1D1", rows.get(2).get("place"));
        assertEquals("'-2+3", rows.get(1).get("sources"), "every column is protected against formulas");
    }

    @Test
    void aTableOfArticlesCanBeReadBackUnchanged() throws IOException {
        var version = world.article("one", HARD, "They met in Riyadh.");
        var fact = world.fact("Riyadh", version);
        var rows = rows(world.export(Of.ARTICLES, ExportFormat.CSV));
        assertEquals(1, rows.size());
        assertEquals("'" + HARD, rows.getFirst().get("title"));
        assertEquals(version.articleId(), rows.getFirst().get("id"));
        assertEquals("https://wire.example.com/one", rows.getFirst().get("url"));
        assertEquals(fact.id(), rows.getFirst().get("facts"));
    }

    @Test
    void aTableBeginsWithAByteOrderMarkAndHasTheLineEndsOfRfc4180() {
        var text = text(world.file(world.export(Of.FACTS, ExportFormat.CSV)));
        assertTrue(text.startsWith("\uFEFF\"id\",\"kind\","), text);
        assertTrue(text.endsWith("\"plover\"\r\n"), text);
        assertEquals(1, text.lines().count(), "an empty table has its header line");
    }

    private List<CSVRecord> rows(ExportState state) throws IOException {
        var text = text(world.file(state)).substring(1);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    // ---- lines

    @Test
    void linesAreFactsInTheFormOfTheApiOrVersionsWithTextAndMentions() throws IOException {
        var version = world.article("one", HARD, "They met in Riyadh.");
        var fact = world.fact("Riyadh", version);
        var facts = lines(world.export(Of.FACTS, ExportFormat.JSONL));
        assertEquals(List.of(Json.MAPPER.valueToTree(fact)), facts);
        var articles = lines(world.export(Of.ARTICLES, ExportFormat.JSONL));
        assertEquals(HARD, articles.getFirst().path("title").asText());
        assertEquals("They met in Riyadh.", articles.getFirst().path("text").asText());
        assertEquals(
                fact.id(),
                articles.getFirst().path("mentions").path(0).path("factId").asText());
        assertEquals(0, nothing(ExportFormat.JSONL).length);
    }

    /** The file of an export without entries. */
    private byte[] nothing(ExportFormat format) {
        var empty = new ExportWorld(folder);
        return empty.file(empty.export(Of.ARTICLES, format));
    }

    private List<JsonNode> lines(ExportState state) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : text(world.file(state)).split("\n")) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    // ---- ninjs

    @Test
    void ninjsItemsAreValidAndAreReadBackAsTheSameArticle() throws Exception {
        var version = world.article("one", HARD, "First paragraph.\n\nThey met in Riyadh.");
        world.fact("Riyadh", version);
        world.article(new Submission(
                "A text without an address or a headline, of which nothing more is known than that it came."
                        .getBytes(StandardCharsets.UTF_8),
                Optional.of("text/plain"),
                world.clock.instant()));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(
                                Path.of("src/test/resources/dev/parley/exports/ninjs-2.1-profile.schema.json")),
                        InputFormat.JSON);
        var done = world.export(Of.ARTICLES, ExportFormat.NINJS);
        for (var item : lines(done)) {
            var errors = schema.validate(
                    item.toString(),
                    InputFormat.JSON,
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            assertEquals(List.of(), errors);
        }
        var first = lines(done).getFirst();
        assertEquals("Donald Trump", first.path("people").path(0).path("name").asText());
        assertEquals(
                "United Nations",
                first.path("organisations").path(0).path("name").asText());
        assertEquals("Russia", first.path("places").path(0).path("name").asText());

        var again = new ArticleReader()
                .read(new Submission(
                        Json.MAPPER.writeValueAsBytes(first), Optional.of("application/json"), world.clock.instant()));
        assertEquals(version, again.key());
        assertEquals("2025-02-12", again.published().orElseThrow().toString());
        assertEquals(Optional.of("Harbour Wire"), again.source());
    }

    // ---- WARC

    @Test
    void aWarcFileHasEveryRecordOfTheVersionsUnchanged() throws IOException {
        world.article("one", "One", "They met in Riyadh.");
        world.article("two", "Two", "They met in Geneva.");
        var file = world.file(world.export(Of.ARTICLES, ExportFormat.WARC));
        assertEquals(List.of("One", "Two"), readWarc(file));
        var last = world.archive.get(world.archive.versions().getLast()).orElseThrow();
        var tail = new byte[last.length];
        System.arraycopy(file, file.length - tail.length, tail, 0, tail.length);
        assertArrayEquals(last, tail);
        assertEquals(List.of(), readWarc(nothing(ExportFormat.WARC)));
    }

    /** Reads a WARC file and returns the titles in it. */
    private static List<String> readWarc(byte[] file) throws IOException {
        var titles = new ArrayList<String>();
        int resources = 0;
        int infos = 0;
        try (var reader = new WarcReader(new ByteArrayInputStream(file))) {
            reader.onWarning(warning -> {
                throw new IllegalStateException(warning);
            });
            for (var record : reader) {
                if (record instanceof WarcConversion) {
                    var json = Json.MAPPER.readTree(record.body().stream().readAllBytes());
                    titles.add(json.path("title").asText());
                } else if (record instanceof WarcResource resource) {
                    resources++;
                    assertEquals(
                            Optional.of(resource.payloadDigest().orElseThrow()),
                            Optional.of(new org.netpreserve.jwarc.WarcDigest(
                                    "sha256", Id.sha256(resource.body().stream().readAllBytes()))));
                } else if (record instanceof Warcinfo) {
                    infos++;
                }
            }
        }
        assertEquals(titles.size(), resources);
        assertEquals(titles.size() + 1, infos);
        return titles;
    }

    // ---- WACZ

    @Test
    void aWaczFileDescribesAllItsFiles() throws IOException {
        for (int i = 0; i < 400; i++) {
            world.article("page-" + i, "Title " + i, "They met in Riyadh.");
        }
        var entries = unzipped(world.file(world.export(Of.ARTICLES, ExportFormat.WACZ)));
        described(entries);
        var index = indexed(entries);
        assertEquals(400, index.size());
        assertEquals(index.stream().sorted().toList(), index);
        assertEquals(401, text(entries.get("pages/pages.jsonl")).lines().count());
        // Each line of the index points to its record.
        var warc = entries.get("archive/data.warc.gz");
        for (var line : index) {
            var json = Json.MAPPER.readTree(line.substring(line.indexOf('{')));
            assertTrue(line.startsWith("com,example,wire)/page-"), line);
            try (var reader = new WarcReader(new ByteArrayInputStream(
                    warc, json.path("offset").asInt(), json.path("length").asInt()))) {
                var record = (WarcResource) reader.next().orElseThrow();
                assertEquals(json.path("url").asText(), record.target());
                assertEquals(
                        json.path("digest").asText(),
                        record.payloadDigest().orElseThrow().prefixedBase32());
                assertTrue(reader.next().isEmpty(), "the length is that of one record");
            }
        }
        assertEquals(
                400,
                Json.MAPPER
                        .readTree(entries.get("parley/manifest.json"))
                        .path("count")
                        .asInt());
    }

    @Test
    void anIndexLineDescribesItsRecord() throws IOException {
        world.article("one", HARD, "They met in Riyadh.");
        var line = indexed(unzipped(world.file(world.export(Of.ARTICLES, ExportFormat.WACZ))))
                .getFirst();
        var key = line.substring(0, line.indexOf('{'));
        assertTrue(key.matches("com,example,wire\\)/one \\d{14} "), line);
        var json = Json.MAPPER.readTree(line.substring(key.length()));
        assertEquals("https://wire.example.com/one", json.path("url").asText());
        assertEquals("application/json", json.path("mime").asText());
        assertEquals("data.warc.gz", json.path("filename").asText());
        assertTrue(json.path("digest").asText().startsWith("sha256:"), line);
    }

    @Test
    void jwarcReadsTheDescriptionOfAWaczFile() throws IOException {
        world.article("one", HARD, "They met in Riyadh.");
        var file = Files.write(folder.resolve("one.wacz"), world.file(world.export(Of.ARTICLES, ExportFormat.WACZ)));
        try (var reader = new WaczReader(file)) {
            assertEquals("1.1.1", reader.metadata().get("wacz_version"));
        }
    }

    @Test
    void anEmptyWaczFileIsValid() throws IOException {
        var entries = unzipped(nothing(ExportFormat.WACZ));
        described(entries);
        assertEquals(List.of(), indexed(entries));
        assertEquals(List.of(), readWarc(entries.get("archive/data.warc.gz")));
    }

    private static void described(Map<String, byte[]> entries) throws IOException {
        var description = Json.MAPPER.readTree(entries.get("datapackage.json"));
        assertEquals("1.1.1", description.path("wacz_version").asText());
        assertEquals("data-package", description.path("profile").asText());
        var paths = new ArrayList<String>();
        for (var resource : description.path("resources")) {
            var path = resource.path("path").asText();
            paths.add(path);
            assertEquals(entries.get(path).length, resource.path("bytes").asInt(), path);
            assertEquals(
                    "sha256:" + Id.sha256Hex(entries.get(path)),
                    resource.path("hash").asText());
        }
        paths.addAll(List.of("datapackage.json", "datapackage-digest.json"));
        assertEquals(
                entries.keySet().stream().sorted().toList(),
                paths.stream().sorted().toList());
        assertEquals(
                "sha256:" + Id.sha256Hex(entries.get("datapackage.json")),
                Json.MAPPER
                        .readTree(entries.get("datapackage-digest.json"))
                        .path("hash")
                        .asText());
    }

    private static List<String> indexed(Map<String, byte[]> entries) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(entries.get("indexes/index.cdx.gz")));
                var text = new InputStreamReader(gzip, StandardCharsets.UTF_8)) {
            return text.readAllAsString().lines().toList();
        }
    }

    /** Unpacks a zip file and checks that gzip files in it are stored, not deflated. */
    private Map<String, byte[]> unzipped(byte[] file) throws IOException {
        var path = Files.write(folder.resolve("read.zip"), file);
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipFile(path.toFile())) {
            for (var all = zip.entries(); all.hasMoreElements(); ) {
                var entry = all.nextElement();
                if (entry.getName().endsWith(".gz")) {
                    assertEquals(ZipEntry.STORED, entry.getMethod(), entry.getName());
                }
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    // ---- BagIt

    @Test
    void aBagIsValidAndCompleteAndHasTheArchiveFilesUnchanged() throws Exception {
        var version = world.article("one", HARD, "They met in Riyadh.");
        world.article("two", "Two", "They met in Geneva.");
        var done = world.export(Of.ARTICLES, ExportFormat.BAGIT);
        var root = unpackedBag(done);
        verify(root);
        var there = root.resolve("data/articles/" + version.articleId() + "/" + version.version());
        assertArrayEquals(
                world.archive.get(version).orElseThrow(),
                Files.readAllBytes(there.resolveSibling(version.version() + ".warc.gz")));
        var json = Json.MAPPER.readTree(Files.readAllBytes(there.resolveSibling(version.version() + ".json")));
        assertEquals(HARD, json.path("title").asText());
        assertEquals(
                2,
                Json.MAPPER
                        .readTree(Files.readAllBytes(root.resolve("data/manifest.json")))
                        .path("count")
                        .asInt());
    }

    @Test
    void anEmptyBagIsValid() throws Exception {
        verify(unpackedBag(world.export(Of.ARTICLES, ExportFormat.BAGIT)));
    }

    private Path unpackedBag(ExportState done) throws IOException {
        var root = folder.resolve("bag");
        for (var entry : unzipped(world.file(done)).entrySet()) {
            var file = root.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        return root.resolve(done.export().stem());
    }

    private static void verify(Path root) throws Exception {
        var bag = new BagReader().read(root);
        assertEquals("1.0", bag.getVersion().toString());
        try (var verifier = new BagVerifier()) {
            assertTrue(BagVerifier.canQuickVerify(bag));
            BagVerifier.quicklyVerify(bag);
            verifier.isValid(bag, false);
            verifier.isComplete(bag, false);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
