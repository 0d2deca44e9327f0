package dev.parley.benchmarks;

import dev.parley.extraction.Mention;
import dev.parley.extraction.Reading;
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

/** Nanoseconds for each character, by length and kind of text. The figure is constant if the work is linear. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class Linearity {
    /** Length of the text in characters. */
    @Param({"10000", "100000", "1000000", "5000000"})
    public int length;

    @Param
    public Text text;

    private Extractor extractor;
    private Reading reading;

    /** Counts characters; JMH prints the time for each, which is the figure to compare. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Each {
        public long character;
    }

    @Setup
    public void load() throws IOException {
        extractor = Extractor.bundled();
        reading = Articles.at("events/articles").reading(text.of(length));
    }

    @Benchmark
    public List<Mention> extract(Each each) {
        each.character += length;
        return extractor.extract(reading);
    }
}
