package dev.parley.articles.dates;

import dev.parley.resources.ResourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether 2/12/2025 is the second of December or the twelfth of February. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST;

    private static final Set<String> MONTH_FIRST_COUNTRIES = ResourceTable.words("articles/month-first.txt");

    /**
     * The order used in the page's country and language; empty when they do not decide it, as for English without a
     * country.
     *
     * @param languages language tags, with or without a region: {@code en-US}, {@code en_GB}, {@code de}
     * @param host the host of the page's address
     */
    public static Optional<DayOrder> of(List<String> languages, Optional<String> host) {
        var domain = host.map(h -> h.substring(h.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .filter(d -> d.length() == 2 || MONTH_FIRST_COUNTRIES.contains(d));
        if (domain.filter(MONTH_FIRST_COUNTRIES::contains).isPresent()) {
            return Optional.of(MONTH_FIRST);
        }
        // Canada uses both orders. The other domains (Colombia, Montenegro, Tuvalu and so on) are sold worldwide.
        if (domain.filter(d -> !List.of("ca", "co", "io", "me", "tv", "ai", "eu", "cc", "ws", "fm", "to", "ly")
                        .contains(d))
                .isPresent()) {
            return Optional.of(DAY_FIRST);
        }
        for (var tag : languages) {
            var locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
            if (locale.getLanguage().isEmpty()) {
                continue;
            }
            if (MONTH_FIRST_COUNTRIES.contains(locale.getCountry().toLowerCase(Locale.ROOT))) {
                return Optional.of(MONTH_FIRST);
            }
            if (!locale.getLanguage().equals("en")
                    || !locale.getCountry().isEmpty() && !locale.getCountry().equals("CA")) {
                return Optional.of(DAY_FIRST);
            }
        }
        return Optional.empty();
    }
}
