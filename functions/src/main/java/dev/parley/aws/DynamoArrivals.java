package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;

import dev.parley.articles.VersionKey;
import dev.parley.exports.Arrivals;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Arrivals as rows of the index table: {@code DAY#2026-11-24 / arrived#digest} for the versions of one batch, and
 * {@code DAYS / 2026-11-24} for each day that is due. The reports of a version are the sightings and withdrawals of its
 * facts, each with the state of the fact after it.
 */
public final class DynamoArrivals implements Arrivals {
    private static final String DAYS = "DAYS";
    private static final String TOUCHED = "touched";
    private static final String VERSIONS = "versions";

    /** Versions per row: about 60 KB of the 400 KB that DynamoDB allows. */
    private static final int MOST_IN_A_ROW = 1_000;

    private static final int DIGEST = 10;

    private final DynamoTable table;

    public DynamoArrivals(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public void add(Collection<IndexedArticle> versions, Instant now) {
        var days = new TreeMap<LocalDate, TreeSet<String>>();
        versions.forEach(version -> days.computeIfAbsent(
                        LocalDate.ofInstant(version.arrived(), ZoneOffset.UTC), day -> new TreeSet<>())
                .add(SortableInstant.of(version.arrived()) + "#" + version.id() + "#" + version.version()));
        days.forEach((day, places) -> {
            var all = List.copyOf(places);
            for (int from = 0; from < all.size(); from += MOST_IN_A_ROW) {
                table.put(row(day, all.subList(from, Math.min(all.size(), from + MOST_IN_A_ROW))));
            }
            // After its versions, so that a reader who finds the day due finds the versions too.
            touch(day, now);
        });
    }

    /** The same versions have the same key, so that adding them again changes nothing. */
    private static Map<String, AttributeValue> row(LocalDate day, List<String> places) {
        var arrived = places.getFirst().substring(0, places.getFirst().indexOf('#'));
        var row = item("DAY#" + day, arrived + "#" + Id.of(String.join(" ", places), DIGEST), "arrivals");
        row.put(VERSIONS, Items.texts(places));
        return row;
    }

    @Override
    public SequencedMap<LocalDate, Instant> due() {
        var due = new LinkedHashMap<LocalDate, Instant>();
        table.query(DAYS)
                .forEach(row -> due.put(
                        LocalDate.parse(Items.required(row, Items.SK).s()),
                        Instant.parse(Items.required(row, TOUCHED).s())));
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
        return table.query("DAY#" + day)
                .flatMap(row -> Items.texts(row, VERSIONS).stream())
                .sorted()
                .distinct()
                .map(place -> {
                    var parts = place.split("#");
                    return new VersionKey(parts[1], parts[2]);
                });
    }

    @Override
    public List<Report> reports(VersionKey version) {
        var reports = new TreeMap<String, Report>();
        var rows = table.query(ArticleRows.pk(version.articleId())).toList();
        var withdrawn = ArticleRows.WITHDRAWN + version.version() + "#";
        rows.stream()
                .filter(row -> Items.required(row, Items.SK).s().startsWith(withdrawn))
                .map(row -> Items.read(row, Fact.class))
                .forEach(
                        state -> reports.put(state.id(), new Report(state.id(), Optional.empty(), Optional.of(state))));
        table
                .all(ArticleRows.reported(rows).getOrDefault(version.version(), List.of()).stream()
                        .map(fact -> FactRows.sightingKey(version, fact))
                        .toList())
                .stream()
                .map(FactRows::seen)
                .forEach(seen -> reports.put(
                        seen.state().id(),
                        new Report(seen.state().id(), Optional.of(seen.sighting()), Optional.of(seen.state()))));
        return List.copyOf(reports.values());
    }
}
