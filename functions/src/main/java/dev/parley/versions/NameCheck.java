package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.names.KnownNames;
import dev.parley.extraction.names.NameFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells names from other words in two texts, and one name from another. */
final class NameCheck {
    /** Of shorter names that no table knows one letter makes another: Jon and Joe, Marie and Maria. */
    private static final int SHORT = 6;

    private final NameFinder known;
    private final Set<String> alwaysCapitalised;
    private final Set<String> lowerCase;

    private NameCheck(NameFinder known, Set<String> alwaysCapitalised, Set<String> lowerCase) {
        this.known = known;
        this.alwaysCapitalised = alwaysCapitalised;
        this.lowerCase = lowerCase;
    }

    /** The people and countries of the tables. */
    static NameFinder bundled() {
        var names = KnownNames.bundled();
        var all = new ArrayList<>(names.people());
        all.addAll(names.countries());
        return new NameFinder(all);
    }

    static NameCheck in(NameFinder known, List<List<Piece>> texts) {
        requireNonNull(known, "known");
        var capitalised = new HashSet<String>();
        var lower = new HashSet<String>();
        texts.forEach(text -> text.stream().filter(Piece::isWord).forEach(piece -> {
            if (!piece.isCapitalised()) {
                lower.add(piece.text());
            } else if (!piece.startsSentence()) {
                capitalised.add(piece.text());
            }
        }));
        return new NameCheck(known, capitalised, lower);
    }

    /** Whether a word is a name: known, or written with a capital where only names are. */
    boolean isName(Piece piece) {
        if (!piece.isWord() || !piece.isCapitalised() || piece.text().equals("I")) {
            return false;
        }
        return !piece.startsSentence()
                || alwaysCapitalised.contains(piece.text())
                || isKnown(piece) && !isLowerCase(piece);
    }

    private boolean isLowerCase(Piece piece) {
        return lowerCase.contains(piece.text().toLowerCase(Locale.ROOT));
    }

    private boolean isKnown(Piece piece) {
        return !known.called(piece.text()).isEmpty();
    }

    /** Whether both are spellings of a name that the tables know. */
    boolean isKnownTwice(Piece before, Piece after) {
        var other = known.called(after.text());
        return !other.isEmpty() && known.called(before.text()).stream().anyMatch(other::contains);
    }

    /** Whether two names that differ as a misspelling does are those of one bearer, as far as can be told. */
    boolean isOneName(Piece before, Piece after) {
        var some = known.called(before.text());
        var other = known.called(after.text());
        if (!some.isEmpty() && !other.isEmpty()) {
            return some.stream().anyMatch(other::contains);
        }
        return !some.isEmpty()
                || !other.isEmpty()
                || Math.min(before.text().length(), after.text().length()) >= SHORT
                || Spelling.letters(before.text()).equals(Spelling.letters(after.text()));
    }
}
