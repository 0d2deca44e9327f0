package dev.parley.benchmarks;

import dev.parley.search.ArticleDocument;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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

/** Time to build the search index of an archive, and its size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Timeout(time = 2, timeUnit = TimeUnit.HOURS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class IndexBuild {
    @Param("100000")
    public int articles;

    private final Newsroom newsroom = new Newsroom();
    private final LongAdder characters = new LongAdder();

    @Benchmark
    public void build() throws IOException {
        var folder = SearchFolder.of("articles", articles);
        folder.empty();
        folder.build(articles, (changes, number) -> {
            var article = newsroom.article(number);
            characters.add(length(article));
            changes.putArticle(article.article().id(), List.of(article));
        });
        Figures.note("characters #", characters.sum() / (double) articles);
        Figures.note("files #", folder.count());
        Figures.note("index MB", folder.bytes() / 1e6);
        Figures.note("article B", folder.bytes() / (double) articles);
    }

    /** Time to make the articles, to subtract. */
    @Benchmark
    public int makeArticles() {
        int made = 0;
        for (int i = 0; i < articles; i++) {
            made += length(newsroom.article(i));
        }
        return made;
    }

    private static int length(ArticleDocument article) {
        return article.article().title().length() + article.text().length();
    }
}
