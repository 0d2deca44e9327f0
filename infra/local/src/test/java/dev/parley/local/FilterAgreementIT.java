package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Alert;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Message;
import dev.parley.alerts.Publication;
import dev.parley.alerts.Topic;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.SnsAlertPublisher;
import dev.parley.aws.SnsTopics;
import dev.parley.extraction.Event;
import dev.parley.extraction.FactType;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.FirstReport;
import dev.parley.facts.LastNotified;
import dev.parley.facts.Support;
import dev.parley.ids.Id;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Interest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What SNS lets through by an interest's policy, and what the archive counts for the same interest, must be the same:
 * else the estimate that a subscriber is given is wrong.
 */
class FilterAgreementIT {
    private static final long SEED = 20250212;
    private static final int INTERESTS = 60;
    private static final int FACTS = 150;
    private static final Instant SEEN = Instant.parse("2025-02-12T18:30:00Z");

    private static final List<Participant> PARTIES = List.of(
            Participant.person("donald-trump", "Donald Trump", "USA", "President"),
            Participant.person("marco-rubio", "Marco Rubio", "USA", "Secretary of State"),
            Participant.person("vladimir-putin", "Vladimir Putin", "RUS", "President"),
            Participant.person("volodymyr-zelensky", "Volodymyr Zelensky", "UKR", "President"),
            new Participant(
                    "antonio-guterres",
                    Participant.Kind.PERSON,
                    "Antonio Guterres",
                    Optional.empty(),
                    Optional.of("Head of body"),
                    Optional.of("United Nations")),
            Participant.country("USA", "United States"),
            Participant.country("RUS", "Russia"),
            Participant.country("UKR", "Ukraine"),
            Participant.body("united-nations", "United Nations"),
            Participant.body("hamas", "Hamas"));

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    private final Random random = new Random(SEED);
    private final Map<String, Interest> byNumber = new LinkedHashMap<>();
    private LocalStack stack;
    private Clients clients;
    private DynamoFactIndex index;

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"), data, 0, clock, Map.of("FreshnessHours", "0"), line -> {}));
        var environment = stack.environment("SubscribeFunction");
        clients = new Clients(environment);
        var indexing = stack.environment("IndexFunction");
        index = new DynamoFactIndex(new Clients(indexing).dynamo(), indexing.get("INDEX_TABLE"));
        var topics =
                new SnsTopics(clients.sns(), environment.get("ALERT_TOPIC_ARN"), environment.get("DIGEST_TOPIC_ARN"));
        for (int i = 0; i < INTERESTS; i++) {
            var number = "+4477009%05d".formatted(i);
            var interest = interest();
            byNumber.put(number, interest);
            topics.subscribe(new Address(Channel.SMS, number), false, interest.smsPolicy());
        }
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void generatedFactsReachTheSubscribersThatTheEstimateCounts() {
        var publisher = new SnsAlertPublisher(
                clients.sns(),
                Map.of(Topic.ALERTS, stack.environment("AlertFunction").get("ALERT_TOPIC_ARN")));
        int reached = 0;
        for (int i = 0; i < FACTS; i++) {
            var fact = fact(i);
            var alert = alert(fact);
            publisher.publish(Publication.of(List.of(alert), alert.message(), true), false);
            reached += assertReaches(fact, stack.delivered().getLast());
        }
        assertTrue(reached > FACTS && reached < FACTS * INTERESTS / 2, "the comparison compared nothing: " + reached);
    }

    @Test
    void sampleArticlesReachTheSubscribersThatTheEstimateCounts() throws Exception {
        int alerts = 0;
        try (var files = Files.list(Stacks.PROJECT.resolve("events/articles"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Stacks.post(stack.api(), Files.readString(file));
                stack.awaitIdle();
                for (var delivered :
                        stack.delivered().subList(alerts, stack.delivered().size())) {
                    alerts++;
                    // A filter sees the union of the facts in a message, so it may pass more.
                    if (!delivered.attributes().get("fact").startsWith("[")) {
                        assertReaches(indexed(delivered.attributes().get("fact")), delivered);
                    }
                }
            }
        }
        assertTrue(alerts > 5, "only " + alerts + " alerts");
    }

    /** The fact as it is in the index after its alert. */
    private Fact indexed(String id) {
        return index.fact(id).orElseThrow();
    }

    private int assertReaches(Fact fact, DeliveredMessage delivered) {
        var expected = byNumber.entrySet().stream()
                .filter(one -> one.getValue().matches(fact))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertEquals(expected, Set.copyOf(delivered.recipients()), fact + " " + delivered.attributes());
        return expected.size();
    }

    private Interest interest() {
        while (true) {
            try {
                return new Interest(
                        some(FactType.KINDS, 1),
                        some(List.of(FactType.values()), 4),
                        some(List.of("donald-trump", "marco-rubio", "vladimir-putin", "antonio-guterres"), 2),
                        some(List.of("USA", "RUS", "UKR"), 2),
                        some(List.of(Status.values()), 3));
            } catch (IllegalArgumentException e) {
                // This combination can never match; try another.
            }
        }
    }

    /** Usually no value, otherwise some. */
    private <T> List<T> some(List<T> all, int most) {
        var chosen = new ArrayList<T>();
        if (random.nextInt(5) < 2) {
            for (int i = random.nextInt(most); i >= 0; i--) {
                chosen.add(all.get(random.nextInt(all.size())));
            }
        }
        return chosen;
    }

    private Fact fact(int number) {
        var parties = new ArrayList<Participant>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parties.add(PARTIES.get(random.nextInt(PARTIES.size())));
        }
        var event = new Event(
                FactType.values()[random.nextInt(FactType.values().length)],
                Status.values()[random.nextInt(Status.values().length)],
                Optional.of(PartialDate.parse("2025-02-12")),
                parties,
                Optional.empty(),
                Optional.empty(),
                "leader");
        return new Fact(
                Id.of("fact" + number, Fact.ID_LENGTH),
                event,
                new Support(List.of(), 1, List.of("Harbour Wire"), List.of(), List.of(), List.of(), true, List.of()),
                Optional.of(new LastNotified(
                        event.status(), event.date(), parties, Optional.empty(), Optional.empty(), false, false, SEEN)),
                new FirstReport(
                        Id.of("article" + number, Article.ID_LENGTH),
                        Id.of("version" + number, Article.VERSION_LENGTH),
                        LocalDate.ofInstant(SEEN, ZoneOffset.UTC),
                        SEEN),
                0);
    }

    private static Alert alert(Fact fact) {
        return new Alert(
                fact.id() + "-new",
                fact.id(),
                new VersionKey(fact.firstArticleId(), fact.firstVersion()),
                AlertReason.NEW,
                new FilterValues(
                        fact.type(),
                        fact.status(),
                        fact.participants().stream()
                                .filter(Participant::isPerson)
                                .map(Participant::id)
                                .distinct()
                                .toList(),
                        fact.participants().stream()
                                .flatMap(p -> p.country().stream())
                                .distinct()
                                .toList()),
                new Message("NEW. https://parley.example/f/1", "NEW", "Something is new.\n"),
                false,
                SEEN,
                Optional.empty());
    }
}
