package dev.parley.lucene.query;

import static java.util.Objects.requireNonNull;

import dev.parley.lucene.index.Fields;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * The parsed query text of a search.
 *
 * @param query the query that documents must match
 * @param wanted the words, prefixes and phrases that are not excluded, as queries of {@link Fields#WORDS}
 * @param titled the same as queries of {@link Fields#TITLE}
 */
record WordQuery(Query query, List<Query> wanted, List<Query> titled) {
    WordQuery {
        requireNonNull(query, "query");
        wanted = List.copyOf(wanted);
        titled = List.copyOf(titled);
    }

    /** Matches everything that is to be highlighted. */
    Query highlighted() {
        return anyOf(wanted);
    }

    /** Matches the same documents as {@link #query}, and scores matches in headlines higher. */
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
