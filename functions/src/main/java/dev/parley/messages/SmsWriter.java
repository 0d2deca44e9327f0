package dev.parley.messages;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Gsm7;
import dev.parley.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a fact as one segment of GSM-7: what, who, when, how long, who says so, where, source and count, short link.
 *
 * <p>What does not fit goes in this order: place, source's name, claimant, duration, source count, parties beyond the
 * second, date; the kind of fact, the first two parties and the link always stay, the parties cut if they must be.
 */
final class SmsWriter {
    /** Each step of shortening leaves out one part more. */
    private enum Part {
        PLACE,
        SOURCE_NAME,
        CLAIMANT,
        DURATION,
        SOURCE_COUNT,
        MORE_PARTIES,
        DATE
    }

    private final Links links;

    SmsWriter(Links links) {
        this.links = requireNonNull(links, "links");
    }

    String write(Fact fact) {
        var left = new ArrayList<>(List.of(Part.values()));
        while (true) {
            var text = text(fact, left);
            if (septets(text) <= Gsm7.SEGMENT) {
                return text;
            }
            if (left.isEmpty()) {
                return cut(text, " " + links.fact(fact.id()));
            }
            left.removeFirst();
        }
    }

    private String text(Fact fact, List<Part> parts) {
        var details = new ArrayList<String>();
        var parties = Wording.parties(fact.participants(), parts.contains(Part.MORE_PARTIES) ? 4 : 2);
        if (!parties.isEmpty()) {
            details.add(parties);
        }
        if (parts.contains(Part.DATE)) {
            Wording.shortDate(fact).ifPresent(details::add);
        }
        if (parts.contains(Part.DURATION)) {
            fact.durationMinutes().ifPresent(minutes -> details.add(minutes + " min"));
        }
        if (parts.contains(Part.PLACE)) {
            fact.place().ifPresent(place -> details.add(Wording.clean(place)));
        }
        var claimant = parts.contains(Part.CLAIMANT)
                ? fact.claimedBy().map(c -> " (says " + claimant(fact, c) + ")").orElse("")
                : "";
        var source =
                parts.contains(Part.SOURCE_NAME) ? Wording.clean(fact.sources().getFirst()) + ", " : "";
        var count = parts.contains(Part.SOURCE_COUNT) ? " " + source + Wording.sourceCount(fact) + "." : "";
        var what = Wording.headline(fact)
                + (details.isEmpty() ? "" : ": ")
                + details.stream().collect(Collectors.joining(", "));
        return Gsm7.transliterate(what + claimant + "." + count) + " " + links.fact(fact.id());
    }

    private static String claimant(Fact fact, String claimedBy) {
        return fact.participants().stream()
                .filter(p -> p.name().equals(claimedBy))
                .findFirst()
                .map(Wording::shortName)
                .orElseGet(() -> Wording.clean(claimedBy));
    }

    /** The longest beginning of a text that fits one segment together with its ending. */
    private static String cut(String text, String ending) {
        var beginning = text.substring(0, text.length() - ending.length());
        while (septets(beginning + "..." + ending) > Gsm7.SEGMENT && !beginning.isEmpty()) {
            beginning = beginning.substring(0, beginning.length() - 1);
        }
        return beginning + "..." + ending;
    }

    private static int septets(String text) {
        return Gsm7.septets(text).orElseThrow(() -> new IllegalStateException("transliteration left a character"));
    }
}
