package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.names.KnownNames;
import dev.parley.extraction.names.NameFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognises names in two texts, and decides whether two spellings are one name. */
final class NameCheck {
    /** In shorter names that are not in the tables, one letter makes another name: Jon and Joe, Marie and Maria. */
    private static final int MIN_LENGTH_OF_MISSPELLED = 6;

    private final NameFinder known;
    private final Set<String> alwaysCapitalised;
    private final Set<String> lowerCase;

    private NameCheck(NameFinder known, Set<String> alwaysCapitalised, Set<String> lowerCase) {
        this.known = known;
        this.alwaysCapitalised = alwaysCapitalised;
        this.lowerCase = lowerCase;
    }

    /** The people and countries of the name tables. */
    static NameFinder bundled() {
        var names = KnownNames.bundled();
        var all = new ArrayList<>(names.people());
        all.addAll(names.countries());
        return new NameFinder(all);
    }

    static NameCheck in(NameFinder known, List<List<Token>> texts) {
        requireNonNull(known, "known");
        var capitalised = new HashSet<String>();
        var lower = new HashSet<String>();
        texts.forEach(text -> text.stream().filter(Token::isWord).forEach(token -> {
            if (!token.isCapitalised()) {
                lower.add(token.text());
            } else if (!token.startsSentence()) {
                capitalised.add(token.text());
            }
        }));
        return new NameCheck(known, capitalised, lower);
    }

    /** Whether a word is a name: it is in the tables, or has a capital where only names have one. */
    boolean isName(Token token) {
        if (!token.isWord() || !token.isCapitalised() || token.text().equals("I")) {
            return false;
        }
        return !token.startsSentence()
                || alwaysCapitalised.contains(token.text())
                || isKnown(token) && !isLowerCase(token);
    }

    private boolean isLowerCase(Token token) {
        return lowerCase.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private boolean isKnown(Token token) {
        return !known.called(token.text()).isEmpty();
    }

    /** Whether both are spellings of the same name in the tables. */
    boolean isKnownTwice(Token before, Token after) {
        var other = known.called(after.text());
        return !other.isEmpty() && known.called(before.text()).stream().anyMatch(other::contains);
    }

    /**
     * Whether two names that differ like a misspelling are probably one name. Two names in the tables must share a bearer;
     * one in the tables may correct one that is not.
     */
    boolean isOneName(Token before, Token after) {
        var some = known.called(before.text());
        var other = known.called(after.text());
        if (!some.isEmpty() && !other.isEmpty()) {
            return some.stream().anyMatch(other::contains);
        }
        return !some.isEmpty()
                || !other.isEmpty()
                || Math.min(before.text().length(), after.text().length()) >= MIN_LENGTH_OF_MISSPELLED
                || Spelling.letters(before.text()).equals(Spelling.letters(after.text()));
    }
}
