package dev.parley.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.ports.Metric;
import dev.parley.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_739_397_600_000L), ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();
    private final EmbeddedMetrics metrics = new EmbeddedMetrics("parley-dev", lines::add, CLOCK);

    @Test
    void anInvocationWritesOneLineInTheEmbeddedMetricFormat() throws Exception {
        metrics.count(Metric.ARTICLES);
        metrics.count(Metric.ARTICLES);
        metrics.add(Metric.ALERT_AGE, "", 1_500);
        metrics.add(Metric.ALERT_AGE, "", 90);
        metrics.flush();
        assertEquals(1, lines.size());
        assertEquals(Json.MAPPER.readTree("""
                        {"_aws": {"Timestamp": 1739397600000, "CloudWatchMetrics": [{"Namespace": "Parley",
                          "Dimensions": [["Stack"]],
                          "Metrics": [{"Name": "Articles", "Unit": "Count"}, {"Name": "AlertAge", "Unit": "Milliseconds"}]}]},
                          "Stack": "parley-dev", "Articles": 2, "AlertAge": [1500, 90]}"""), Json.MAPPER.readTree(lines.getFirst()));
    }

    @Test
    void kindsAreCountedInAllAndEach() throws Exception {
        metrics.count(Metric.REFUSED, "article-empty");
        metrics.count(Metric.REFUSED, "article-empty");
        metrics.count(Metric.REFUSED, "inbox-file");
        metrics.count(Metric.ITEMS_FAILED, "throttled");
        metrics.flush();
        var written = new ArrayList<String>();
        for (var line : lines) {
            var json = Json.MAPPER.readTree(line);
            assertEquals(
                    "[[\"Stack\"],[\"Stack\",\"Reason\"]]",
                    directive(json).path("Dimensions").toString());
            var name = directive(json).at("/Metrics/0/Name").asText();
            written.add(name + " " + json.path("Reason").asText() + " " + json.path(name));
        }
        assertEquals(List.of("Refused article-empty 2", "Refused inbox-file 1", "ItemsFailed throttled 1"), written);
    }

    @Test
    void nothingIsWrittenTwiceAndNothingWhenNothingHappened() {
        metrics.flush();
        assertEquals(List.of(), lines);
        metrics.count(Metric.FACTS);
        metrics.flush();
        metrics.flush();
        assertEquals(1, lines.size());
    }

    @Test
    void aLineHasNoMoreValuesOfAMetricThanCloudWatchTakes() throws Exception {
        for (int i = 0; i < 150; i++) {
            metrics.add(Metric.ALERT_AGE, "", i);
        }
        metrics.flush();
        assertEquals(
                100, Json.MAPPER.readTree(lines.getFirst()).path("AlertAge").size());
    }

    @Test
    void aLogThatFailsDoesNotFailTheInvocation() {
        var failing = new EmbeddedMetrics(
                "parley",
                line -> {
                    throw new IllegalStateException("the log is full");
                },
                CLOCK);
        failing.count(Metric.ARTICLES);
        failing.flush();
        failing.flush();
    }

    @Test
    void everyMetricHasANameOfItsOwn() {
        var names = new HashSet<String>();
        for (var metric : Metric.values()) {
            assertTrue(names.add(metric.label()), metric.label());
            assertTrue(metric.label().matches("[A-Z][A-Za-z]+"), metric.label());
        }
    }

    private static JsonNode directive(JsonNode line) {
        return line.at("/_aws/CloudWatchMetrics/0");
    }
}
