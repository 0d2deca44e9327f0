package dev.parley.alerts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Writes an SMS of one GSM-7 segment: what, who, when, how long, where, who says so and who denies it, what else the
 * article reports, source and source count, short link.
 *
 * <p>A text that is too long loses its parts in the order of {@link Part}. What happened, what is corrected, the first
 * two parties and the link always stay; if even they are too long, the text before the link is cut. The link is ours,
 * and nothing else in the message can be tapped.
 */
record SmsWriter(Links links) {
    /** The optional parts, the least important first. */
    enum Part {
        ALSO_REPORTED,
        PLACE,
        SOURCE_NAME,
        CLAIMANT,
        DURATION,
        SOURCE_COUNT,
        MORE_PARTIES,
        DENIAL,
        DATE
    }

    String write(Announcement announcement) {
        var ending = " " + links.fact(announcement.fact().id());
        var left = EnumSet.allOf(Part.class);
        for (var part : Part.values()) {
            var text = SafeText.gsm7(text(announcement, left));
            if (septets(text + ending) <= Gsm7.SEGMENT) {
                return text + ending;
            }
            left.remove(part);
        }
        return cut(SafeText.gsm7(text(announcement, left)), ending);
    }

    private static String text(Announcement announcement, EnumSet<Part> parts) {
        var fact = announcement.fact();
        var said = new StringBuilder(new Headline(announcement)
                .text(
                        parts.contains(Part.MORE_PARTIES) ? 4 : 2,
                        parts.contains(Part.DATE),
                        parts.contains(Part.DURATION)));
        if (parts.contains(Part.PLACE)) {
            fact.place().ifPresent(place -> said.append(", ").append(Wording.place(place)));
        }
        var voices = voices(announcement, parts);
        if (!voices.isEmpty()) {
            said.append(" (").append(String.join("; ", voices)).append(')');
        }
        said.append('.');
        if (parts.contains(Part.ALSO_REPORTED)) {
            announcement.alsoReported().ifPresent(also -> said.append(' ')
                    .append(Wording.aside(also))
                    .append('.'));
        }
        if (parts.contains(Part.SOURCE_COUNT)) {
            said.append(' ')
                    .append(sources(announcement, parts.contains(Part.SOURCE_NAME)))
                    .append('.');
        }
        return said.toString();
    }

    private static List<String> voices(Announcement announcement, EnumSet<Part> parts) {
        var fact = announcement.fact();
        var voices = new ArrayList<String>();
        if (announcement.withdrawn()) {
            return voices;
        }
        if (parts.contains(Part.CLAIMANT) && !fact.claimants().isEmpty()) {
            voices.add(Names.say(fact) + " " + Names.claimants(fact));
        }
        if (parts.contains(Part.DENIAL) && fact.disputed()) {
            voices.add("denied by " + Names.claimant(fact, fact.deniedBy().getFirst()));
        }
        return voices;
    }

    /** A correction names the outlet that corrects first. */
    private static String sources(Announcement announcement, boolean named) {
        var fact = announcement.fact();
        var outlet = Names.outlet(announcement.sighting().outlet());
        return switch (announcement.reason()) {
            case NEW, NOW_HAPPENED -> named ? Wording.sources(fact) : Wording.sourceCount(fact);
            case CORRECTED -> {
                if (announcement.withdrawn()) {
                    yield named && outlet.isPresent()
                            ? outlet.get() + " withdrew it, no source left"
                            : "No source left";
                }
                yield named && outlet.isPresent()
                        ? outlet.get() + ", " + Wording.sourceCount(fact)
                        : Wording.sourceCount(fact);
            }
        };
    }

    /** The longest beginning of a text that fits one segment together with the ending. */
    private static String cut(String text, String ending) {
        var beginning = text;
        while (septets(beginning + "..." + ending) > Gsm7.SEGMENT && !beginning.isEmpty()) {
            beginning = beginning.substring(0, beginning.length() - 1);
        }
        return beginning.strip() + "..." + ending;
    }

    private static int septets(String text) {
        return Gsm7.septets(text).orElseThrow(() -> new IllegalStateException("transliteration left a character"));
    }
}
