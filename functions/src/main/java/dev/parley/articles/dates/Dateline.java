package dev.parley.articles.dates;

import dev.parley.resources.ResourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The place, day and wire service before a report's first words: "Feb. 12 (UPI) --", "DUBAI, May 21. /TASS/.",
 * "KYIV, Ukraine (AP) —", "London, 3 May 2024 -", "[Cairo, 5 June]".
 *
 * <p>A dateline is parsed backwards from the first mark that can close it. The words before the mark must be a place, a
 * day and a service, and nothing else. Lines with only one of the three must meet stricter conditions, so that
 * "UPDATE -" and "THE PRESIDENT:" are not taken for datelines.
 *
 * @param place as printed, with the country or state when it was given
 * @param day as printed
 * @param agency the name in {@code agencies.tsv}, or as printed
 * @param rest the text after the dateline
 */
public record Dateline(Optional<String> place, Optional<DatelineDay> day, Optional<String> agency, String rest) {
    /** A dateline ends within this many characters. */
    private static final int WITHIN = 140;

    private static final int MOST_WORDS = 8;
    private static final Pattern SLASHED =
            Pattern.compile("^[^/]{0,90}(?<![^\\s.,])/([A-Z][A-Za-z -]{1,24})/(?=[\\s.–—-])\\.?\\s*(?:[-–—]+\\s*)?");
    private static final Pattern BRACKETED = Pattern.compile("^\\[([^\\[\\]]{4,80})\\]\\s*(?:[-–—:]+\\s*)?");
    private static final Pattern CLOSED = Pattern.compile("(?<!\\s)\\s*+(?:--+|[—–]|-(?=\\s)(?<=\\s-|\\)-))\\s*+");
    private static final Pattern COLON = Pattern.compile(":\\s+");
    private static final Pattern SERVICE = Pattern.compile("\\(([A-Z][A-Za-z&./ -]{1,40}|dpa)\\)$");
    private static final Pattern PLACE_WORD = Pattern.compile("[\\p{Lu}][\\p{L}\\p{M}.'’/-]*|al-[\\p{L}'’-]+");
    private static final Set<String> SMALL_WORDS = Set.of(
            "of", "the", "de", "del", "da", "do", "la", "le", "el", "al", "and", "in", "near", "am", "an", "upon");
    private static final Set<String> NOT_A_PLACE = ResourceTable.words("articles/not-a-place.txt");
    private static final Set<String> CITIES = ResourceTable.words("articles/dateline-places.txt");
    private static final List<List<String>> AGENCIES = ResourceTable.table("articles/agencies.tsv", 2);
    private static final Set<String> SERVICES =
            AGENCIES.stream().map(List::getFirst).collect(Collectors.toUnmodifiableSet());

    /** The dateline at the beginning of a paragraph; empty when there is none. */
    public static Optional<Dateline> read(String paragraph) {
        var start = paragraph.substring(0, Math.min(paragraph.length(), WITHIN));
        var slashed = SLASHED.matcher(start);
        if (slashed.find()) {
            var words = start.substring(0, slashed.start(1) - 1);
            return of(words, Optional.of(slashed.group(1)), false, paragraph.substring(slashed.end()));
        }
        var bracketed = BRACKETED.matcher(start);
        if (bracketed.find()) {
            var read = of(bracketed.group(1), Optional.empty(), true, paragraph.substring(bracketed.end()));
            return read.filter(d -> d.place.isPresent() && d.day.isPresent());
        }
        var closed = CLOSED.matcher(start);
        if (closed.find() && closed.start() > 0) {
            return of(start.substring(0, closed.start()), Optional.empty(), false, paragraph.substring(closed.end()))
                    .or(() -> colon(start, paragraph));
        }
        return colon(start, paragraph);
    }

    /** The wire service named in a credit line such as "Reuters" or "By The Associated Press". */
    public static Optional<String> agencyIn(String credit) {
        return AGENCIES.stream()
                .filter(row -> contains(credit, row.getFirst()))
                .map(List::getLast)
                .findFirst();
    }

