package dev.parley.costs;

import dev.parley.costs.CallMeter.Call;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Average calls and units of one article, or of one commit of the search index. */
public record Usage(double calls, double reads, double writes, double dollars, String operations) {
    /** The average over a number of articles. */
    static Usage of(List<Call> calls, int articles, Prices prices) {
        var operations = new TreeMap<String, Double>();
        for (var call : calls) {
            operations.merge(call.service() + "." + call.operation(), 1.0 / articles, Double::sum);
        }
        return new Usage(
                (double) calls.size() / articles,
                calls.stream().mapToDouble(Call::readUnits).sum() / articles,
                calls.stream().mapToDouble(Call::writeUnits).sum() / articles,
                calls.stream().mapToDouble(prices::of).sum() / articles,
                operations.entrySet().stream()
                        .map(one -> one.getKey() + " " + number(one.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
