package dev.parley.lucene.query;

import dev.parley.articles.TextFingerprint;
import dev.parley.lucene.index.Fields;
import dev.parley.search.DayRange;
import dev.parley.search.Facet;
import dev.parley.search.Search;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Translates a search into a Lucene query. */
final class Criteria {
    private Criteria() {}

    /** @param words the parsed query text of the search */
    static Query facts(Search search, Optional<WordQuery> words) {
        return all(Fields.KIND_FACT, search, words);
    }

    static Query articles(Search search, Optional<WordQuery> words) {
        return all(search.allVersions() ? Fields.KIND_VERSION : Fields.KIND_LATEST, search, words);
    }

    /** The versions that have this text, and its copies. */
    static Query copies(TextFingerprint fingerprint) {
        var parts = new BooleanQuery.Builder().setMinimumNumberShouldMatch(fingerprint.partsInCommon());
        fingerprint.parts().forEach(part -> parts.add(new TermQuery(new Term(Fields.FINGERPRINT, part)), Occur.SHOULD));
        return parts.build();
    }

    static Query article(String id) {
        return new TermQuery(new Term(Fields.ARTICLE, id));
    }

    private static Query all(String kind, Search search, Optional<WordQuery> words) {
        var all = new BooleanQuery.Builder();
        all.add(new TermQuery(new Term(Fields.KIND, kind)), Occur.FILTER);
        each(all, Facet.PERSON, search.people());
        each(all, Facet.COUNTRY, search.countries());
        any(all, Facet.TYPE, search.types().stream().map(type -> type.label()).toList());
        any(
                all,
                Facet.STATUS,
                search.statuses().stream().map(status -> status.label()).toList());
        any(
                all,
                Facet.CONFIRMED,
                search.confirmed().map(Object::toString).stream().toList());
        any(all, Facet.SOURCE, search.sources().stream().map(Fields::term).toList());
        any(all, Facet.LANGUAGE, search.languages());
        within(all, search.happened(), Criteria::happened);
        within(all, search.published(), (from, to) -> LongField.newRangeQuery(Fields.PUBLISHED, from, to));
        within(all, search.archived(), (from, to) -> LongField.newRangeQuery(Fields.ARCHIVED, from, to));
        words.map(read -> search.order() == Search.Order.RELEVANCE ? read.ranked() : read.query())
                .ifPresent(query -> all.add(query, Occur.MUST));
        return all.build();
    }

    /** A fact dated by month or year matches each day of it. */
    private static Query happened(long from, long to) {
        return LongRange.newIntersectsQuery(Fields.HAPPENED, new long[] {from}, new long[] {to});
    }

    private static void within(BooleanQuery.Builder all, DayRange days, BiFunction<Long, Long, Query> query) {
        if (!days.isOpen()) {
            all.add(
                    query.apply(
                            days.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                            days.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)),
                    Occur.FILTER);
        }
    }

    private static void each(BooleanQuery.Builder all, Facet facet, List<String> values) {
        values.forEach(
                value -> all.add(new TermQuery(new Term(Fields.termField(facet), Fields.cut(value))), Occur.FILTER));
    }

    private static void any(BooleanQuery.Builder all, Facet facet, List<String> values) {
        if (!values.isEmpty()) {
            all.add(
                    new TermInSetQuery(
                            Fields.termField(facet),
                            values.stream().map(Fields::cut).map(BytesRef::new).toList()),
                    Occur.FILTER);
        }
    }
}
