package dev.parley.lucene.query;

import static java.util.Objects.requireNonNull;

import dev.parley.lucene.index.Fields;
import dev.parley.search.Facet;
import dev.parley.search.SearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Counts the results of a query and the values of facets in them. It counts ordinals in each segment and sums them by
 * value. lucene-facet is not used, because it builds a map of ordinals over the whole index, which does not pay: a
 * snapshot is searched only a few times before a newer one replaces it.
 */
final class CountCollector implements Collector {
    private final EnumMap<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    private long total;

    private CountCollector(Set<Facet> facets) {
        facets.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    /**
     * The counts of a query.
     *
     * @param facets for each facet, the most frequent values first
     */
    record Counts(long total, SequencedMap<Facet, List<Facet.Count>> facets) {}

    static CollectorManager<CountCollector, Counts> of(Set<Facet> facets) {
        return new CollectorManager<>() {
            @Override
            public CountCollector newCollector() {
                return new CountCollector(facets);
            }

            @Override
            public Counts reduce(Collection<CountCollector> parts) {
                var all = new CountCollector(facets);
                parts.forEach(all::add);
                return all.counted();
            }
        };
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        var ordinals = new ArrayList<Ordinals>();
        for (var facet : counts.keySet()) {
            var values = DocValues.getSortedSet(segment.reader(), Fields.countField(facet));
            ordinals.add(new Ordinals(facet, values, new int[Math.toIntExact(values.getValueCount())]));
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                total++;
                for (var each : ordinals) {
                    each.count(document);
                }
            }

            @Override
            public void finish() throws IOException {
                for (var each : ordinals) {
                    each.addTo(requireNonNull(counts.get(each.facet())));
                }
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** The counts of one facet in one segment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ordinals(Facet facet, SortedSetDocValues values, int[] counts) {
        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        void addTo(Map<String, Long> all) throws IOException {
            for (int ordinal = 0; ordinal < counts.length; ordinal++) {
                if (counts[ordinal] > 0) {
                    all.merge(values.lookupOrd(ordinal).utf8ToString(), (long) counts[ordinal], Long::sum);
                }
            }
        }
    }

    private void add(CountCollector part) {
        total += part.total;
        part.counts.forEach((facet, values) -> values.forEach(
                (value, count) -> requireNonNull(counts.get(facet)).merge(value, count, Long::sum)));
    }

    private Counts counted() {
        var facets = new LinkedHashMap<Facet, List<Facet.Count>>();
        counts.forEach((facet, values) -> facets.put(facet, mostFrequent(values)));
        return new Counts(total, facets);
    }

    private static List<Facet.Count> mostFrequent(Map<String, Long> values) {
        return values.entrySet().stream()
                .map(value -> new Facet.Count(value.getKey(), value.getValue()))
                .sorted(Comparator.comparingLong(Facet.Count::count).reversed().thenComparing(Facet.Count::value))
                .limit(SearchIndex.FACET_VALUES)
                .toList();
    }
}
