package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.Metric;
import dev.parley.template.MeasuredFaults.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Injects faults into the functions on the local stack. For each, exactly its metric moves, and of the alarms on these
 * metrics exactly its alarm rings.
 */
class MeasuredFaultsIT {
    private static final Template ALARMS = Template.read(Template.project().resolve("infra/alarms.yaml"));

    /** What is measured of sound work too. */
    private static final Set<String> NO_FAULTS = Stream.of(
                    Metric.ARTICLES,
                    Metric.VERSIONS,
                    Metric.FACTS,
                    Metric.SIGHTINGS,
                    Metric.UNCONFIRMED,
                    Metric.ALERT_AGE,
                    Metric.FEEDS_POLLED)
            .map(Metric::label)
            .collect(Collectors.toSet());

    @TempDir
    private static Path data;

    @TestFactory
    Stream<DynamicTest> eachFaultMovesItsMetricAndRingsItsAlarm() {
        return MeasuredFaults.all().stream().map(row -> DynamicTest.dynamicTest(row.fault(), () -> inject(row)));
    }

    @Test
    void thereAreAtLeast25Faults() {
        assertTrue(MeasuredFaults.all().stream().map(Row::fault).distinct().count() >= 25);
    }

    @Test
    void soundWorkMovesNoneOfThem() throws Exception {
        try (var stack = new WatchedStack(Files.createTempDirectory(data, "sound"), Map.of())) {
            var posted = stack.report(
                    "wire",
                    "U.S. President Donald Trump spoke by phone with Russian President"
                            + " Vladimir Putin on Wednesday.");
            stack.stack.invoke("AlertFunction", WatchedStack.notification(posted));
            for (var function : List.of("Sweep", "Digest", "Poll", "Fixity", "Reconcile", "Tables")) {
                stack.run(function + "Function");
            }
            stack.get("/facts");
            assertEquals(Set.of(), moved(stack), stack.log());
            assertEquals(Set.of(), ringing(stack.metrics()));
            assertEquals(1, stack.metrics().get("Parley/Articles Stack=System"));
            assertEquals(1, stack.metrics().get("Parley/Facts Stack=System"));
            assertEquals(1, stack.metrics().get("Parley/AlertsPublished Stack=System Channel=email-and-sms"));
        }
    }

    /** CloudWatch treats what is missing as breaching, for as many hours as SilenceHours says. */
    @Test
    void silenceIsAnAlarmUnlessItIsSwitchedOff() {
        var alarm = ALARMS.resource("ArticlesSilent");
        var properties = alarm.path("Properties");
        assertEquals("WatchesSilence", alarm.path("Condition").asText());
        assertEquals(
                "{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"SilenceHours\"},0]}]}",
                ALARMS.root().path("Conditions").path("WatchesSilence").toString());
        assertEquals("breaching", properties.path("TreatMissingData").asText());
        assertEquals(
                "SilenceHours", properties.path("EvaluationPeriods").path("Ref").asText());
        assertEquals(
                "Parley/Articles Stack=System",
                Watched.by(properties).getFirst().toString());
        assertFalse(ringing(Map.of("Parley/Articles Stack=System", 1L)).contains("ArticlesSilent"));
    }

    private static void inject(Row row) throws Exception {
        try (var stack = new WatchedStack(Files.createTempDirectory(data, "fault"), row.parameters())) {
            row.injection().into(stack);
            assertEquals(Set.of(row.moves()), moved(stack), stack.log());
            assertEquals(row.rings().isEmpty() ? Set.of() : Set.of(row.rings()), ringing(stack.metrics()));
        }
    }

    /** The metrics of faults that moved, as the rows name them; of those with kinds, the kinds alone. */
    private static Set<String> moved(WatchedStack stack) {
        var moved = new TreeSet<String>();
        for (var metric : stack.metrics().keySet()) {
            var parts = metric.split(" ");
            var name = parts[0].substring(parts[0].lastIndexOf('/') + 1);
            var special = parts[parts.length - 1].replaceFirst(".*=", "");
            var isOwn = parts[0].startsWith("Parley/");
            var isFault = isOwn
                    ? !NO_FAULTS.contains(name) && !special.equals(Metric.Channel.EMAIL_AND_SMS.label())
                    : !special.endsWith("Queue");
            if (isFault && (!isOwn || parts.length > 2 || !hasKinds(name))) {
                moved.add(isOwn && parts.length == 2 ? name : name + " " + special);
            }
        }
        return moved;
    }

    private static boolean hasKinds(String name) {
        return Stream.of(Metric.values())
                .anyMatch(metric ->
                        metric.label().equals(name) && metric.dimension().isPresent());
    }

    /** The alarms that these values ring; those on silence need hours. */
    private static Set<String> ringing(Map<String, Long> metrics) {
        var ringing = new TreeSet<String>();
        for (var alarm : new TreeMap<>(ALARMS.resources("AWS::CloudWatch::Alarm")).entrySet()) {
            var properties = alarm.getValue().path("Properties");
            if (properties.path("ComparisonOperator").asText().startsWith("Greater")
                    && Watched.value(properties, one -> metrics.getOrDefault(one.toString(), 0L))
                            >= properties.path("Threshold").asDouble()) {
                ringing.add(alarm.getKey());
            }
        }
        return ringing;
    }
}
