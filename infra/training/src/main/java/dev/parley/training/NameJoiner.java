package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.util.Random;

/**
 * Joins names with their titles to one word, as the articles' names are joined before they are tagged.
 *
 * @param names share of the names that become one word of kind NAME or NAMES
 * @param phrases share of other simple noun phrases that do, as "his Latvian counterpart" and "the two leaders" do
 */
record NameJoiner(Random random, double names, double phrases) {
    GoldTree join(GoldTree tree) {
        int n = tree.size();
        int[] first = new int[n];
        int[] last = new int[n];
        boolean[] named = new boolean[n];
        for (int i = 0; i < n; i++) {
            first[i] = last[i] = i;
        }
        for (int i = 0; i < n; i++) {
            if (tree.tags().get(i).isName() && !isPartOfName(tree, i)) {
                if (random.nextDouble() < names && span(tree, i, first, last, NameJoiner::isNamePart)) {
                    named[i] = true;
                }
            } else if (tree.tags().get(i).isNoun()
                    && isArgument(tree.relations().get(i))) {
                if (random.nextDouble() < phrases && span(tree, i, first, last, NameJoiner::isModifier)) {
                    named[i] = first[i] < last[i];
                    if (!named[i]) {
                        first[i] = last[i] = i;
                    }
                }
            }
        }
        return joined(tree, first, last, named);
    }

    private static GoldTree joined(GoldTree tree, int[] first, int[] last, boolean[] named) {
        int n = tree.size();
        int[] group = new int[n];
        int[] headOf = new int[n];
        java.util.Arrays.fill(headOf, -1);
        for (int i = 0; i < n; i++) {
            if (named[i]) {
                boolean free = true;
                for (int j = first[i]; j <= last[i]; j++) {
                    free &= headOf[j] < 0;
                }
                for (int j = first[i]; free && j <= last[i]; j++) {
                    headOf[j] = i;
                }
            }
        }
        for (int i = 1; i < n; i++) {
            group[i] = group[i - 1] + (headOf[i] >= 0 && headOf[i] == headOf[i - 1] ? 0 : 1);
        }
        GoldTree joined = Joined.words(tree, group, (span, head) -> form(Joined.text(tree, span, " "), tree, head));
        // Names of one word change their kind alone.
        java.util.List<Word> words = new java.util.ArrayList<>(joined.words());
        for (int i = 0; i < n; i++) {
            if (headOf[i] == i && first[i] == last[i]) {
                words.set(group[i], form(tree.words().get(i).text(), tree, i).word());
            }
        }
        return new GoldTree(
                joined.source(),
                joined.headline(),
                words,
                joined.lemmas(),
                joined.tags(),
                joined.heads(),
                joined.relations());
    }

    private static Joined.Form form(String text, GoldTree tree, int head) {
        Tag tag = tree.tags().get(head);
        boolean plural = tag == Tag.NNS || tag == Tag.NNPS;
        return new Joined.Form(new Word(text, plural ? Word.Kind.NAMES : Word.Kind.NAME), plural ? Tag.NNPS : Tag.NNP);
    }

    private interface Part {
        boolean test(GoldTree tree, int i);
    }

    /** Widens a head to the unbroken run of its parts left and right of it. */
    private static boolean span(GoldTree tree, int head, int[] first, int[] last, Part part) {
        int from = head;
        while (from > 0 && hangsOn(tree, from - 1, head) && allParts(tree, from - 1, head, part)) {
            from--;
        }
        int to = head;
        while (to + 1 < tree.size() && hangsOn(tree, to + 1, head) && allParts(tree, to + 1, head, part)) {
            to++;
        }
        for (int i = 0; i < tree.size(); i++) {
            int above = tree.heads().get(i);
            boolean inside = i >= from && i <= to;
            // A part of the name on which something outside hangs makes no single word.
            if (!inside && above < tree.size() && above != head && above >= from && above <= to) {
                return false;
            }
        }
        first[head] = from;
        last[head] = to;
        return true;
    }

    private static boolean hangsOn(GoldTree tree, int i, int head) {
        int at = i;
        while (at != tree.size() && at != head) {
            at = tree.heads().get(at);
        }
        return at == head;
    }

    private static boolean allParts(GoldTree tree, int i, int head, Part part) {
        for (int at = i; at != head; at = tree.heads().get(at)) {
            if (!part.test(tree, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartOfName(GoldTree tree, int i) {
        Relation relation = tree.relations().get(i);
        int head = tree.heads().get(i);
        return (relation == Relation.FLAT || relation == Relation.COMPOUND)
                && head < tree.size()
                && tree.tags().get(head).isName();
    }

    private static boolean isNamePart(GoldTree tree, int i) {
        Relation relation = tree.relations().get(i);
        boolean capital = Character.isUpperCase(tree.words().get(i).text().charAt(0));
        return relation == Relation.FLAT
                || relation == Relation.COMPOUND
                        && (capital || tree.tags().get(i).isNoun())
                || relation == Relation.AMOD && capital;
    }

    private static boolean isModifier(GoldTree tree, int i) {
        return switch (tree.relations().get(i)) {
            case DET, AMOD, COMPOUND, NUMMOD -> true;
            case NMOD_POSS -> tree.tags().get(i) == Tag.PRP_POSSESSIVE;
            default -> false;
        };
    }

    private static boolean isArgument(Relation relation) {
        return switch (relation) {
            case NSUBJ, NSUBJ_PASS, OBJ, IOBJ, OBL, OBL_AGENT, NMOD, CONJ -> true;
            default -> false;
        };
    }
}
