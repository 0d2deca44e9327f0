package dev.parley.extraction.grammar;

import java.util.HashMap;
import java.util.Map;

/** Dependency relations of Universal Dependencies, version 2, as far as the parser tells them apart. */
public enum Relation {
    ROOT,
    NSUBJ,
    NSUBJ_PASS,
    OBJ,
    IOBJ,
    OBL,
    OBL_AGENT,
    /** A bare noun phrase as an adverbial: "met Friday", "talked two hours". Newer treebanks: obl:unmarked. */
    OBL_TMOD,
    NMOD,
    NMOD_POSS,
    /** A bare noun phrase beside a noun: "talks Friday". Newer treebanks: nmod:unmarked. */
    NMOD_TMOD,
    APPOS,
    ACL,
    ACL_RELCL,
    ADVCL,
    CCOMP,
    XCOMP,
    CSUBJ,
    CONJ,
    CC,
    MARK,
    CASE,
    DET,
    AMOD,
    COMPOUND,
    COMPOUND_PRT,
    FLAT,
    FIXED,
    NUMMOD,
    ADVMOD,
    AUX,
    AUX_PASS,
    COP,
    PARATAXIS,
    DISCOURSE,
    VOCATIVE,
    LIST,
    PUNCT,
    EXPL,
    DEP;

    private static final Relation[] VALUES = values();
    private static final Map<String, Relation> BY_SYMBOL = new HashMap<>();

    static {
        for (Relation relation : VALUES) {
            BY_SYMBOL.put(relation.symbol(), relation);
        }
        BY_SYMBOL.put("obl:unmarked", OBL_TMOD);
        BY_SYMBOL.put("nmod:unmarked", NMOD_TMOD);
        BY_SYMBOL.put("advcl:relcl", ACL_RELCL);
        // "President Orlov": the title goes with the name as a noun goes with a noun.
        BY_SYMBOL.put("nmod:desc", COMPOUND);
    }

    /** As Universal Dependencies writes it: "nsubj:pass". */
    public String symbol() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ':');
    }

    /** The relation of a treebank's symbol, else of its part before the colon, else DEP. */
    public static Relation ofSymbol(String symbol) {
        Relation exact = BY_SYMBOL.get(symbol);
        if (exact != null) {
            return exact;
        }
        int colon = symbol.indexOf(':');
        return colon < 0 ? DEP : BY_SYMBOL.getOrDefault(symbol.substring(0, colon), DEP);
    }

    /** The relation with an index. */
    static Relation at(int index) {
        return VALUES[index];
    }

    /** The number that the weights know the relation by: its place in this list, which training and reading share. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    static int count() {
        return VALUES.length;
    }
}
