package dev.parley.extraction.article;

import dev.parley.extraction.text.Rules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How sure a mention is: the probability that all that it says is so, by logistic regression over {@link
 * MentionFeatures}. The weights are {@code weights.tsv}, whose head names the data and the command that made them.
 */
final class Confidence {
    private static final String BIAS = "(bias)";

    private final Map<String, Double> weights = new HashMap<>();

    private Confidence() {}

    static Confidence bundled() {
        return of(Rules.lines("weights.tsv"));
    }

    static Confidence of(List<String> lines) {
        Confidence confidence = new Confidence();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new IllegalArgumentException("a weight is a feature, a tab and a number: " + line);
            }
            confidence.weights.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
        }
        return confidence;
    }

    /** Between 0 and 1, to three decimals. */
    double of(Map<String, Double> features) {
        double sum = weights.getOrDefault(BIAS, 0.0);
        for (Map.Entry<String, Double> feature : features.entrySet()) {
            sum += share(feature.getKey(), feature.getValue());
        }
        return Math.round(1000 / (1 + Math.exp(-sum))) / 1000.0;
    }

    /** What each feature adds to the log-odds. */
    Map<String, Double> shares(Map<String, Double> features) {
        Map<String, Double> shares = new LinkedHashMap<>();
        features.forEach((feature, value) -> shares.put(feature, share(feature, value)));
        return shares;
    }

    private double share(String feature, double value) {
        return weights.getOrDefault(feature, 0.0) * value;
    }
}
