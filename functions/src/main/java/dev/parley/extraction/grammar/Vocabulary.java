package dev.parley.extraction.grammar;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The words that training knew one by one, the tags that it saw them with, and the verbs among them. */
final class Vocabulary {
    /** What training knows of a word: its usual tags, a bit for each index, and the only one that it has, or -1. */
    record Entry(long tags, int only) {}

    /** How many words are remembered that training did not know. */
    private static final int MOST_MADE = 10_000;

    private final SortedMap<String, Entry> entries;
    private final Set<String> verbs;
    private final Map<String, WordForm> forms = new HashMap<>();
    /** What was made of other words, which come again: numbers, marks, words that training did not know. */
    private final Map<String, WordForm> made = new ConcurrentHashMap<>();

    Vocabulary(SortedMap<String, Entry> entries, Set<String> verbs) {
        this.entries = new TreeMap<>(entries);
        this.verbs = Set.copyOf(verbs);
        for (String word : entries.keySet()) {
            if (word.charAt(0) != '!') {
                forms.put(word, make(word, false));
                String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
                forms.put(capital, make(capital, false));
            }
        }
    }

    boolean isVerb(String lemma) {
        return verbs.contains(lemma);
    }

    /**
     * What the features see of a word.
     *
     * @param titled whether every word of the headline has a capital letter, so that one says nothing
     */
    WordForm form(Word word, boolean titled) {
        return switch (word.kind()) {
            case NAME -> WordForm.NAME;
            case NAMES -> WordForm.NAMES;
            case WORD, NUMBER, MARK -> {
                WordForm known = titled ? null : forms.get(word.text());
                yield known != null ? known : titled ? make(word.text(), true) : remembered(word.text());
            }
        };
    }

    private WordForm remembered(String text) {
        WordForm form = made.get(text);
        if (form == null) {
            form = make(text, false);
            if (made.size() < MOST_MADE) {
                made.put(text, form);
            }
        }
        return form;
    }

    private WordForm make(String text, boolean titled) {
        String low = WordForm.normal(text);
        int length = low.length();
        Entry entry = entries.get(low);
        String known = entry == null ? WordForm.unknown(low, !titled && Character.isUpperCase(text.charAt(0))) : low;
        int form = WordForm.hash(low);
        return new WordForm(
                form,
                WordForm.hash(titled ? "!titled" : WordForm.shape(text)),
                length > 3 ? WordForm.hash(low.substring(length - 3)) : form,
                length > 2 ? WordForm.hash(low.substring(length - 2)) : form,
                WordForm.hash(low.substring(0, Math.min(length, 3))),
                WordForm.hash(known),
                entry == null || entry.tags() == 0
                        ? WordForm.hash(known)
                        : Long.hashCode(entry.tags() * 0x9E3779B97F4A7C15L),
                entry == null ? -1 : entry.only());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(entries.size());
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().tags());
            out.writeByte(entry.getValue().only());
        }
        out.writeInt(verbs.size());
        for (String verb : new java.util.TreeSet<>(verbs)) {
            out.writeUTF(verb);
        }
    }

    static Vocabulary read(DataInputStream in) throws IOException {
        SortedMap<String, Entry> entries = new TreeMap<>();
        int words = in.readInt();
        for (int i = 0; i < words; i++) {
            String word = in.readUTF();
            entries.put(word, new Entry(in.readLong(), in.readByte()));
        }
        Set<String> verbs = new HashSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            verbs.add(in.readUTF());
        }
        return new Vocabulary(entries, verbs);
    }
}
