package dev.parley.extraction.names;

import dev.parley.extraction.text.Rules;
import dev.parley.extraction.text.Token;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How one name is written: families of spellings (Sergei, Sergey) and accents left out. */
public final class Spellings {
    private final Map<String, String> families = new HashMap<>();

    private Spellings() {}

    /** The families that ship with the project. */
    public static Spellings bundled() {
        return of(Rules.lines("gazetteer/spellings.txt"));
    }

    /** Each line is a family, its lower-case words parted by semicolons. */
    static Spellings of(List<String> lines) {
        Spellings spellings = new Spellings();
        for (String line : lines) {
            String[] words = line.split(";");
            for (String word : words) {
                spellings.families.put(word, words[0]);
            }
        }
        return spellings;
    }

    /** The word under which every spelling of this one is filed. */
    String family(Token word) {
        return family(word.low());
    }

    /** The same for a word in lower case. */
    public String family(String low) {
        return families.getOrDefault(low, low);
    }

    static boolean accented(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** A name without its accents, as most English newspapers print it. */
    static String plain(String name) {
        StringBuilder out = new StringBuilder(name.length());
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            switch (c) {
                case 'ł' -> out.append('l');
                case 'Ł' -> out.append('L');
                case 'ø' -> out.append('o');
                case 'Ø' -> out.append('O');
                case 'ı' -> out.append('i');
                case 'ə' -> out.append('a');
                case 'đ', 'ð' -> out.append('d');
                case 'Đ', 'Ð' -> out.append('D');
                case 'Þ' -> out.append("Th");
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
