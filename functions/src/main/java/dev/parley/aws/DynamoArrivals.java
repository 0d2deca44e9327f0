package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;

import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.tables.Arrivals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Arrivals as rows of the index table: {@code DAY#2026-11-24 / arrived#articleId#version} for each indexed version,
 * {@code DAYS / 2026-11-24} for each day that is due. What a version reports stands in its markers, with the state of
 * the fact that it led to.
 */
public final class DynamoArrivals implements Arrivals {
    private static final String DAYS = "DAYS";
    private static final String TOUCHED = "touched";

    private final Table table;

    public DynamoArrivals(DynamoDbClient dynamo, String table) {
        this.table = new Table(dynamo, table);
    }

    /** The row that says on which day a version came. */
    static Map<String, AttributeValue> arrival(IndexedArticle article) {
        return item(
                "DAY#" + day(article),
                SortableInstant.of(article.arrived()) + "#" + article.id() + "#" + article.version(),
                "arrival");
    }

    static LocalDate day(IndexedArticle article) {
        return LocalDate.ofInstant(article.arrived(), ZoneOffset.UTC);
    }

    @Override
    public SequencedMap<LocalDate, Instant> due() {
        var due = new LinkedHashMap<LocalDate, Instant>();
        table.query(DAYS)
                .forEach(row -> due.put(
                        LocalDate.parse(row.get(Items.SK).s()),
                        Instant.parse(row.get(TOUCHED).s())));
        return due;
    }

    @Override
    public void touch(LocalDate day, Instant now) {
        var row = item(DAYS, day.toString(), "day");
        row.put(TOUCHED, text(now.toString()));
        table.put(row);
    }

    @Override
    public void written(LocalDate day, Instant touched) {
        table.transaction()
                .delete(key(DAYS, day.toString()), TOUCHED, text(touched.toString()))
                .run();
    }

    @Override
    public Stream<VersionKey> on(LocalDate day) {
        return table.query("DAY#" + day).map(row -> {
            var parts = row.get(Items.SK).s().split("#");
            return new VersionKey(parts[1], parts[2]);
        });
    }

    @Override
    public List<Report> reports(VersionKey version) {
        var reports = new TreeMap<String, Report>();
        table.query("ARTICLE#" + version.articleId(), "WITHDRAWN#" + version.version() + "#")
                .map(DynamoArrivals::report)
                .forEach(report -> reports.put(report.factId(), report));
        table.query("ARTICLE#" + version.articleId(), "SIGHTING#" + version.version() + "#")
                .map(DynamoArrivals::report)
                .forEach(report -> reports.put(report.factId(), report));
        return List.copyOf(reports.values());
    }

    private static Report report(Map<String, AttributeValue> marker) {
        var sk = marker.get(Items.SK).s();
        return new Report(
                sk.substring(sk.lastIndexOf('#') + 1),
                Optional.ofNullable(marker.get(Items.JSON)).map(json -> Items.read(json.s(), Sighting.class)),
                Optional.ofNullable(marker.get(FactRows.STATE)).map(json -> Items.read(json.s(), Fact.class)));
    }
}
