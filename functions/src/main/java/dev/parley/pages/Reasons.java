package dev.parley.pages;

import dev.parley.extraction.Explanation;
import dev.parley.extraction.Mention;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a mention has its confidence: what weighs most for it and against it. */
final class Reasons {
    private static final int MOST = 5;

    private Reasons() {}

    /** @param reading of the article that has the mention */
    static Html of(Mention mention, Explanation reading) {
        for (int i = 0; i < reading.mentions().size(); i++) {
            var read = reading.mentions().get(i);
            if (read.rule().equals(mention.rule())
                    && read.evidence().start() == mention.evidence().start()
                    && read.type() == mention.type()) {
                return words(reading.shares(i));
            }
        }
        return new Html()
                .tag("<p class=\"reading\">The rules have changed since: this sentence is read otherwise now.</p>\n");
    }

    private static Html words(Map<String, Double> shares) {
        return new Html()
                .tag("<dl class=\"reasons\"><dt>For it</dt><dd>")
                .text(weightiest(shares, 1))
                .tag("</dd><dt>Against it</dt><dd>")
                .text(weightiest(shares, -1))
                .tag("</dd></dl>\n");
    }

    /** @param sign 1 for what speaks for it, -1 for what speaks against it */
    private static String weightiest(Map<String, Double> shares, int sign) {
        var names = shares.entrySet().stream()
                .filter(share -> share.getValue() * sign > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(value -> -value * sign)))
                .limit(MOST)
                .map(share -> share.getKey().replace('_', ' '))
                .collect(Collectors.joining("; "));
        return names.isEmpty() ? "nothing" : names;
    }
}
