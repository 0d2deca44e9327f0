package dev.parley.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Citations, checked with a third-party parser if there is one, or else line by line. */
class CitationTest {
    private static final String HOSTILE =
            "50% of A&B's {\"plan\"} costs $5_000 #1 ~ x^2 \\input{secret} @article } \u2014 Žižek, 北京 and 😀";
    private static final String SHA = "ab".repeat(32);

    private static Citation citation(String title, Optional<String> outlet, List<Author> authors, String url) {
        return new Citation(
                "harbourwire2025-p16dqvwvhwcrdzxyn",
                title,
                outlet,
                authors,
                Optional.of(LocalDate.parse("2025-02-12")),
                url,
                "https://parley.example/articles/a/versions/v",
                Instant.parse("2025-02-13T08:30:00.123Z"),
                "en",
                "a/v",
                SHA);
    }

    private static Citation hostile() {
        return citation(
                HOSTILE,
                Optional.of("Harbour & Wire_{"),
                Author.in("Anna Smith and Ursula von der Leyen"),
                "https://wire.example.com/a%20b?x={1}&y=_#z");
    }

    @Test
    void bibTexIsReadByAThirdPartyParser() throws Exception {
        var entry = parsed(CitationFormat.BIBTEX.write(hostile()));
        assertEquals("article", entry.getType().getValue());
        assertEquals("harbourwire2025-p16dqvwvhwcrdzxyn", entry.getKey().getValue());
        // TeX prints a straight apostrophe as a curly one.
        assertEquals(latin(HOSTILE).replace('\'', '’'), plain(entry, "title"));
        assertTrue(entry.getField(new Key("title")).toUserString().contains("Žižek, 北京 and 😀"));
        assertEquals("Harbour & Wire_{", plain(entry, "journal"));
        assertEquals("Smith, Anna and von der Leyen, Ursula", plain(entry, "author"));
        assertEquals("2025", plain(entry, "year"));
        assertEquals("February", plain(entry, "month"));
        assertEquals("2025-02-12", plain(entry, "date"));
        assertEquals("2025-02-13", plain(entry, "urldate"));
        assertEquals(
                "https://wire.example.com/a%20b?x=%7B1%7D&y=_#z",
                entry.getField(new Key("url")).toUserString());
        assertTrue(plain(entry, "note").contains(SHA));
        assertTrue(plain(entry, "note").contains("version a/v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a } brace",
                "a { brace",
                "}, evil = {x",
                "}}\n@article{evil,\n  title = {x",
                "\\} after a backslash",
                "{{{",
                "}{",
                "\\",
                "\" # evil # \"",
                "a\u2028@comment{",
                "a\u0085}",
                "100 % {"
            })
    void noTextEndsItsFieldOrAddsOneForReadersThatCountBraces(String text) {
        var clean = citation("T", Optional.of("S"), List.of(), "https://wire.example.com/1");
        var hostile = citation(
                text,
                Optional.of(text),
                List.of(new Author(text, Optional.empty(), Optional.empty())),
                "https://wire.example.com/" + text);
        var expected = new ArrayList<>(fields(CitationFormat.BIBTEX.write(clean)));
        expected.addFirst("author");
        assertEquals(expected, fields(CitationFormat.BIBTEX.write(hostile)));
        var tags = CitationFormat.RIS
                .write(hostile)
                .lines()
                .flatMap(line -> Arrays.stream(line.split("[\\p{Cc}\\p{Zl}\\p{Zp}]")))
                .map(line -> line.substring(0, 6))
                .toList();
        assertEquals(
                List.of(
                        "TY  - ", "ID  - ", "AU  - ", "TI  - ", "T2  - ", "PY  - ", "DA  - ", "Y2  - ", "LA  - ",
                        "UR  - ", "AN  - ", "N1  - ", "ER  - "),
                tags);
    }

    /**
     * The names of an entry's fields as BibTeX reads them: a value ends where its braces balance, and a backslash before a
     * brace changes nothing.
     */
    private static List<String> fields(String bibTex) {
        var names = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < bibTex.length(); i++) {
            char c = bibTex.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                assertTrue(depth >= 0, "unbalanced: " + bibTex);
            } else if (c == ',' && depth == 1) {
                start = i + 1;
            } else if (c == '=' && depth == 1) {
                names.add(bibTex.substring(start, i).strip());
            }
            assertTrue(depth > 0 || i < 8 || i >= bibTex.length() - 2, "the entry ends early: " + bibTex);
        }
        assertEquals(0, depth, bibTex);
        return names;
    }

    @Test
    void bylineThatIsNotAListOfNamesIsOneAuthor() throws Exception {
        var body = citation(
                "T", Optional.empty(), Author.in("our staff and {the} desk, in Kyiv"), "https://wire.example.com/1");
        var entry = parsed(CitationFormat.BIBTEX.write(body));
        assertEquals(
                "{our staff and \\textbraceleft{}the\\textbraceright{} desk, in Kyiv}",
                entry.getField(new Key("author")).toUserString());
        assertEquals(null, entry.getField(new Key("journal")));
        assertTrue(CitationFormat.RIS.write(body).contains("AU  - our staff and {the} desk, in Kyiv\r\n"));
        assertEquals(
                "our staff and {the} desk, in Kyiv",
                Json.MAPPER
                        .readTree(CitationFormat.CSL.write(body))
                        .path(0)
                        .path("author")
                        .path(0)
                        .path("literal")
                        .asText());
    }

    @Test
    void namesAreReadOnlyFromAListOfNames() {
        assertEquals(
                List.of("Smith", "Jones", "O’Neill"),
                Author.in("Anna Smith, Bob T. Jones and Mary O’Neill").stream()
                        .map(author -> author.family().orElseThrow())
                        .toList());
        assertEquals(
                Optional.of("van den Berg"),
                Author.in("Jan van den Berg").getFirst().family());
        for (var body : List.of("Reuters", "Associated Press", "Anna Smith in Moscow", "Wire Staff", "anna smith")) {
            assertEquals(Optional.empty(), Author.in(body).getFirst().family(), body);
            assertEquals(body, Author.in(body).getFirst().name());
        }
    }

    @Test
    void risHasOneTagOnEachLine() {
        var ris = CitationFormat.RIS.write(citation(
                "One line\r\nER  - \r\nTY  - JOUR and \u2028more",
                Optional.of("Harbour Wire"),
                Author.in("Anna Smith"),
                "https://wire.example.com/1"));
        assertTrue(ris.endsWith("ER  - \r\n"));
        var tags = new LinkedHashMap<String, String>();
        for (var line : ris.split("\r\n", -1)) {
            if (!line.isEmpty()) {
                assertTrue(line.matches("[A-Z][A-Z0-9]  - [^\\p{Cntrl}\u2028\u2029]*"), line);
                assertEquals(null, tags.put(line.substring(0, 2), line.substring(6)), line);
            }
        }
        assertEquals(
                List.of("TY", "ID", "AU", "TI", "T2", "PY", "DA", "Y2", "LA", "UR", "AN", "N1", "ER"),
                List.copyOf(tags.keySet()));
        assertEquals("NEWS", tags.get("TY"));
        assertEquals("One line ER  -  TY  - JOUR and  more", tags.get("TI"));
        assertEquals("Smith, Anna", tags.get("AU"));
        assertEquals("2025/02/12", tags.get("DA"));
        assertEquals("2025/02/13", tags.get("Y2"));
    }

    @Test
    void cslHasOnlyMembersOfItsSchema() throws Exception {
        var items = Json.MAPPER.readTree(CitationFormat.CSL.write(hostile()));
        assertEquals(1, items.size());
        var item = items.path(0);
        // From csl-data.json of https://github.com/citation-style-language/schema, which forbids other members.
        var known = Set.of(
                "id",
                "type",
                "title",
                "container-title",
                "author",
                "issued",
                "accessed",
                "language",
                "URL",
                "archive",
                "archive_location",
                "note");
        item.fieldNames().forEachRemaining(name -> assertTrue(known.contains(name), name));
        assertEquals("article-newspaper", item.path("type").asText());
        assertEquals(HOSTILE, item.path("title").asText());
        assertEquals("[[2025,2,12]]", item.path("issued").path("date-parts").toString());
        assertEquals("von der Leyen", item.path("author").path(1).path("family").asText());
        assertEquals("Ursula", item.path("author").path(1).path("given").asText());
    }

    @Test
    void preferredMediaTypeSelectsTheFormat() {
        assertEquals(Optional.of(CitationFormat.RIS), CitationFormat.accepted("application/x-research-info-systems"));
        assertEquals(
                Optional.of(CitationFormat.BIBTEX),
                CitationFormat.accepted(
                        "application/vnd.citationstyles.csl+json;q=0.5, application/x-bibtex; q=0.9, */*"));
        assertEquals(Optional.empty(), CitationFormat.accepted("text/html, */*;q=0.8"));
        assertEquals(Optional.empty(), CitationFormat.accepted("application/x-bibtex;q=0"));
    }

    private static BibTeXEntry parsed(String bibTex) throws Exception {
        BibTeXDatabase database = new BibTeXParser().parse(new StringReader(bibTex));
        assertEquals(1, database.getEntries().size());
        return database.getEntries().values().iterator().next();
    }

    /** A field as TeX prints it. */
    private static String plain(BibTeXEntry entry, String field) throws Exception {
        var text = latin(entry.getField(new Key(field)).toUserString());
        return new LaTeXPrinter()
                .print(new LaTeXParser().parse(new StringReader(text)))
                .strip();
    }

    /** The TeX parser knows only these letters. */
    private static String latin(String text) {
        return text.replaceAll("[^\\x00-\\x7F]", "?");
    }
}
