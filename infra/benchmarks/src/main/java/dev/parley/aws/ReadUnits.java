package dev.parley.aws;

import static dev.parley.aws.CountedReads.Cost;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FactReader;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Predicate;

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
        Map<String, Predicate<Fact>> lists = new LinkedHashMap<>();
        Predicate<Fact> ofPerson =
                one -> one.participants().stream().anyMatch(party -> party.id().equals(SampleIndex.PERSON));
        Predicate<Fact> ofCountry = one ->
                one.participants().stream().anyMatch(party -> party.country().equals(Optional.of(SampleIndex.COUNTRY)));
        Predicate<Fact> call = one -> one.type() == FactType.LEADER_CALL;
        Predicate<Fact> proposed = one -> one.status() == Status.PROPOSED;
        lists.put("of all", one -> true);
        lists.put("of a person", ofPerson);
        lists.put("of a country", ofCountry);
        lists.put("of a type", call);
        lists.put("of a person, 4 in 5 pass the filter", ofPerson.and(one -> one.status() == Status.HAPPENED));
        lists.put("of a type, 1 in 250 pass the filter", call.and(proposed));
        lists.put("of all, 1 in 1,000 pass the filter", proposed);
        lists.forEach((what, wanted) -> costs.put(
                "page of 25 " + what,
                counted.of(() -> index.find(new FactQuery(Optional.empty(), wanted, Optional.empty(), PAGE)))));
        costs.put("trial of an interest in all, 28 days", counted.of(() -> trial(index, one -> true)));
        costs.put("trial of an interest in a rare status", counted.of(() -> trial(index, proposed)));
        return costs;
    }

    /** Reads like {@link dev.parley.application.EstimateInterest}: at most 20 pages of 100 facts of the last 28 days. */
    private static void trial(FactReader index, Predicate<Fact> wanted) {
        var since = Optional.of(SampleIndex.LAST.minusDays(28));
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < 20; page++) {
            cursor = index.find(new FactQuery(since, wanted, cursor, 100)).cursor();
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
