package dev.parley.extraction.grammar;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words that training knew one by one, the tags that it saw them with, and the verbs among them. */
final class Vocabulary {
    /** What training knows of a word: its usual tags, a bit for each index, and the only one that it has, or -1. */
    record Entry(long tags, int only) {}

    /** Places for remembered words, a power of two. An article has some hundreds of different words. */
    private static final int PLACES = 1 << 15;

    private final Map<String, Entry> entries;
    private final Set<String> verbs;
    /**
     * What was made of words, which come again. A word has one place, by its hash, and takes it from the word that was there.
     * Threads need no lock: an entry never changes, and one that is overwritten is only made again.
     */
    private final @Nullable Made[] made = new Made[PLACES];

    private record Made(String text, WordForm form) {}

    Vocabulary(Map<String, Entry> entries, Set<String> verbs) {
        this.entries = new HashMap<>(entries);
        this.verbs = Set.copyOf(verbs);
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
            case WORD, NUMBER, MARK -> titled ? make(word.text(), true) : remembered(word.text());
        };
    }

    private WordForm remembered(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        Made known = made[place];
        if (known == null || !known.text().equals(text)) {
            known = new Made(text, make(text, false));
            made[place] = known;
        }
        return known.form();
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
        for (Map.Entry<String, Entry> entry : new TreeMap<>(entries).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().tags());
            out.writeByte(entry.getValue().only());
        }
        out.writeInt(verbs.size());
        for (String verb : new java.util.TreeSet<>(verbs)) {
            out.writeUTF(verb);
        }
    }

    static Vocabulary read(ModelReader in) throws IOException {
        int words = in.readInt();
        Map<String, Entry> entries = HashMap.newHashMap(words);
        for (int i = 0; i < words; i++) {
            String word = in.readText();
            entries.put(word, new Entry(in.readLong(), in.readByte()));
        }
        Set<String> verbs = new HashSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            verbs.add(in.readText());
        }
        return new Vocabulary(entries, verbs);
    }
}
