package dev.parley.extraction.grammar;

import java.util.HashMap;
import java.util.Map;

/** Part-of-speech tags of the Penn Treebank, with the additions of the English Web Treebank. */
public enum Tag {
    CC,
    CD,
    DT,
    EX,
    FW,
    IN,
    JJ,
    JJR,
    JJS,
    LS,
    MD,
    NN,
    NNS,
    NNP,
    NNPS,
    PDT,
    POS,
    PRP,
    PRP_POSSESSIVE("PRP$"),
    RB,
    RBR,
    RBS,
    RP,
    SYM,
    TO,
    UH,
    VB,
    VBD,
    VBG,
    VBN,
    VBP,
    VBZ,
    WDT,
    WP,
    WP_POSSESSIVE("WP$"),
    WRB,
    /** A postal, electronic or telephone address. */
    ADD,
    /** A prefix written as a word of its own. */
    AFX,
    /** Part of a word that was written apart. */
    GW,
    HYPH,
    /** Superfluous punctuation. */
    NFP,
    STOP("."),
    COMMA(","),
    COLON(":"),
    CURRENCY("$"),
    OPENING_QUOTE("``"),
    CLOSING_QUOTE("''"),
    OPENING_BRACKET("-LRB-"),
    CLOSING_BRACKET("-RRB-");

    private static final Tag[] VALUES = values();
    private static final Map<String, Tag> BY_SYMBOL = new HashMap<>();

    static {
        for (Tag tag : VALUES) {
            BY_SYMBOL.put(tag.symbol, tag);
        }
    }

    private final String symbol;

    Tag() {
        this.symbol = name();
    }

    Tag(String symbol) {
        this.symbol = symbol;
    }

    /** As the treebanks write it: "NN", "PRP$", ",". */
    public String symbol() {
        return symbol;
    }

    /** The tag of a treebank's symbol; GW for one that is not in this list. */
    public static Tag ofSymbol(String symbol) {
        return BY_SYMBOL.getOrDefault(symbol, GW);
    }

    public boolean isVerb() {
        return switch (this) {
            case VB, VBD, VBG, VBN, VBP, VBZ -> true;
            default -> false;
        };
    }

    public boolean isNoun() {
        return this == NN || this == NNS || isName();
    }

    public boolean isName() {
        return this == NNP || this == NNPS;
    }

    /** The tag with an index. */
    static Tag at(int index) {
        return VALUES[index];
    }

    /** The number that the weights know the tag by: its place in this list, which training and reading share. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    static int count() {
        return VALUES.length;
    }
}
