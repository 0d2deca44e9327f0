package dev.parley.lucene.index;

import dev.parley.search.Facet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of the index; the README of this package says which document has which. */
public final class Fields {
    /** What a document is: {@link #A_FACT}, {@link #A_VERSION}, and the newest of an article {@link #THE_LATEST} too. */
    public static final String KIND = "kind";

    public static final String A_FACT = "fact";
    public static final String A_VERSION = "version";
    public static final String THE_LATEST = "latest";

    /** The id of a fact, by which it is replaced. */
    static final String FACT = "fact";

    /** The id of an article, by which all of its versions are replaced. */
    static final String ARTICLE = "article";

    /** What no two documents of a kind share, for ties: a fact's id, or {@code {article}/{version}}. */
    public static final String KEY = "key";

    /** What sorts a kind by day: a fact's day as days since 1970, a version's arrival in milliseconds since then. */
    public static final String ORDER = "order";

    /** Days since 1970. */
    public static final String HAPPENED = "happened";

    public static final String PUBLISHED = "published";
    public static final String ARCHIVED = "archived";

    public static final String WORDS = "words";
    public static final String TITLE = "title";

    /** A version as searches give it, as JSON. */
    public static final String FOUND = "found";

    /** Longer values are cut, here and in searches: Lucene refuses terms of 32,766 bytes and more. */
    private static final int LONGEST_TERM = 200;

    private Fields() {}

    /** The field that holds a facet's values, to be found by. */
    public static String of(Facet facet) {
        return facet.label();
    }

    /**
     * The field that holds a facet's values, to be counted. It is another one, since not all that is found is counted,
     * and Lucene refuses a field that has values to count in some documents and none in the first.
     */
    public static String counted(Facet facet) {
        return facet.label() + "-counted";
    }

    /** A value as it is compared: without regard to case and to how many spaces stand in it. */
    public static String term(String value) {
        var plain = value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return cut(plain);
    }

    public static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_TERM
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_TERM));
    }

    /** Texts without blanks among them, each once. */
    static Stream<String> distinct(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new)).stream();
    }
}
