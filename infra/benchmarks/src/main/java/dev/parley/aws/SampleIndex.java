package dev.parley.aws;

import dev.parley.alerts.Alert;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Message;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.FirstReport;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Sighting;
import dev.parley.facts.Support;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import dev.parley.local.DynamoDbServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * An index of generated facts in DynamoDB Local, in memory: a hundred facts a day, each with two people of two countries.
 * Every tenth fact has one person, every fifth one country, every fourth is a call, and every thousandth is a proposed call.
 */
final class SampleIndex implements AutoCloseable {
    static final String TABLE = "index";
    static final String PERSON = "person-0";
    static final String COUNTRY = "C00";
    static final String URL = "https://wire.example.com/first";
    static final String SHA256 = "0".repeat(64);
    static final LocalDate LAST = LocalDate.parse("2026-11-24");
    private static final Instant SEEN = Instant.parse("2026-11-24T12:00:00Z");
    private static final int A_DAY = 100;
    private static final int BATCH = 25;
    private static final List<FactType> TYPES =
            List.of(FactType.LEADER_CALL, FactType.MEETING, FactType.VISIT, FactType.PROPOSAL);

    private final DynamoDbServer server = DynamoDbServer.inMemory();
    private final DynamoDbClient client = new Clients(Map.of(
                    "AWS_ENDPOINT_URL", server.address().toString(),
                    "AWS_REGION", "eu-west-1",
                    "AWS_ACCESS_KEY_ID", "local",
                    "AWS_SECRET_ACCESS_KEY", "local"))
            .dynamo();

    SampleIndex() throws Exception {
        try {
            client.createTable(t -> t.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            attribute("pk"), attribute("sk"), attribute(DynamoTable.LIST), attribute(DynamoTable.PLACE))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                            .indexName("lists")
                            .keySchema(key(DynamoTable.LIST, KeyType.HASH), key(DynamoTable.PLACE, KeyType.RANGE))
                            .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                            .build()));
        } catch (ResourceInUseException e) {
            // Created by an earlier try whose answer timed out.
        }
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    record Loaded(int rows, double seconds) {}

    DynamoDbClient client() {
        return client;
    }

    /** Writes this number of facts, and through the index one fact that several versions of two articles report. */
    Loaded load(int facts) {
        var started = System.nanoTime();
        var batch = new ArrayList<WriteRequest>();
        for (int i = 0; i < facts; i++) {
            var item = FactRows.fact(fact(i), List.of());
            batch.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
            if (batch.size() == BATCH) {
                write(batch);
            }
        }
        write(batch);
        writeFullFact();
        return new Loaded(facts, (System.nanoTime() - started) / 1e9);
    }

    private void write(List<WriteRequest> batch) {
        if (!batch.isEmpty()) {
            client.batchWriteItem(b -> b.requestItems(Map.of(TABLE, List.copyOf(batch))));
            batch.clear();
        }
    }

    /** The fact with all its rows: five versions of two outlets report it, and it was alerted. */
    Fact known() {
        return fact(-1);
    }

    /** Ids of the newest facts. */
    List<String> newest(int count) {
        return IntStream.range(0, count).mapToObj(i -> fact(i).id()).toList();
    }

    private void writeFullFact() {
        var index = new DynamoFactIndex(client, TABLE);
        var fact = known();
        var first = sighting(fact, fact.firstArticleId(), 0);
        index.record(fact, Set.of(new MatchKey("call|known")), first, Optional.of(alert(fact)), Optional.empty());
        index.markIndexed(indexed(first.version()));
        var state = fact;
        for (int i = 1; i < 5; i++) {
            var article = i < 3 ? fact.firstArticleId() : Id.of("another", Article.ID_LENGTH);
            var sighting = sighting(fact, article, i);
            var update = FactUpdate.sighted(state, sighting, List.of(), Timing.LATE, new ConfidenceThreshold(0));
            index.attach(
                    state, update.after(), Set.of(), sighting, update.revision(), Optional.empty(), Optional.empty());
            index.markIndexed(indexed(sighting.version()));
            state = update.after();
        }
    }

    static Fact fact(int number) {
        var one = number % 10 == 0 ? PERSON : "person-" + (1 + Math.floorMod(number * 31, 400));
        var country = number % 5 == 0 ? COUNTRY : "C" + (10 + Math.floorMod(number, 80));
        // The fact with all its rows belongs to the article whose address is looked up.
        var article = number < 0 ? "url:" + URL : "article " + number;
        var version =
                new VersionKey(Id.of(article, Article.ID_LENGTH), Id.of("version " + number, Article.VERSION_LENGTH));
        var event = new Event(
                TYPES.get(Math.floorMod(number, TYPES.size())),
                number % 1000 == 40 ? Status.PROPOSED : number % 5 == 3 ? Status.PLANNED : Status.HAPPENED,
                Optional.of(PartialDate.of(LAST.minusDays(Math.max(number, 0) / A_DAY))),
                List.of(
                        Participant.person(one, "Some Leader", country, "President"),
                        Participant.person(
                                "other-" + Math.floorMod(number * 17, 400), "Other Leader", "X00", "Foreign Minister")),
                Optional.of(ReportedDuration.of(60)),
                Optional.of("Riyadh"),
                "leader");
        return new Fact(
                Id.of("fact " + number, Fact.ID_LENGTH),
                event,
                new Support(
                        List.of("Some Leader"),
                        1,
                        List.of("Harbour Wire"),
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        List.of()),
                Optional.empty(),
                new FirstReport(
                        version.articleId(), version.version(), LocalDate.ofInstant(SEEN, ZoneOffset.UTC), SEEN),
                0);
    }

    private static Sighting sighting(Fact fact, String article, int number) {
        var sentence = "The two leaders spoke by telephone on Tuesday for an hour, the office of the president said.";
        var event = new Event(
                fact.type(),
                fact.status(),
                fact.date(),
                fact.participants(),
                Optional.of(ReportedDuration.of(60 + number * 10)),
                fact.place(),
                "leader");
        var mention = new Mention(
                event,
                fact.claimedBy(),
                false,
                new Evidence(sentence, 0, sentence.length(), "text"),
                0.97,
                "call.spoke-by-phone",
                false);
        var outlet = number < 3 ? "Harbour Wire" : "Meridian";
        return new Sighting(
                new VersionKey(article, Id.of("version " + number + article, Article.VERSION_LENGTH)),
                outlet,
                outlet,
                mention,
                SEEN.plusSeconds(number),
                SEEN.plusSeconds(number),
                LAST,
                Optional.empty());
    }

    private static IndexedArticle indexed(VersionKey version) {
        return new IndexedArticle(
                version.articleId(),
                version.version(),
                Article.State.READABLE,
                Optional.of(URL),
                "The two leaders speak by telephone",
                Optional.of("Harbour Wire"),
                Optional.of(LAST),
                "en",
                SEEN,
                SEEN,
                SHA256,
                Optional.empty());
    }

    private static Alert alert(Fact fact) {
        return new Alert(
                fact.id() + "-new",
                fact.id(),
                new VersionKey(fact.firstArticleId(), fact.firstVersion()),
                AlertReason.NEW,
                new FilterValues(fact.type(), fact.status(), List.of(PERSON), List.of(COUNTRY)),
                new Message("NEW CALL", "NEW CALL", "They spoke.\n"),
                false,
                SEEN,
                Optional.of(SEEN));
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.close();
    }
}
