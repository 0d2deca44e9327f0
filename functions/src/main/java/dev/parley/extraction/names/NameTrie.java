package dev.parley.extraction.names;

import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names by their lower-case tokens; the words of a family of spellings are one word, a hyphen is none, and a person's
 * accents may be left out.
 */
final class NameTrie {
    /**
     * What a name means.
     *
     * @param shout whether it counts only in capitals
     * @param inOffice whether it counts only on days on which its bearer holds an office
     */
    record Entry(Gazetteer.Kind kind, String id, boolean shout, boolean inOffice) {
        /** As equality of records, which is linked at run time, on the way of a cold start. */
        boolean same(Entry other) {
            return kind == other.kind && id.equals(other.id) && shout == other.shout && inOffice == other.inOffice;
        }
    }

    /** @param length how many tokens the name covers */
    record Found(Entry entry, int length) {}

    private final TrieNode<Entry> root = new TrieNode<>();
    private final Spellings spellings;

    NameTrie(Spellings spellings) {
        this.spellings = spellings;
    }

    void add(Gazetteer.Kind kind, String id, String name, boolean inOffice) {
        boolean shout = name.length() <= 4 && name.equals(name.toUpperCase(Locale.ROOT));
        Entry entry = new Entry(kind, id, shout, inOffice);
        put(name, entry);
        if (kind == Gazetteer.Kind.PERSON && Spellings.accented(name)) {
            put(Spellings.plain(name), entry);
        }
    }

    private void put(String name, Entry entry) {
        TrieNode<Entry> node = root;
        for (Token t : Tokenizer.tokens(name)) {
            if (!t.is("-")) {
                node = node.child(spellings.family(t));
            }
        }
        for (Entry known : node.values) {
            if (known.same(entry)) {
                return;
            }
        }
        node.values.add(entry);
    }

    /** Whether the whole of this is a name, however it is written. */
    boolean has(String name) {
        TrieNode<Entry> node = root;
        for (Token t : Tokenizer.tokens(name)) {
            if (!t.is("-")) {
                node = node.next.get(spellings.family(t));
                if (node == null) {
                    return false;
                }
            }
        }
        return !node.values.isEmpty();
    }

    /**
     * The longest name that begins at a token.
     *
     * @param choice says which of several meanings counts, if any; those added first come first
     */
    Optional<Found> longest(List<Token> tokens, int from, Function<List<Entry>, Optional<Entry>> choice) {
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        TrieNode<Entry> node = root.next.get(spellings.family(tokens.get(from)));
        Optional<Entry> best = Optional.empty();
        int length = 0;
        for (int i = from; node != null; i++) {
            if (!node.values.isEmpty() && !tokens.get(i).is("-")) {
                Optional<Entry> chosen = choice.apply(written(tokens, from, i, node.values));
                if (chosen.isPresent()) {
                    best = chosen;
                    length = i - from + 1;
                }
            }
            if (i + 1 >= tokens.size()) {
                break;
            }
            Token following = tokens.get(i + 1);
            if (!following.is("-")) {
                node = node.next.get(spellings.family(following));
            }
        }
        int covered = length;
        return best.map(entry -> new Found(entry, covered));
    }

    /** What the words may mean as they are written: "Nato" is in the table beside "NATO", and "who" is not. */
    private static List<Entry> written(List<Token> tokens, int from, int to, List<Entry> entries) {
        List<Entry> acceptable = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (written(tokens, from, to, entry)) {
                acceptable.add(entry);
            }
        }
        return acceptable;
    }

    /** A name is capitalised; a short one in capitals ("US", "AU") only counts when it is shouted. */
    private static boolean written(List<Token> tokens, int from, int to, Entry entry) {
        Token first = tokens.get(from);
        if (entry.shout()) {
            return first.shape() != Token.Shape.LOWER
                    && first.text().equals(first.text().toUpperCase(Locale.ROOT));
        }
        boolean small = entry.kind() != Gazetteer.Kind.PERSON || Lexicon.NAME_BEGINNING.has(first.low());
        return first.capitalised() || small && tokens.get(to).capitalised();
    }
}
