package dev.parley.lucene.query;

import dev.parley.lucene.index.Fields;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the results of a query by the day of their {@link Fields#ORDER}. */
final class DayCounts implements Collector {
    private final LongUnaryOperator days;
    private final Map<Long, Long> counts = new HashMap<>();

    private DayCounts(LongUnaryOperator days) {
        this.days = days;
    }

    /** @param days from the value of a document to days since 1970 */
    static CollectorManager<DayCounts, SortedMap<LocalDate, Long>> of(LongUnaryOperator days) {
        return new CollectorManager<>() {
            @Override
            public DayCounts newCollector() {
                return new DayCounts(days);
            }

            @Override
            public SortedMap<LocalDate, Long> reduce(Collection<DayCounts> parts) {
                var all = new TreeMap<LocalDate, Long>();
                for (var part : parts) {
                    part.counts.forEach((day, count) -> all.merge(LocalDate.ofEpochDay(day), count, Long::sum));
                }
                return all;
            }
        };
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        var values = DocValues.getSortedNumeric(segment.reader(), Fields.ORDER);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                if (values.advanceExact(document)) {
                    counts.merge(days.applyAsLong(values.nextValue()), 1L, Long::sum);
                }
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
