package dev.parley.template;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.aws.FailureReason;
import dev.parley.collecting.feeds.FeedState.Health;
import dev.parley.subscriptions.RefusedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/runbook.md, docs/deploy.md and docs/metrics.md say what the templates and the code say. */
class RunbookTest {
    private static final Pattern LINK = Pattern.compile("; see docs/runbook\\.md#([a-z0-9-]+)$");
    private static final Pattern ALARMS_LINE = Pattern.compile("(?ms)^Alarms: (.+?)\\n\\n");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OUTPUT = Pattern.compile("\\$\\(out (\\w+)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+` \\| .+) \\|$");

    /** A metric, its unit, the dimension of its kinds, and the alarms on it. */
    private static final Pattern METRIC_ROW = Pattern.compile(
            "(?m)^\\| `(\\w+)` \\| (Count|Milliseconds) \\| (?:`(\\w+)`: [^|]+)?\\| [^|]+ \\| ([^|]*)\\|$");

    private static final Template SYSTEM = Template.read(Template.project().resolve("template.yaml"));
    private static final Template ALARMS = Template.read(Template.project().resolve("infra/alarms.yaml"));

    @Test
    void everyAlarmLinksToTheSectionThatNamesIt() throws IOException {
        var named = new TreeMap<String, String>();
        alarmsBySection().forEach((anchor, alarms) -> alarms.forEach(alarm -> named.put(alarm, anchor)));
        assertEquals(links(), named);
    }

    @Test
    void everySectionIsThatOfAnAlarm() throws IOException {
        assertEquals(Set.copyOf(links().values()), alarmsBySection().keySet());
    }

    @Test
    void everySectionSaysWhatItMeansWhatToLookAtWhatToDoAndWhenToWorry() throws IOException {
        sections("(?m)^####? ").forEach(section -> {
            for (var part : List.of("Means", "Look", "Do", "Worry")) {
                assertTrue(section.contains("\n- **" + part + ":** "), () -> part + " is missing in " + section);
            }
        });
    }

    /** One alarm watches several of them. */
    @Test
    void everyFailureQueueHasASection() throws IOException {
        var queues = SYSTEM.resources("AWS::SQS::Queue").keySet().stream()
                .filter(queue -> queue.endsWith("Failures"))
                .collect(toSet());
        var titles = sections("(?m)^#### ")
                .map(section -> section.lines().findFirst().orElseThrow())
                .collect(toSet());
        assertEquals(queues, titles);
    }

    @Test
    void alarmsAreFewAndEachSaysWhetherItMustWakeSomebody() throws IOException {
        var alarms = ALARMS.resources("AWS::CloudWatch::Alarm").keySet();
        assertTrue(alarms.size() <= 25, () -> alarms.size() + " alarms");
        var row = Pattern.compile("(?m)^\\| at once \\| in the morning \\|\\n.*\\n\\| (.*) \\| (.*) \\|$")
                .matcher(read("runbook.md"));
        assertTrue(row.find());
        assertEquals(
                alarms.stream().sorted().toList(),
                Stream.of(row.group(1), row.group(2))
                        .flatMap(cell -> Arrays.stream(cell.split(", ")))
                        .sorted()
                        .toList());
    }

    @Test
    void everyParameterIsListedWithItsDefault() throws IOException {
        var declared = SYSTEM.root()
                .path("Parameters")
                .propertyStream()
                .map(parameter -> List.of(
                        parameter.getKey(), parameter.getValue().path("Default").asText()))
                .toList();
        assertEquals(declared, rows("Parameters", 2));
    }

    @Test
    void everySettingIsListedWithItsValueInEachEnvironment() throws IOException {
        var prod = Settings.table(SYSTEM).path("prod");
        var dev = Settings.table(SYSTEM).path("dev");
        var declared = prod.propertyStream()
                .map(setting -> List.of(
                        setting.getKey(),
                        setting.getValue().asText(),
                        dev.path(setting.getKey()).asText()))
                .toList();
        assertEquals(declared, rows("Settings", 3));
    }

