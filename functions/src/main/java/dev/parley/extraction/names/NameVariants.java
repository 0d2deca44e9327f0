package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Known names and titles that a text writes in another way than the tables have them. */
final class NameVariants {
    private NameVariants() {}

    /**
     * "Anna B. Olsen", "Anna Berit Olsen": a person whom the table has without the name in the middle.
     *
     * @param capitals whether every word has a capital, so that only an initial shows a name in the middle
     */
    static Optional<Gazetteer.Named> withMiddleName(
            List<Token> tokens, int first, Gazetteer gazetteer, LocalDate on, boolean capitals) {
        int last = first + 2;
        if (last >= tokens.size()
                || !tokens.get(first).capitalised()
                || !tokens.get(last).capitalised()) {
            return Optional.empty();
        }
        Token middle = tokens.get(first + 1);
        boolean name = !capitals
                && middle.shape() == Token.Shape.CAPITAL
                && gazetteer.name(tokens, first + 1, on).isEmpty();
        if (!name && !initial(middle)) {
            return Optional.empty();
        }
        return gazetteer
                .name(List.of(tokens.get(first), tokens.get(last)), 0, on)
                .filter(known -> known.kind() == Gazetteer.Kind.PERSON && known.length() == 2)
                .map(known -> new Gazetteer.Named(known.kind(), 3, known.participant(), known.standing()));
    }

    /** "Presidnet": a title with two letters changed over. */
    static boolean misspelt(String low) {
        return Lexicon.BEFORE_NAME.words().stream()
                .anyMatch(word -> word.length() > 4
                        && word.length() == low.length()
                        && letters(word).equals(letters(low)));
    }

    private static String letters(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    /** Whether a name as it is written has the surname of a person. */
    static boolean surname(Participant person, String written) {
        String[] known = Names.slug(person.name()).split("-");
        String[] given = Names.slug(written).split("-");
        boolean familyNameFirst = person.country()
                .filter(country -> Lexicon.FAMILY_NAME_FIRST.has(country.toLowerCase(Locale.ROOT)))
                .isPresent();
        return familyNameFirst ? known[0].equals(given[0]) : known[known.length - 1].equals(given[given.length - 1]);
    }

    /** "B.": the initial of a name. */
    static boolean initial(Token t) {
        return t.capitalised() && (t.text().length() == 1 || t.low().endsWith("."));
    }
}
