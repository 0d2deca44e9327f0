package dev.parley.benchmarks;

import dev.parley.extraction.names.KnownNames;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/** Time of the search index for a page of 25 facts with the total. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 1, time = 10)
@Timeout(time = 2, timeUnit = TimeUnit.HOURS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class FactSearch {
    private static final int LIMIT = 25;

    @Param({"1000", "100000", "1000000"})
    public int facts;

    private final Newsroom newsroom = new Newsroom();
    private final SearchReader reader = new SearchReader(KnownNames.bundled());
    private final RandomGenerator random = new SplittableRandom(3);
    private SearchIndex index;

    @Setup
    public void open() throws IOException {
        index = SearchFolder.of("facts", facts)
                .opened(facts, (changes, number) -> changes.putFact(newsroom.fact(number)));
    }

    private PageOf<String> page(Map<String, String> parameters) {
        return index.facts(reader.search(parameters), new PageRequest(LIMIT, Optional.empty(), Set.of()));
    }

    @Benchmark
    public PageOf<String> newest() {
        return page(Map.of());
    }

    @Benchmark
    public PageOf<String> ofAPerson() {
        return page(Map.of("person", newsroom.person(random).id()));
    }

    @Benchmark
    public PageOf<String> ofAPersonInAYear() {
        int year = random.nextInt(2016, 2026);
        return page(Map.of(
                "person",
                newsroom.person(random).id(),
                "type",
                "leader_call,meeting",
                "from",
                year + "-01-01",
                "to",
                year + "-12-31"));
    }
}
