package dev.parley.benchmarks;

import dev.parley.extraction.names.KnownNames;
import dev.parley.search.Facet;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
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

/** Time of a search for a page of 25 articles with total and passages. Each search has other words of the same kind. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 1, time = 20)
@Timeout(time = 2, timeUnit = TimeUnit.HOURS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class WordSearch {
    private static final int LIMIT = 25;

    @Param("100000")
    public int articles;

    @Param
    public Kind kind;

    private final Newsroom newsroom = new Newsroom();
    private final SearchReader reader = new SearchReader(KnownNames.bundled());
    private final RandomGenerator random = new SplittableRandom(3);
    private SearchIndex index;

    /** The kinds of queries. */
    public enum Kind {
        /** A word that few articles have. */
        RARE,
        /** One of the hundred most common words. */
        COMMON,
        TWO,
        /** A phrase of two of the hundred most common words. */
        PHRASE,
        BOOLEAN,
        BEGINNING,
        /** A word, a person and a year. */
        PERSON_AND_YEAR,
        /** A common word, ordered by relevance. */
        RELEVANCE,
        /** A common word, with every facet. */
        FACETS
    }

    @Setup
    public void open() throws IOException {
        index = SearchFolder.of("articles", articles).opened(articles, (changes, number) -> {
            var article = newsroom.article(number);
            changes.putArticle(article.article().id(), List.of(article));
        });
    }

    @Benchmark
    public PageOf<FoundArticle> page() {
        Set<Facet> facets = kind == Kind.FACETS ? EnumSet.allOf(Facet.class) : Set.of();
        return index.articles(reader.search(parameters()), new PageRequest(LIMIT, Optional.empty(), facets));
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(
                "q",
                switch (kind) {
                    case RARE -> word(20_000, Vocabulary.WORDS);
                    case COMMON, RELEVANCE, FACETS -> word(0, 100);
                    case TWO -> word(0, 3000) + " " + word(0, 3000);
                    case PHRASE -> "\"" + word(0, 100) + " " + word(0, 100) + "\"";
                    case BOOLEAN ->
                        "(" + word(100, 3000) + " OR " + word(100, 3000) + ") " + word(0, 100) + " -" + word(100, 3000);
                    case BEGINNING -> word(100, 3000).substring(0, 3) + "*";
                    case PERSON_AND_YEAR -> word(0, 3000);
                });
        if (kind == Kind.PERSON_AND_YEAR) {
            int year = random.nextInt(2016, 2026);
            parameters.put("person", newsroom.person(random).id());
            parameters.put("publishedFrom", year + "-01-01");
            parameters.put("publishedTo", year + "-12-31");
        }
        if (kind == Kind.RELEVANCE) {
            parameters.put("order", "relevance");
        }
        return parameters;
    }

    private String word(int from, int to) {
        return newsroom.vocabulary.between(random, from, to);
    }
}
