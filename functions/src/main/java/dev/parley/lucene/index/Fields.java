package dev.parley.lucene.index;

import dev.parley.search.Facet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the fields of the index. {@code docs/search.md} describes the contents of each field. */
public final class Fields {
    /**
     * The kind of a document: {@link #KIND_FACT}, {@link #KIND_VERSION}, and also {@link #KIND_LATEST} for the newest
     * version of an article.
     */
    public static final String KIND = "kind";

    public static final String KIND_FACT = "fact";
    public static final String KIND_VERSION = "version";
    public static final String KIND_LATEST = "latest";

    /** The id of a fact, by which it is replaced. */
    static final String FACT = "fact";

    /** The id of an article, by which all of its versions are replaced. */
    public static final String ARTICLE = "article";

    /** The pairs of people and of countries that are sides of a fact, each as two ids with {@link #BETWEEN}; counted only. */
    public static final String PERSON_PAIRS = "person-pairs";

    public static final String COUNTRY_PAIRS = "country-pairs";

    /** Separates the two ids of a pair; no id has it. */
    public static final char BETWEEN = '+';

    /** Unique for each document of a kind, to break ties: a fact's id, or {@code {article}/{version}}. */
    public static final String KEY = "key";

    /** Sort value of a kind: a fact's day as days since 1970, or a version's arrival in milliseconds since 1970. */
    public static final String ORDER = "order";

    /** Ranges of days since 1970 on which a fact may have happened. */
    public static final String HAPPENED = "happened";

    /** Days since 1970, in UTC, as is {@link #ARCHIVED}. */
    public static final String PUBLISHED = "published";

    public static final String ARCHIVED = "archived";

    public static final String WORDS = "words";
    public static final String TITLE = "title";

    /** The parts of the fingerprint of a version's text, by which its copies are found. */
    public static final String FINGERPRINT = "fingerprint";

    /** The metadata of a version as JSON. */
    public static final String STORED_ARTICLE = "found";

    /** Longer values are truncated, in documents and in searches: Lucene refuses terms of more than 32,766 bytes. */
    private static final int LONGEST_TERM = 200;

    private Fields() {}

    /** The field in which a facet's values are searched. */
    public static String termField(Facet facet) {
        return facet.label();
    }

    /**
     * The field in which a facet's values are counted. It is separate from {@link #termField}, because some searchable
     * values are not counted, and Lucene requires a field to have the same structure in all documents.
     */
    public static String countField(Facet facet) {
        return facet.label() + "-counted";
    }

    /** Normalises a value for comparison: lower case, single spaces, truncated. */
    public static String term(String value) {
        var plain = value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return cut(plain);
    }

    public static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_TERM
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_TERM));
    }

    /** Removes blank texts and duplicates. */
    static Stream<String> distinct(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new)).stream();
    }
}
