package dev.parley.benchmarks;

import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A run in a JVM with 64 MB of heap: loads rules and names, reads every article, and notes the retained heap. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class SmallHeap {
    /** A folder of articles, or a JSON Lines file with one article a line. */
    @Param("events/articles")
    public String articles;

    /** Length in characters of a text that is read in addition. */
    @Param("1000000")
    public int longest;

    @Benchmark
    public Extractor loadAndRead() throws IOException {
        var memory = ManagementFactory.getMemoryMXBean();
        long before = used(memory);
        var extractor = Extractor.bundled();
        Figures.note("kept kB", (used(memory) - before) / 1024.0);
        var input = Articles.at(articles);
        int mentions = 0;
        for (var reading : input.readings()) {
            mentions += extractor.extract(reading).size();
        }
        mentions += extractor.extract(input.reading(input.text(longest))).size();
        Figures.note("mentions #", mentions);
        return extractor;
    }

    private static long used(MemoryMXBean memory) {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
