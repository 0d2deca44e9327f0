package dev.parley.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table of what the suite reports against what the extractor finds, kept beside this file. */
class ConfusionTableTest {
    private static final Path KEPT = Path.of("src/test/java/dev/parley/extraction/CONFUSION.md");
    private static final Path COMPUTED = Path.of("target/CONFUSION.md");
    private static final String NOTHING = "nothing";

    @Test
    void theCommittedTableMatchesTheExtractor() throws IOException {
        var table = table();
        Files.createDirectories(COMPUTED.getParent());
        Files.writeString(COMPUTED, table);
        assertEquals(Files.readString(KEPT, UTF_8), table, "copy functions/" + COMPUTED + " over functions/" + KEPT);
    }

    private static String table() throws IOException {
        var extractor = Extractor.bundled();
        var types = new TreeMap<String, Map<String, Integer>>();
        var statuses = new TreeMap<String, Map<String, Integer>>();
        var forms = new TreeMap<String, int[]>();
        for (var report : Report.all()) {
            var mentions = extractor.extract(report.reading());
            var right = report.wrong(mentions).isEmpty();
            var counts = forms.computeIfAbsent(report.form(), f -> new int[2]);
            counts[right ? 0 : 1]++;
            var read = report.isTrap()
                    ? mentions.stream().filter(Mention::mayAlert).findFirst()
                    : mentions.stream()
                            .filter(m -> report.types().contains(m.type().label())
                                    || report.types().contains("*"))
                            .findFirst()
                            .or(() -> mentions.stream().findFirst());
            var type = read.map(m -> m.type().label()).orElse(NOTHING);
            var asked = report.types();
            count(
                    types,
                    asked.isEmpty() ? NOTHING : asked.contains(type) || asked.contains("*") ? type : first(asked),
                    type);
            if (!report.isTrap() && !report.statuses().contains("*")) {
                var status = read.map(m -> m.status().label()).orElse(NOTHING);
                count(statuses, report.statuses().contains(status) ? status : first(report.statuses()), status);
            }
        }
        return "# What the suite reports, and what the extractor finds\n\n"
                + "Of `reports.tsv`, one sentence a count; written anew by `ConfusionTableTest`, which fails when it is"
                + " not true. Where several readings are right, the one that was found counts.\n\n## By form\n\n"
                + "| form | right in type, status, day, length and parties | wrong |\n|---|---|---|\n"
                + forms.entrySet().stream()
                        .map(e -> "| " + e.getKey() + " | " + e.getValue()[0] + " | " + e.getValue()[1] + " |\n")
                        .reduce("", String::concat)
                + "\n## By type\n\n| reported | found |\n|---|---|\n" + rows(types)
                + "\n## By status\n\n| reported | found |\n|---|---|\n" + rows(statuses);
    }

    private static String first(java.util.Set<String> alternatives) {
        return alternatives.stream().sorted().findFirst().orElseThrow();
    }

    private static void count(Map<String, Map<String, Integer>> table, String reported, String found) {
        table.computeIfAbsent(reported, r -> new TreeMap<>()).merge(found, 1, Integer::sum);
    }

    private static String rows(Map<String, Map<String, Integer>> table) {
        var rows = new StringBuilder();
        table.forEach((reported, found) -> {
            var cells = new StringBuilder();
            found.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(e -> cells.append(cells.isEmpty() ? "" : ", ")
                            .append(e.getKey())
                            .append(' ')
                            .append(e.getValue()));
            rows.append("| ").append(reported).append(" | ").append(cells).append(" |\n");
        });
        return rows.toString();
    }
}
