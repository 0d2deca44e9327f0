package dev.parley.benchmarks;

import dev.parley.extraction.names.KnownNames;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/** Time of the first search of a new JVM with its index on disk: opening it, loading the classes of Lucene, answering. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Timeout(time = 2, timeUnit = TimeUnit.HOURS)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class FirstSearch {
    @Param("100000")
    public int articles;

    /** Loaded only if the index must be built, because its time counts. */
    private static final class LazyNewsroom {
        static final Newsroom INSTANCE = new Newsroom();
    }

    @Benchmark
    public PageOf<FoundArticle> first() throws IOException {
        var index = SearchFolder.of("articles", articles).opened(articles, (changes, number) -> {
            var article = LazyNewsroom.INSTANCE.article(number);
            changes.putArticle(article.article().id(), List.of(article));
        });
        var search = new SearchReader(KnownNames.bundled()).search(Map.of("q", "ceasefire talks -war"));
        return index.articles(search, new PageRequest(25, Optional.empty(), Set.of()));
    }
}
