package dev.parley.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to the table of JMH the CPU time of the whole process for each operation, including compilers and garbage collector,
 * which other programs on the machine disturb least, and the figures that a benchmark noted.
 */
public final class Figures implements InternalProfiler {
    private static final Map<String, Double> NOTED = new ConcurrentSkipListMap<>();

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long before;

    /** Adds a figure to the table, which shows the mean over all forks. */
    static void note(String nameAndUnit, double figure) {
        NOTED.put(nameAndUnit, figure);
    }

    @Override
    public String getDescription() {
        return "CPU time of the process, and the figures that benchmarks note";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        NOTED.clear();
        before = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double cpuMs = (process.getProcessCpuTime() - before) / 1e6;
        List<ScalarResult> figures = new ArrayList<>();
        long operations = result.getMetadata().getAllOps();
        if (operations > 0) {
            figures.add(new ScalarResult("cpu", cpuMs / operations, "ms/op", AggregationPolicy.AVG));
        }
        NOTED.forEach((nameAndUnit, figure) -> {
            var parts = nameAndUnit.split(" ");
            figures.add(new ScalarResult(parts[0], figure, parts[1], AggregationPolicy.AVG));
        });
        return figures;
    }
}
