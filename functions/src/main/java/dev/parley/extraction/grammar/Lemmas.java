package dev.parley.extraction.grammar;

import dev.parley.resources.ResourceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dictionary forms of verbs and nouns: irregular ones from {@code irregular.tsv}, the others by spelling rules, which
 * ask the vocabulary whether "hoping" comes from "hope" or from "hop".
 */
final class Lemmas {
    private static final String VOWELS = "aeiou";

    private final Vocabulary vocabulary;
    /** The irregular forms of each kind, with their lemmas. */
    private final Map<String, String> modals;

    private final Map<String, String> auxiliaries;
    private final Map<String, String> verbs;
    private final Map<String, String> nouns;

    Lemmas(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        List<List<String>> rows = ResourceTable.table("extraction/grammar/irregular.tsv", 3);
        this.modals = forms(rows, "m");
        this.auxiliaries = forms(rows, "a");
        this.verbs = forms(rows, "v");
        this.nouns = forms(rows, "n");
    }

    private static Map<String, String> forms(List<List<String>> rows, String kind) {
        Map<String, String> forms = new HashMap<>();
        for (List<String> row : rows) {
            if (row.getFirst().equals(kind)) {
                for (String form : row.getLast().split(" ")) {
                    forms.put(form, row.get(1));
                }
            }
        }
        return forms;
    }

    /** The lemma of a word in lower case; the word itself where it is neither verb nor noun. */
    String of(String low, Tag tag) {
        if (tag == Tag.MD) {
            return modals.getOrDefault(low, low);
        }
        if (tag.isVerb()) {
            String known = auxiliaries.get(low);
            if (known == null && tag != Tag.VB && tag != Tag.VBP) {
                known = verbs.get(low);
            }
            return known != null ? known : verb(low, tag);
        }
        if (tag == Tag.NNS) {
            String known = nouns.get(low);
            return known != null ? known : singular(low);
        }
        return low;
    }

    private String verb(String low, Tag tag) {
        return switch (tag) {
            case VBZ -> singular(low);
            case VBG -> low.endsWith("ing") && low.length() > 4 ? stem(low.substring(0, low.length() - 3)) : low;
            case VBD, VBN -> {
                if (low.endsWith("ied") && low.length() > 4) {
                    yield low.substring(0, low.length() - 3) + "y";
                }
                yield low.endsWith("ed") && low.length() > 3 ? stem(low.substring(0, low.length() - 2)) : low;
            }
            default -> low;
        };
    }

    private static String singular(String low) {
        int n = low.length();
        if (n < 4 || !low.endsWith("s") || low.endsWith("ss")) {
            return low;
        }
        if (low.endsWith("ies") && n > 4) {
            return low.substring(0, n - 3) + "y";
        }
        if (low.endsWith("shes")
                || low.endsWith("ches")
                || low.endsWith("sses")
                || low.endsWith("xes")
                || low.endsWith("zzes")
                || low.endsWith("oes")) {
            return low.substring(0, n - 2);
        }
        return low.substring(0, n - 1);
    }

    /** The verb of what is left before "ed" or "ing": "host", "hop" of "hopp", "hope" of "hop", as the vocabulary knows. */
    private String stem(String stem) {
        int n = stem.length();
        boolean doubled = n > 2 && stem.charAt(n - 1) == stem.charAt(n - 2);
        String single = doubled ? stem.substring(0, n - 1) : stem;
        String silent = stem + "e";
        if (vocabulary.isVerb(stem)) {
            // Where both are verbs, a single consonant after a single vowel belongs to the one in e: "hoped", "planed".
            return vocabulary.isVerb(silent) && !doubled && endsInVowelAndConsonant(stem) ? silent : stem;
        }
        if (vocabulary.isVerb(silent)) {
            return silent;
        }
        if (doubled && vocabulary.isVerb(single)) {
            return single;
        }
        return guess(stem, doubled);
    }

    private static boolean endsInVowelAndConsonant(String stem) {
        int n = stem.length();
        return n > 2
                && VOWELS.indexOf(stem.charAt(n - 1)) < 0
                && VOWELS.indexOf(stem.charAt(n - 2)) >= 0
                && VOWELS.indexOf(stem.charAt(n - 3)) < 0;
    }

    /** For verbs that the vocabulary lacks: "rebuff", "disavow", "normalise", "sanction". */
    private static String guess(String stem, boolean doubled) {
        int n = stem.length();
        if (doubled && "lsfz".indexOf(stem.charAt(n - 1)) < 0) {
            return stem.substring(0, n - 1);
        }
        boolean silent = stem.endsWith("c")
                || stem.endsWith("v")
                || stem.endsWith("u")
                || stem.endsWith("iz")
                || stem.endsWith("is")
                || stem.endsWith("at")
                || stem.endsWith("dg")
                || stem.endsWith("rg")
                || n > 2 && stem.endsWith("l") && "bcdfgkptz".indexOf(stem.charAt(n - 2)) >= 0;
        return silent ? stem + "e" : stem;
    }
}
