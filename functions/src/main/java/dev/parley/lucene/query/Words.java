package dev.parley.lucene.query;

import static java.util.Objects.requireNonNull;

import dev.parley.lucene.index.Fields;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * What a search for words comes to.
 *
 * @param query what documents must meet
 * @param wanted the words, beginnings and phrases in it that are looked for, not those that are kept out, as queries of
 *     {@link Fields#WORDS}
 * @param titled the same as queries of {@link Fields#TITLE}
 */
record Words(Query query, List<Query> wanted, List<Query> titled) {
    Words {
        requireNonNull(query, "query");
        wanted = List.copyOf(wanted);
        titled = List.copyOf(titled);
    }

    /** Any of what is looked for. */
    Query highlighted() {
        return anyOf(wanted);
    }

    /** The same documents as {@link #query}; what stands in a headline too comes first. */
    Query ranked() {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(anyOf(titled), Occur.SHOULD)
                .build();
    }

    private static Query anyOf(List<Query> queries) {
        var any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }
}
