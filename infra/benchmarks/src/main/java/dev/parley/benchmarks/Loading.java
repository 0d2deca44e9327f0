package dev.parley.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.extraction.article.Extractor;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * CPU time to load rules and dictionaries in a new JVM, once in each fork: of the loading thread, and of the process with its
 * compilers.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Loading {
    private static Extractor measured() {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = ManagementFactory.getThreadMXBean();
        long processBefore = process.getProcessCpuTime();
        long threadBefore = threads.getCurrentThreadCpuTime();
        var extractor = Extractor.bundled();
        Figures.note("loadingThread ms", (threads.getCurrentThreadCpuTime() - threadBefore) / 1e6);
        Figures.note("withCompilers ms", (process.getProcessCpuTime() - processBefore) / 1e6);
        return extractor;
    }

    /** With both compilers, the default of the JVM. */
    @Benchmark
    @Fork(15)
    public Extractor load() {
        return measured();
    }

    /** With the first compiler only, like the deployed functions and the command line. */
    @Benchmark
    @Fork(value = 15, jvmArgsAppend = "-XX:TieredStopAtLevel=1")
    public Extractor loadInFunction() {
        return measured();
    }
}
