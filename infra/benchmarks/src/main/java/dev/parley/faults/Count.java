package dev.parley.faults;

import dev.parley.articles.VersionKey;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.json.Json;
import dev.parley.local.DeliveredMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares the archive, the table and the messages that were published with what the articles report. */
record Count(S3ArticleArchive archive, DynamoFactIndex index, DynamoOutbox outbox, List<DeliveredMessage> messages) {
    /** @param expected the facts that each version reports, by {@link FaultRun#occasion} */
    Result of(
            Map<VersionKey, Set<String>> expected, int sentBack, int leftInFailureQueues, CallFaults.Injected injected)
            throws IOException {
        int articlesLost = 0;
        int reports = 0;
        int reportsLost = 0;
        var occasions = new HashMap<String, Set<String>>();
        var factIds = new TreeSet<String>();
        for (var one : expected.entrySet()) {
            var version = one.getKey();
            var indexed = index.article(version.articleId()).version(version.version());
            if (archive.get(version).isEmpty() || indexed.isEmpty()) {
                articlesLost++;
            }
            var found = new HashMap<String, Set<String>>();
            index.sightingsIn(version.articleId()).forEach((fact, sightings) -> {
                factIds.add(fact);
                sightings.forEach(sighting -> found.computeIfAbsent(
                                FaultRun.occasion(sighting.mention().event()), o -> new HashSet<>())
                        .add(fact));
            });
            for (var occasion : one.getValue()) {
                reports++;
                var facts = found.getOrDefault(occasion, Set.of());
                reportsLost += facts.isEmpty() ? 1 : 0;
                occasions.computeIfAbsent(occasion, o -> new HashSet<>()).addAll(facts);
            }
        }
        var published = published();
        var told =
                published.stream().flatMap(message -> message.alerts().stream()).collect(Collectors.toSet());
        int decidedAgain = 0;
        int alerts = 0;
        int alertsLost = 0;
        var decided = new HashMap<String, Integer>();
        for (var fact : factIds) {
            var states = outbox.ofFact(fact);
            decided.put(fact, states.size());
            alerts += states.size();
            for (var state : states) {
                if (!state.state().equals("SENT") || !told.contains(state.alertId())) {
                    alertsLost++;
                }
            }
        }
        int factsLost = 0;
        for (var facts : occasions.values()) {
            // Two facts of one occasion would be two decisions too.
            int decisions = facts.stream()
                    .mapToInt(fact -> decided.getOrDefault(fact, 0))
                    .sum();
            factsLost += decisions == 0 ? 1 : 0;
            decidedAgain += Math.max(0, decisions - 1);
        }
        return new Result(
                expected.size(),
                articlesLost,
                occasions.size(),
                factsLost,
                reports,
                reportsLost,
                decidedAgain,
                alerts,
                alertsLost,
                repeats(published, message -> true),
                repeats(published, message -> !message.repeat()),
                sentBack,
                leftInFailureQueues,
                injected);
    }

    /** A message: the alerts in it, and whether it says that it may be a repeat. */
    private record Published(Set<String> alerts, boolean repeat) {}

    private List<Published> published() throws IOException {
        var published = new ArrayList<Published>();
        for (var message : messages) {
            var alert = message.attributes().getOrDefault("alert", "");
            // An attribute with several values is an array.
            var alerts = alert.startsWith("[") ? Set.of(Json.MAPPER.readValue(alert, String[].class)) : Set.of(alert);
            published.add(new Published(alerts, message.subject().startsWith("(repeat)")));
        }
        return published;
    }

    /** The number of messages with an alert that an earlier one of these messages has. */
    private static int repeats(List<Published> published, Predicate<Published> counted) {
        var before = new HashSet<String>();
        int repeats = 0;
        for (var message : published) {
            if (counted.test(message)) {
                repeats += Collections.disjoint(before, message.alerts()) ? 0 : 1;
                before.addAll(message.alerts());
            }
        }
        return repeats;
    }
}
