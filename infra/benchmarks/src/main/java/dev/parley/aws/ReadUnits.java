package dev.parley.aws;

import static dev.parley.aws.CountedReads.Cost;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FactReader;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.FactQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * Counts the read units of an archivist's reads in archives of several sizes, on DynamoDB Local in memory. The counts do not
 * depend on the machine. Arguments: numbers of facts, by default 1000 100000 1000000.
 */
public final class ReadUnits {
    private static final int PAGE = 25;

    private ReadUnits() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            // The threads of the server keep the JVM alive.
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        var sizes = arguments.length == 0
                ? List.of(1_000, 100_000, 1_000_000)
                : List.of(arguments).stream().map(Integer::valueOf).toList();
        var costs = new LinkedHashMap<Integer, SequencedMap<String, Cost>>();
        for (int size : sizes) {
            costs.put(size, measured(size));
        }
        print(costs);
    }

    private static SequencedMap<String, Cost> measured(int size) throws Exception {
        try (var archive = new SampleIndex()) {
            var loaded = archive.load(size);
            System.err.printf(Locale.ROOT, "%,d facts: %,d rows in %.0f s%n", size, loaded.rows(), loaded.seconds());
            return reads(archive);
        }
    }

    private static SequencedMap<String, Cost> reads(SampleIndex archive) {
        var counted = new CountedReads(archive.client());
        var index = new DynamoFactIndex(counted.client(), SampleIndex.TABLE);
        var outbox = new DynamoOutbox(counted.client(), SampleIndex.TABLE);
        var fact = archive.known();
        var costs = new LinkedHashMap<String, Cost>();
        costs.put("a fact with sightings, history and alerts", counted.of(() -> {
            var _ = index.fact(fact.id()).orElseThrow();
            index.sightings(fact.id());
            index.history(fact.id());
            outbox.ofFact(fact.id());
        }));
        costs.put("an article with versions and facts", counted.of(() -> {
            var article = index.article(fact.firstArticleId());
            if (article.versions().isEmpty()) {
                throw new IllegalStateException("the sample article is missing");
            }
            index.facts(article.facts());
        }));
        costs.put("a version's mentions", counted.of(() -> index.sightingsIn(fact.firstArticleId())));
        costs.put("lookup by SHA-256", counted.of(() -> found(index.byContent(SampleIndex.SHA256))));
        costs.put("25 facts by their ids", counted.of(() -> found(index.facts(archive.newest(PAGE)))));
        Map<String, FactQuery> lists = new LinkedHashMap<>();
        var any = Optional.<String>empty();
        lists.put("of all", query(any, any, Optional.empty(), Optional.empty()));
        lists.put("of a person", query(person(), any, Optional.empty(), Optional.empty()));
        lists.put("of a country", query(any, country(), Optional.empty(), Optional.empty()));
        lists.put("of a type", query(any, any, calls(), Optional.empty()));
        lists.put("of a person, 4 in 5 pass the filter", query(person(), any, Optional.empty(), happened()));
        lists.put("of a type, 1 in 250 pass the filter", query(any, any, calls(), proposed()));
        lists.put("of all, 1 in 1,000 pass the filter", query(any, any, Optional.empty(), proposed()));
        lists.forEach((what, query) -> costs.put("page of 25 " + what, counted.of(() -> index.find(query))));
        costs.put("trial of an interest in all, 28 days", counted.of(() -> trial(index, Optional.empty())));
        costs.put("trial of an interest in a rare status", counted.of(() -> trial(index, proposed())));
        return costs;
    }

    /** Reads like {@link dev.parley.application.EstimateInterest}: at most 20 pages of 100 facts of the last 28 days. */
    private static void trial(FactReader index, Optional<Status> status) {
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < 20; page++) {
            cursor = index.find(new FactQuery(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            status,
                            Optional.of(SampleIndex.LAST.minusDays(28)),
                            Optional.empty(),
                            cursor,
                            100))
                    .cursor();
            if (cursor.isEmpty()) {
                return;
            }
        }
    }

    private static void found(List<?> some) {
        if (some.isEmpty()) {
            throw new IllegalStateException("nothing was found, so nothing was counted");
        }
    }

    private static FactQuery query(
            Optional<String> person, Optional<String> country, Optional<FactType> type, Optional<Status> status) {
        return new FactQuery(
                person,
                country,
                type,
                status,
                Optional.<LocalDate>empty(),
                Optional.<LocalDate>empty(),
                Optional.empty(),
                PAGE);
    }

    private static Optional<String> person() {
        return Optional.of(SampleIndex.PERSON);
    }

    private static Optional<String> country() {
        return Optional.of(SampleIndex.COUNTRY);
    }

    private static Optional<FactType> calls() {
        return Optional.of(FactType.LEADER_CALL);
    }

    private static Optional<Status> happened() {
        return Optional.of(Status.HAPPENED);
    }

    private static Optional<Status> proposed() {
        return Optional.of(Status.PROPOSED);
    }

    private static void print(SequencedMap<Integer, SequencedMap<String, Cost>> costs) {
        var head = new StringBuilder("| read units (requests) at |");
        new TreeSet<>(costs.keySet()).forEach(size -> head.append(String.format(Locale.ROOT, " %,d facts |", size)));
        System.out.println(head);
        System.out.println("|---|" + "---|".repeat(costs.size()));
        for (var what : new ArrayList<>(costs.firstEntry().getValue().keySet())) {
            var row = new StringBuilder("| " + what + " |");
            new TreeSet<>(costs.keySet()).forEach(size -> {
                var cost = requireNonNull(requireNonNull(costs.get(size)).get(what));
                row.append(String.format(Locale.ROOT, " %,.1f (%,d) |", cost.units(), cost.requests()));
            });
            System.out.println(row);
        }
    }
}
