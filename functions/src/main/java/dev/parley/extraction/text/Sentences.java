package dev.parley.extraction.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits tokens into sentences. A sentence never exceeds {@value #LONGEST} tokens, so that work per sentence is bounded. */
public final class Sentences {
    public static final int LONGEST = 160;

    /** Words in capitals that are a headline; a dateline or a list of initials has fewer. */
    private static final int HEADLINE = 5;

    /** The most quotes and brackets that may close a sentence after its full stop. In a longer run the rest are their own sentence. */
    private static final int MOST_CLOSING = 8;

    /** Time zones by the abbreviations of the IANA time zone database that news in English uses. */
    private static final Pattern ZONE = Pattern.compile(
            "GMT|UTC|[ECMP][SD]?T|CES?T|EES?T|WES?T|BST|CAT|EAT|WAT|SAST|I[SD]T|JST|KST|MSK|PKT|AE[SD]T");

    private Sentences() {}

    public static List<Sentence> of(String text, boolean title) {
        return of(Tokenizer.tokens(text), title);
    }

    public static List<Sentence> of(List<Token> tokens, boolean title) {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        int index = title ? -1 : 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean last = i == tokens.size() - 1;
            int end = last ? i + 1 : Math.min(endAfter(tokens, i), from + LONGEST);
            if (end < 0 && i - from >= LONGEST - 1) {
                end = i + 1;
            }
            if (end < 0) {
                continue;
            }
            if (!blank(tokens, from, end)) {
                List<Token> own = withoutBreaks(tokens.subList(from, end));
                own = title ? own : withoutCapitals(own);
                if (own.isEmpty()) {
                    from = end;
                    i = end - 1;
                    continue;
                }
                sentences.add(new Sentence(
                        title ? index : index++,
                        own,
                        own.getFirst().start(),
                        own.getLast().end(),
                        title));
            }
            from = end;
            i = end - 1;
        }
        return sentences;
    }

    /** Where a sentence ends when the token at {@code i} closes it, otherwise -1. */
    private static int endAfter(List<Token> tokens, int i) {
        Token t = tokens.get(i);
        if (feedFooter(tokens, i + 1)) {
            return i + 1;
        }
        if (t.shape() != Token.Shape.MARK) {
            return initialsEnd(tokens, i) ? i + 1 : -1;
        }
        if (t.is("\n")) {
            return tokens.get(i + 1).is("\n") ? i + 1 : -1;
        }
        if (!t.is(".") && !t.is("!") && !t.is("?")) {
            return -1;
        }
        if (t.is(".")
                && i > 0
                && Lexicon.ABBREVIATION.has(tokens.get(i - 1).low())
                && tokens.get(i - 1).end() == t.start()) {
            return -1;
        }
        if (endsHour(tokens, i) && zoneFollows(tokens, i + 1)) {
            return -1;
        }
        int end = i + 1;
        int limit = Math.min(tokens.size(), end + MOST_CLOSING);
        while (end < limit && closes(tokens.get(end), tokens.get(end - 1))) {
            end++;
        }
        if (end >= tokens.size()) {
            return end;
        }
        Token next = tokens.get(end);
        boolean gap = next.start() > tokens.get(end - 1).end();
        boolean fresh = next.capitalised()
                || next.shape() == Token.Shape.NUMBER
                || next.is("\n")
                || next.is("\"")
                || next.is("'")
                || next.is("(")
                || next.is("[")
                || next.is("–");
        return gap && fresh
                        || !next.text().isEmpty()
                                && Character.isUpperCase(next.text().codePointAt(0))
                                && gap
                ? end
                : next.capitalised()
                                && t.is(".")
                                && next.start() == t.end()
                                && i > 0
                                && tokens.get(i - 1).shape() == Token.Shape.LOWER
                        ? end
                        : -1;
    }

    /** "The post (title) appeared first on (site)", which feeds put after a summary, often without a full stop between. */
    private static boolean feedFooter(List<Token> tokens, int from) {
        if (from + 4 >= tokens.size()
                || !tokens.get(from).text().equals("The")
                || !tokens.get(from + 1).text().equals("post")) {
            return false;
        }
        int limit = Math.min(tokens.size() - 2, from + LONGEST);
        for (int i = from + 2; i < limit; i++) {
            if (tokens.get(i).is("appeared")
                    && tokens.get(i + 1).is("first")
                    && tokens.get(i + 2).is("on")) {
                return true;
            }
        }
        return false;
    }

    /** The last full stop of "a.m." or "p.m.", whose letters are tokens of their own. */
    private static boolean endsHour(List<Token> tokens, int i) {
        return i >= 3
                && tokens.get(i).is(".")
                && tokens.get(i - 1).low().equals("m")
                && tokens.get(i - 2).is(".")
                && (tokens.get(i - 3).low().equals("a")
                        || tokens.get(i - 3).low().equals("p"))
                && tokens.get(i - 3).end() == tokens.get(i - 2).start();
    }

    /** "5 p.m. Indian time", "5 p.m. Eastern Daylight Time", "5 p.m. GMT". */
    private static boolean zoneFollows(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && at < from + 3 && tokens.get(at).capitalised()) {
            if (at > from && tokens.get(at).low().equals("time")) {
                return true;
            }
            at++;
        }
        boolean time = at > from && at < tokens.size() && tokens.get(at).low().equals("time");
        return time
                || from < tokens.size() && ZONE.matcher(tokens.get(from).text()).matches();
    }

    /** "... in the U.S. The president": initials close a sentence when a sentence opener follows. */
    private static boolean initialsEnd(List<Token> tokens, int i) {
        Token t = tokens.get(i);
        if (!t.low().endsWith(".") || t.low().length() < 4 || i + 1 >= tokens.size()) {
            return false;
        }
        String next = tokens.get(i + 1).text();
        return next.equals("The")
                || next.equals("He")
                || next.equals("She")
                || next.equals("It")
                || next.equals("In")
                || next.equals("But")
                || next.equals("They")
                || next.equals("On")
                || next.equals("A");
    }

    private static boolean closes(Token t, Token before) {
        return t.start() == before.end() && (t.is("\"") || t.is("'") || t.is(")") || t.is("]") || t.is("."));
    }

    private static List<Token> withoutBreaks(List<Token> tokens) {
        List<Token> own = new ArrayList<>(tokens.size());
        for (Token t : tokens) {
            if (!t.is("\n")) {
                own.add(t);
            }
        }
        return own;
    }

    /**
     * Without a headline in capitals before it: "ORLOV TO MEET BRANDT IN OSLO The minister said", and nothing where it is
     * all there is. Such a headline belongs to another article that this one links to.
     */
    private static List<Token> withoutCapitals(List<Token> tokens) {
        int words = 0;
        int end = 0;
        while (end < tokens.size() && tokens.get(end).shape() != Token.Shape.LOWER) {
            Token.Shape shape = tokens.get(end).shape();
            if (shape == Token.Shape.CAPITAL && tokens.get(end).text().length() > 1) {
                break;
            }
            words += shape == Token.Shape.UPPER ? 1 : 0;
            end++;
        }
        if (words >= HEADLINE && end == tokens.size()) {
            return List.of();
        }
        return words >= HEADLINE && tokens.size() - end > words ? tokens.subList(end, tokens.size()) : tokens;
    }

    private static boolean blank(List<Token> tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!tokens.get(i).is("\n")) {
                return false;
            }
        }
        return true;
    }
}
