package dev.parley.lucene.query;

import dev.parley.lucene.index.Fields;
import dev.parley.search.Pairs;
import dev.parley.search.Pairs.Pair;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the pairs of people or countries in the facts that a query finds. */
final class PairCounts implements Collector {
    private static final Comparator<Pair> MOST_FREQUENT_FIRST = Comparator.comparingLong(Pair::count)
            .reversed()
            .thenComparing(Pair::first)
            .thenComparing(Pair::second);

    private final String field;
    private final Map<String, Long> counts = new HashMap<>();

    private PairCounts(String field) {
        this.field = field;
    }

    static CollectorManager<PairCounts, Pairs> of(Pairs.Of of) {
        var field =
                switch (of) {
                    case PERSON -> Fields.PERSON_PAIRS;
                    case COUNTRY -> Fields.COUNTRY_PAIRS;
                };
        return new CollectorManager<>() {
            @Override
            public PairCounts newCollector() {
                return new PairCounts(field);
            }

            @Override
            public Pairs reduce(Collection<PairCounts> parts) {
                var all = new HashMap<String, Long>();
                parts.forEach(part -> part.counts.forEach((pair, count) -> all.merge(pair, count, Long::sum)));
                return new Pairs(all.entrySet().stream()
                        .map(PairCounts::pair)
                        .sorted(MOST_FREQUENT_FIRST)
                        .limit(Pairs.MOST)
                        .toList());
            }
        };
    }

    private static Pair pair(Map.Entry<String, Long> counted) {
        int between = counted.getKey().indexOf(Fields.BETWEEN);
        return new Pair(
                counted.getKey().substring(0, between), counted.getKey().substring(between + 1), counted.getValue());
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(segment.reader(), field);
        var inSegment = new int[Math.toIntExact(values.getValueCount())];
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                if (values.advanceExact(document)) {
                    for (int i = values.docValueCount(); i > 0; i--) {
                        inSegment[(int) values.nextOrd()]++;
                    }
                }
            }

            @Override
            public void finish() throws IOException {
                for (int ordinal = 0; ordinal < inSegment.length; ordinal++) {
                    if (inSegment[ordinal] > 0) {
                        counts.merge(values.lookupOrd(ordinal).utf8ToString(), (long) inSegment[ordinal], Long::sum);
                    }
                }
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
