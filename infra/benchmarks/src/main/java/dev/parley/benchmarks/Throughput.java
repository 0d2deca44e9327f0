package dev.parley.benchmarks;

import dev.parley.application.ExtractorInput;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.Mention;
import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/** Articles a second on one thread in steady state. Every article is used equally often. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Throughput {
    /** The JVM finds one core, as it does in a small function, and chooses its serial collector. */
    private static final String ONE_CORE = "-XX:ActiveProcessorCount=1";

    /** A folder of articles, or a JSON Lines file with one article a line. */
    @Param("events/articles")
    public String articles;

    private final ArticleReader reader = new ArticleReader();
    private Extractor extractor;
    private Articles input;
    private int next;

    /** Counts characters of titles and texts; JMH prints them per second. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Read {
        public long characters;
    }

    @Setup
    public void load() throws IOException {
        extractor = Extractor.bundled();
        input = Articles.at(articles);
        System.out.printf("%d articles of %d characters on average%n", input.count(), input.meanLength());
    }

    /** With both compilers, the default of the JVM. */
    @Benchmark
    @Fork(value = 3, jvmArgsAppend = ONE_CORE)
    public List<Mention> extract(Read read) {
        var reading = input.readings().get(turn());
        read.characters += Articles.length(reading);
        return extractor.extract(reading);
    }

    /** With the first compiler only, like the deployed functions and the command line. */
    @Benchmark
    @Fork(
            value = 3,
            jvmArgsAppend = {ONE_CORE, "-XX:TieredStopAtLevel=1"})
    public List<Mention> extractInFunction(Read read) {
        return extract(read);
    }

    /** From submitted bytes: detects format and charset, removes page elements and dateline, and extracts. */
    @Benchmark
    @Fork(value = 3, jvmArgsAppend = ONE_CORE)
    public List<Mention> readAndExtract(Read read) {
        int turn = turn();
        read.characters += Articles.length(input.readings().get(turn));
        return extractor.extract(
                ExtractorInput.of(reader.read(input.submissions().get(turn))));
    }

    private int turn() {
        next = next + 1 == input.count() ? 0 : next + 1;
        return next;
    }
}