    private static boolean contains(String credit, String name) {
        int at = credit.indexOf(name);
        return at >= 0
                && (at == 0 || !Character.isLetterOrDigit(credit.charAt(at - 1)))
                && (at + name.length() == credit.length()
                        || !Character.isLetterOrDigit(credit.charAt(at + name.length())));
    }

    private static Optional<Dateline> colon(String start, String paragraph) {
        var colon = COLON.matcher(start);
        if (!colon.find()) {
            return Optional.empty();
        }
        var read = of(start.substring(0, colon.start()), Optional.empty(), false, paragraph.substring(colon.end()));
        return read.filter(d -> d.place.isPresent()
                && (d.day.isPresent() || d.agency.isPresent() || CITIES.contains(lower(d.place.get()))));
    }

    private static Optional<Dateline> of(String words, Optional<String> service, boolean bracketed, String rest) {
        var left = trimmed(words);
        var agency = service;
        if (agency.isEmpty()) {
            var printed = SERVICE.matcher(left);
            if (printed.find()) {
                agency = Optional.of(printed.group(1));
                left = trimmed(left.substring(0, printed.start()));
            }
        }
        var day = DatelineDay.atEndOf(left);
        if (day.isPresent()) {
            left = trimmed(left.substring(0, day.get().start()));
        }
        if (rest.isBlank() || !beginsASentence(rest)) {
            return Optional.empty();
        }
        var dateline = new Dateline(
                Optional.of(left).filter(p -> !p.isEmpty()),
                day.map(DatelineDay.DatelineMatch::day),
                agency.map(Dateline::agencyNamed),
                rest);
        return dateline.isPlausible(agency, bracketed) ? Optional.of(dateline) : Optional.empty();
    }

    private boolean isPlausible(Optional<String> printedAgency, boolean bracketed) {
        if (place.isEmpty()) {
            // "(Reuters) -" is a dateline; "(Photo) -" and "May 5 -" are not.
            return printedAgency.isPresent()
                    && (day.isPresent()
                            || printedAgency.filter(SERVICES::contains).isPresent());
        }
        if (!isPlace(place.get())) {
            return false;
        }
        if (day.isPresent() || printedAgency.isPresent()) {
            return true;
        }
        return !bracketed && isCityInCapitals(place.get());
    }

    private static boolean isPlace(String words) {
        var parts = words.split("[\\s,]+");
        if (parts.length > MOST_WORDS || NOT_A_PLACE.contains(lower(parts[0])) || NOT_A_PLACE.contains(lower(words))) {
            return false;
        }
        for (var part : parts) {
            if (!PLACE_WORD.matcher(part).matches() && !SMALL_WORDS.contains(part)) {
                return false;
            }
        }
        return true;
    }

    /** Without day and service, the city must be in capitals, as in "BEIJING —", and known or of five letters or more. */
    private static boolean isCityInCapitals(String place) {
        var city = place.split(",", 2)[0];
        boolean capitals = city.chars().noneMatch(Character::isLowerCase);
        return capitals && (CITIES.contains(lower(city)) || city.length() >= 5);
    }

    private static boolean beginsASentence(String rest) {
        char c = rest.charAt(0);
        return Character.isUpperCase(c) || Character.isDigit(c) || !Character.isLetter(c) && c != ',' && c != ')';
    }

    private static String agencyNamed(String printed) {
        return AGENCIES.stream()
                .filter(row -> row.getFirst().equals(printed))
                .map(List::getLast)
                .findFirst()
                .orElse(printed);
    }

    private static String trimmed(String words) {
        var left = words.strip();
        while (left.endsWith(",") || left.endsWith(";") || left.endsWith("(") && left.length() > 1) {
            left = left.substring(0, left.length() - 1).strip();
        }
        // The full stop of "DUBAI, May 21." is punctuation of the wire; that of "WASHINGTON, D.C." is part of the name.
        return left.endsWith(".") && !left.endsWith(".C.") && !left.matches(".*\\b\\p{Lu}\\.\\p{Lu}\\.$")
                ? left.substring(0, left.length() - 1).strip()
                : left;
    }

    private static String lower(String words) {
        return words.toLowerCase(Locale.ROOT);
    }
}
