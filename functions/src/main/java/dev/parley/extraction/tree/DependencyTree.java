package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Parse;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import java.util.ArrayList;
import java.util.List;

/** The tree of a sentence while it is repaired, and the plain questions to it. Words are counted from 0. */
final class DependencyTree {
    private final Parse parse;
    private final int[] heads;
    private final Relation[] relations;
    private final List<List<Integer>> dependents = new ArrayList<>();
    private final String[] prepositions;

    DependencyTree(Parse parse) {
        this.parse = parse;
        this.heads = new int[parse.size()];
        this.relations = new Relation[parse.size()];
        for (int w = 0; w < parse.size(); w++) {
            heads[w] = parse.head(w);
            relations[w] = parse.relation(w);
            dependents.add(new ArrayList<>(3));
        }
        for (int w = 0; w < parse.size(); w++) {
            if (heads[w] >= 0) {
                dependents.get(heads[w]).add(w);
            }
        }
        this.prepositions = new String[parse.size()];
        for (int w = 0; w < parse.size(); w++) {
            prepositions[w] = prepositionOf(w);
        }
    }

    /** The preposition of a noun phrase, of up to two words ("ahead of"), or "". */
    private String prepositionOf(int w) {
        String out = "";
        for (int d : dependents.get(w)) {
            Relation r = relations[d];
            if ((r == Relation.CASE || r == Relation.MARK) && d < w) {
                out = out.isEmpty() ? parse.low(d) : out + " " + parse.low(d);
                for (int f : dependents.get(d)) {
                    if (relations[f] == Relation.FIXED) {
                        out = out + " " + parse.low(f);
                    }
                }
            }
        }
        // "with" that the parser made the head of its noun.
        int h = heads[w];
        boolean governed = h >= 0 && h < w && parse.tag(h) == Tag.IN && relations[w] != Relation.CONJ;
        return out.isEmpty() && governed ? parse.low(h) : out;
    }

    int size() {
        return parse.size();
    }

    int head(int w) {
        return heads[w];
    }

    Relation relation(int w) {
        return relations[w];
    }

    List<Integer> dependents(int w) {
        return dependents.get(w);
    }

    List<Integer> dependents(int w, Relation... wanted) {
        List<Integer> all = dependents.get(w);
        List<Integer> out = List.of();
        for (int i = 0; i < all.size(); i++) {
            Integer d = all.get(i);
            for (Relation r : wanted) {
                if (relations[d] == r) {
                    // Most words have no such dependent.
                    out = out.isEmpty() ? new ArrayList<>(2) : out;
                    out.add(d);
                    break;
                }
            }
        }
        return out;
    }

    boolean has(int w, Relation... wanted) {
        List<Integer> all = dependents.get(w);
        for (int i = 0; i < all.size(); i++) {
            Relation relation = relations[all.get(i)];
            for (Relation r : wanted) {
                if (relation == r) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The preposition or conjunction in front of a phrase, lower case; "" when there is none. */
    String preposition(int w) {
        return prepositions[w];
    }

    String text(int w) {
        return parse.text(w);
    }

    /** The dictionary form, as {@link Parse#lemma} says. */
    String lemma(int w) {
        return parse.lemma(w);
    }

    String low(int w) {
        return parse.low(w);
    }

    Tag tag(int w) {
        return parse.tag(w);
    }

    boolean isVerb(int w) {
        return parse.tag(w).isVerb() && relations[w] != Relation.AMOD && relations[w] != Relation.COMPOUND;
    }

    /** Whether the word itself is a verb with a tense: "met", "meets". */
    boolean isTensed(int w) {
        return switch (parse.tag(w)) {
            case VBD, VBZ, VBP -> true;
            default -> false;
        };
    }

    boolean isNoun(int w) {
        return parse.tag(w).isNoun();
    }

    /** A verb, or a noun or adjective with a form of "be". */
    boolean isPredicate(int w) {
        return isVerb(w) || has(w, Relation.COP, Relation.NSUBJ, Relation.NSUBJ_PASS) || parse.tag(w) == Tag.MD;
    }

    boolean isPassive(int w) {
        return has(w, Relation.AUX_PASS, Relation.NSUBJ_PASS)
                || parse.tag(w) == Tag.VBN && relations[w] == Relation.ACL && !has(w, Relation.AUX);
    }

    boolean isUnder(int w, int ancestor) {
        int steps = 0;
        for (int c = w; c >= 0 && steps++ <= size(); c = heads[c]) {
            if (c == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** How many steps lead from the word up to its ancestor; -1 when it is none. */
    int steps(int w, int ancestor) {
        int n = 0;
        for (int c = w; c >= 0 && n <= size(); c = heads[c]) {
            if (c == ancestor) {
                return n;
            }
            n++;
        }
        return -1;
    }

    /** Index of the root; -1 for a tree without words. */
    int root() {
        return parse.root();
    }

    /** Hangs a word on another; does nothing where the other hangs on the word. */
    void move(int w, int head, Relation relation) {
        if (!isUnder(head, w)) {
            detach(w);
            attach(w, head, relation);
        }
    }

    /** Makes a word one without a head, to be attached again. */
    void detach(int w) {
        if (heads[w] >= 0) {
            dependents.get(heads[w]).remove(Integer.valueOf(w));
        }
        heads[w] = -1;
    }

    /** @param head -1 makes the word the root */
    void attach(int w, int head, Relation relation) {
        heads[w] = head;
        relations[w] = head < 0 ? Relation.ROOT : relation;
        if (head >= 0) {
            List<Integer> siblings = dependents.get(head);
            int at = 0;
            while (at < siblings.size() && siblings.get(at) < w) {
                at++;
            }
            siblings.add(at, w);
        }
    }

    void relate(int w, Relation relation) {
        relations[w] = relation;
    }

    /** @param preposition "" for none */
    void govern(int w, String preposition) {
        prepositions[w] = preposition;
    }

    /** One word a line: its number from 1, itself, its tag, the number of its head, its function. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int w = 0; w < size(); w++) {
            out.append(w + 1)
                    .append('\t')
                    .append(parse.text(w))
                    .append('\t')
                    .append(tag(w).symbol())
                    .append('\t')
                    .append(heads[w] + 1)
                    .append('\t')
                    .append(relations[w].symbol())
                    .append('\n');
        }
        return out.toString();
    }
}
