package dev.parley.template;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there: links, files, routes, rows. */
class DocumentsTest {
    private static final Path PROJECT = Template.project();
    private static final Path PACKAGES = Path.of("functions/src/main/java/dev/parley");
    private static final Path TABLES = Path.of("functions/src/main/resources/dev/parley/extraction");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern FILE_WITH_PATH =
            Pattern.compile("[\\w.-]+(?:/[\\w.-]+)*/[\\w.-]+\\.(?:java|py|tsv|yaml)");
    private static final Pattern JAVA_FILE = Pattern.compile("\\w+\\.java");
    private static final Pattern KEY_PREFIX = Pattern.compile("\"([A-Z][A-Z-]+#)");

    @Test
    void everyRelativeLinkResolves() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            LINK.matcher(prose(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.matches("[a-z]+:.*"))
                    .filter(target -> !resolves(document, target))
                    .forEach(target -> broken.add(PROJECT.relativize(document) + " links to " + target));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void aLinkToAHeadingOrFileThatIsNotThereIsNoticed() {
        var readme = PROJECT.resolve("README.md");
        assertTrue(resolves(readme, "docs/deploy.md#step-by-step"));
        assertFalse(resolves(readme, "docs/deploy.md#step-by-steps"));
        assertFalse(resolves(readme, "docs/deployment.md"));
    }

    @Test
    void readmeHasAtMost120Lines() throws IOException {
        try (var lines = Files.lines(PROJECT.resolve("README.md"))) {
            assertTrue(lines.count() <= 120);
        }
    }

    @Test
    void glossaryHasAtMost25Words() throws IOException {
        var architecture = read("docs/architecture.md");
        var rows = architecture
                .substring(architecture.indexOf("\n## Glossary\n"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .count();
        // One of the rows is the table's head.
        assertTrue(rows > 1 && rows <= 26, rows + " rows");
    }

    @Test
    void everyFileThatADocumentNamesExists() throws IOException {
        var names = fileNames();
        var missing = new TreeSet<String>();
        int looked = 0;
        for (var document : documents()) {
            for (var code : CODE.matcher(prose(document)).results().toList()) {
                var name = code.group(1);
                if (FILE_WITH_PATH.matcher(name).matches()) {
                    looked++;
                    if (Stream.of(PROJECT, PROJECT.resolve(PACKAGES), PROJECT.resolve(TABLES), document.getParent())
                            .noneMatch(folder -> Files.exists(folder.resolve(name)))) {
                        missing.add(PROJECT.relativize(document) + " names " + name);
                    }
                } else if (JAVA_FILE.matcher(name).matches()) {
                    looked++;
                    if (!names.contains(name)) {
                        missing.add(PROJECT.relativize(document) + " names " + name);
                    }
                }
            }
        }
        assertTrue(looked > 50, looked + " names");
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyRouteIsInTheDescriptionOfTheApi() throws IOException {
        var routes =
                Template.read(PROJECT.resolve("template.yaml")).resources("AWS::Serverless::Function").values().stream()
                        .flatMap(function -> function.path("Properties").path("Events").properties().stream())
                        .map(event -> event.getValue().path("Properties"))
                        .filter(event -> event.has("Path"))
                        .map(event -> {
                            var path = event.path("Path").asText();
                            return path.startsWith("/public/")
                                    ? path
                                    : event.path("Method").asText() + " " + path;
                        })
                        .collect(toCollection(TreeSet::new));
        assertTrue(routes.contains("GET /health"), () -> routes.toString());
        routes.removeAll(CODE.matcher(read("docs/api.md"))
                .results()
                .map(code -> code.group(1))
                .toList());
        assertEquals(Set.of(), routes);
    }

    @Test
    void everyKindOfRowIsInTheArchitecture() throws IOException {
        var kinds = new TreeSet<String>();
        try (var adapters = Files.list(PROJECT.resolve(PACKAGES).resolve("aws"))) {
            for (var adapter : adapters.filter(Files::isRegularFile).toList()) {
                KEY_PREFIX.matcher(Files.readString(adapter)).results().forEach(key -> kinds.add(key.group(1)));
            }
        }
        assertTrue(kinds.contains("FACT#"), () -> kinds.toString());
        var architecture = read("docs/architecture.md");
        kinds.removeIf(kind -> architecture.contains("`" + kind));
        assertEquals(Set.of(), kinds);
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        for (var folder : List.of("", "docs", "docs/decisions", "events", "infra/benchmarks", "infra/training")) {
            try (var files = Files.list(PROJECT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }

    private static boolean resolves(Path document, String target) {
        var parts = target.split("#", 2);
        var file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || !file.toString().endsWith(".md")
                || anchors(file).contains(parts[1]);
    }

    /** The anchors that GitHub gives to headings. */
    private static Set<String> anchors(Path document) {
        return HEADING.matcher(prose(document))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** A document without its examples. */
    private static String prose(Path document) {
        try {
            return FENCE.matcher(Files.readString(document)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all Java files of the project. */
    private static Set<String> fileNames() throws IOException {
        var names = new TreeSet<String>();
        for (var folder : List.of("functions/src", "infra")) {
            try (var files = Files.walk(PROJECT.resolve(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String read(String document) throws IOException {
        return Files.readString(PROJECT.resolve(document));
    }
}
