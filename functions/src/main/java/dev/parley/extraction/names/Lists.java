package dev.parley.extraction.names;

import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.util.ArrayList;
import java.util.List;

/** Joins the nouns of a list or compound into one. */
final class Lists {
    private Lists() {}

    /** "Trump, Putin", "Rubio, Ratcliffe and Witkoff", "Russia-Ukraine", "Russian and Ukrainian officials". */
    static List<Unit> joined(List<Unit> nouns, List<Token> tokens, boolean headline) {
        List<Unit> out = new ArrayList<>(nouns.size());
        for (Unit u : nouns) {
            if (u.named() && out.size() >= 2) {
                Unit mark = out.getLast();
                Unit before = out.get(out.size() - 2);
                if (mark.is("and")
                        && out.size() >= 3
                        && before.is(",")
                        && out.get(out.size() - 3).named()
                        && comparable(out.get(out.size() - 3), u)) {
                    Unit joined = out.get(out.size() - 3).join(u, u.to);
                    out.subList(out.size() - 3, out.size()).clear();
                    out.add(joined);
                    continue;
                }
                boolean compound = (mark.is("-") || mark.is("–") || mark.is("/"))
                        && touching(tokens, before, mark)
                        && touching(tokens, mark, u);
                boolean listed = mark.is("and")
                        || mark.is("&")
                        || mark.is(",")
                                && comparable(before, u)
                                && (headline && !speaks(nouns, u) || followedByList(nouns, u));
                if (before.named() && (compound || listed && comparable(before, u))) {
                    Unit joined = before.join(u, u.to);
                    out.removeLast();
                    out.removeLast();
                    out.add(joined);
                    continue;
                }
            }
            out.add(u);
        }
        return out;
    }

    /** "Orlov to visit Oslo, Kremlin says": who says so is no part of the list. */
    private static boolean speaks(List<Unit> nouns, Unit u) {
        int next = nouns.indexOf(u) + 1;
        return next < nouns.size() && Lexicon.SAY.has(nouns.get(next).low);
    }

    private static boolean touching(List<Token> tokens, Unit a, Unit b) {
        return tokens.get(a.to - 1).end() == tokens.get(b.from).start();
    }

    /** A comma joins two names only in a list that goes on to an "and". */
    private static boolean followedByList(List<Unit> nouns, Unit u) {
        int i = nouns.indexOf(u) + 1;
        int end = Math.min(nouns.size(), i + 8);
        for (int k = i; k < end; k++) {
            Unit next = nouns.get(k);
            if (next.is("and")) {
                return k + 1 < nouns.size() && nouns.get(k + 1).named();
            }
            if (!next.is(",") && !next.named()) {
                return false;
            }
        }
        return false;
    }

    private static boolean comparable(Unit a, Unit b) {
        return a.person == b.person
                || a.kind == Unit.Kind.NATIONALITY && !b.person
                || a.parties.size() > 1 && b.kind == Unit.Kind.PARTY;
    }

    /** Whether the last of these units ends a list of names. */
    static boolean ends(List<Unit> units) {
        int last = units.size() - 1;
        return last > 1 && units.get(last - 1).is("and") && units.get(last - 2).isParty();
    }
}