    /** The first cells of the rows of a table in a section of the deployment guide, without what sets them off. */
    private static List<List<String>> rows(String section, int cells) throws IOException {
        var text = read("deploy.md").split("(?m)^## " + section + "$", 2)[1].split("(?m)^## ", 2)[0];
        return ROW.matcher(text)
                .results()
                .map(row -> Arrays.stream(row.group(1).split(" \\| "))
                        .limit(cells)
                        .map(cell -> cell.equals("(empty)") ? "" : cell.replace("`", ""))
                        .toList())
                .toList();
    }

    @Test
    void everyMetricIsListedWithItsUnitItsDimensionAndItsAlarms() throws IOException {
        var listed = METRIC_ROW
                .matcher(read("metrics.md"))
                .results()
                .map(row -> String.join(
                        " | ",
                        row.group(1),
                        row.group(2),
                        String.valueOf(row.group(3)),
                        CODE.matcher(row.group(4))
                                .results()
                                .map(alarm -> alarm.group(1))
                                .toList()
                                .toString()))
                .collect(toCollection(TreeSet::new));
        var measured = Arrays.stream(Metric.values())
                .map(metric -> String.join(
                        " | ",
                        metric.label(),
                        metric.unit().label(),
                        String.valueOf(metric.dimension().orElse(null)),
                        alarmsOn(metric).toString()))
                .collect(toCollection(TreeSet::new));
        assertEquals(measured, listed);
    }

    @Test
    void everyKindOfAMetricIsListed() throws IOException {
        var metrics = read("metrics.md");
        Stream.of(
                        Arrays.stream(Metric.Channel.values()).map(Metric.Channel::label),
                        Arrays.stream(FailureReason.values()).map(FailureReason::label),
                        Stream.of(Health.FAILING, Health.SILENT)
                                .map(health -> health.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(RefusedRequest.Reason.values())
                                .map(reason -> "subscription-"
                                        + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .flatMap(kinds -> kinds)
                .forEach(kind -> assertTrue(metrics.contains("`" + kind + "`"), kind));
    }

    private static List<String> alarmsOn(Metric metric) {
        return ALARMS.resources("AWS::CloudWatch::Alarm").entrySet().stream()
                .filter(alarm -> {
                    var properties = alarm.getValue().path("Properties");
                    return properties.path("Namespace").asText().equals(EmbeddedMetrics.NAMESPACE)
                            && properties.path("MetricName").asText().equals(metric.label());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void everyOutputThatACommandAsksForIsThere() throws IOException {
        for (var document : List.of("runbook.md", "deploy.md")) {
            var asked = OUTPUT.matcher(read(document))
                    .results()
                    .map(output -> output.group(1))
                    .collect(toSet());
            assertTrue(!asked.isEmpty(), document);
            for (var output : asked) {
                assertTrue(SYSTEM.root().path("Outputs").has(output), () -> document + " asks for " + output);
            }
        }
    }

    /** Where the description of each alarm links to. */
    private static Map<String, String> links() {
        return Stream.of(SYSTEM, ALARMS)
                .flatMap(template -> template.resources("AWS::CloudWatch::Alarm").entrySet().stream())
                .collect(toMap(
                        Map.Entry::getKey,
                        alarm -> {
                            var description = alarm.getValue()
                                    .path("Properties")
                                    .path("AlarmDescription")
                                    .asText();
                            var link = LINK.matcher(description);
                            assertTrue(link.find(), () -> alarm.getKey() + " links to no section: " + description);
                            return link.group(1);
                        },
                        (a, b) -> b,
                        TreeMap::new));
    }

    /** The alarms that each section below "Alarms" names, by the section's anchor. */
    private static Map<String, Set<String>> alarmsBySection() throws IOException {
        return sections("(?m)^### ")
                .collect(toMap(
                        section -> section.lines().findFirst().orElseThrow().toLowerCase(Locale.ROOT),
                        section -> ALARMS_LINE
                                .matcher(section)
                                .results()
                                .flatMap(line -> CODE.matcher(line.group(1)).results())
                                .map(alarm -> alarm.group(1))
                                .collect(toSet())));
    }

    /** The sections below "Alarms", each from its heading on. */
    private static Stream<String> sections(String heading) throws IOException {
        var runbook = read("runbook.md");
        return Arrays.stream(runbook.substring(runbook.indexOf("\n## Alarms\n")).split(heading))
                .skip(1);
    }

    private static String read(String document) throws IOException {
        return Files.readString(Template.project().resolve("docs").resolve(document));
    }
}
