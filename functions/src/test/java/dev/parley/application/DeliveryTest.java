package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Limits;
import dev.parley.alerts.Topic;
import dev.parley.facts.ConfidenceThreshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No fact is lost, each is decided once, and only a lost answer to a publication causes a repeat. The tests inject every
 * kind of fault, once, at every call of the pipeline to a port.
 */
class DeliveryTest {
    private static final Limits PLENTY = new Limits(true, 30, 100, Duration.ZERO);
    private static final Limits STORM = new Limits(true, 1, 1, Duration.ZERO);
    private static final int RACERS = 16;

    /** The other party of each call in the articles; each identifies one fact. */
    private static final List<String> FACTS = List.of("Putin", "Zelensky", "Macron", "Starmer");

    private static World world(Fault fault, Limits limits, long seed) {
        var world = new World(fault, limits, seed);
        fill(world);
        return world;
    }

    private static void fill(World world) {
        world.archive(
                "harbour",
                "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin on Wednesday."
                        + " U.S. President Donald Trump spoke by telephone with Ukrainian President Volodymyr Zelensky"
                        + " on Wednesday.");
        world.archive(
                "ledger",
                "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday."
                        + " U.S. President Donald Trump spoke by phone with French President Emmanuel Macron on"
                        + " Wednesday.");
        world.archive(
                "meridian",
                "U.S. President Donald Trump spoke by phone with British Prime Minister Keir Starmer on"
                        + " Wednesday.");
    }

    @Test
    void withoutFaultsEveryFactIsSentOnceAndIsInOneDailyDigest() {
        var world = world(Fault.none(), PLENTY, 1);
        world.index(world.versions());
        world.settle();
        assertEquals(3, world.publisher.to(Topic.ALERTS).size());
        assertEquals(1, world.publisher.to(Topic.DAILY).size());
        promisesHold(world, Fault.none(), true);
    }

    @Test
    void severalFactsOfOneArticleAreOneMessage() {
        var world = world(Fault.none(), PLENTY, 1);
        world.index(List.of(world.versions().getFirst()));
        world.settle();
        var message = world.publisher.to(Topic.ALERTS).getFirst().publication();
        assertEquals(1, world.publisher.to(Topic.ALERTS).size());
        assertEquals(2, message.facts().size());
        assertTrue(message.message().body().contains("Putin"));
        assertTrue(message.message().body().contains("Zelensky"));
        assertTrue(
                message.message().sms().contains("+1 more"), message.message().sms());
    }

    @Test
    void importsAndReindexingAlertNobody() {
        var world = world(Fault.none(), PLENTY, 1);
        world.index(world.versions(), IndexArticle.NOTHING_IS_FRESH);
        world.settle();
        world.index(world.versions());
        world.settle();
        assertEquals(List.of(), world.publisher.to(Topic.ALERTS));
        assertEquals(List.of(), world.publisher.to(Topic.DAILY));
    }

    @TestFactory
    Stream<DynamicTest> promisesHoldAfterAnySingleFault() {
        return everyFault("", PLENTY, world -> {
            world.index(world.versions());
            world.settle();
        });
    }

    @TestFactory
    Stream<DynamicTest> promisesHoldAfterAnySingleFaultInAStorm() {
        return everyFault("storm: ", STORM, world -> {
            world.index(world.versions());
            world.settle();
        });
    }

    /** After the rebuild every pending alert is sent, and none is sent as new twice. */
    @TestFactory
    Stream<DynamicTest> promisesHoldWhenTheIndexIsLostAtAnyCall() {
        return losses(PLENTY);
    }

    @TestFactory
    Stream<DynamicTest> promisesHoldWhenTheIndexIsLostAtAnyCallInAStorm() {
        return losses(STORM);
    }

    @TestFactory
    Stream<DynamicTest> promisesHoldAfterAnySingleFaultDuringARebuild() {
        return everyFault("rebuild: ", STORM, world -> {
            world.index(world.versions());
            world.settle();
            world.lose();
            world.index(world.versions().reversed());
            world.settle();
        });
    }

    @Test
    void doubtfulFactsAreSentOnceASecondOutletReportsThem() {
        var world = doubtful(Fault.none(), PLENTY, 1);
        var first = world.versions().subList(0, 3);
        world.index(first);
        world.settle();
        assertEquals(1, world.publisher.to(Topic.ALERTS).size(), "two outlets report the call with Putin");
        assertEquals(1, world.sent(Topic.ALERTS, "Putin"));
        world.index(world.versions());
        world.settle();
        promisesHold(world, Fault.none(), true);
        assertEquals(0, world.sent(Topic.ALERTS, "Modi"), "one outlet alone reports it");
    }

    @Test
    void anImportThatConfirmsADoubtfulFactAlertsNobody() {
        var world = doubtful(Fault.none(), PLENTY, 1);
        world.index(world.versions(), IndexArticle.NOTHING_IS_FRESH);
        world.settle();
        assertEquals(List.of(), world.publisher.to(Topic.ALERTS));
    }

    @TestFactory
    Stream<DynamicTest> promisesHoldAfterAnySingleFaultWhenEveryReportIsDoubtful() {
        return everyFault(
                "doubtful: ",
                PLENTY,
                world -> {
                    world.index(world.versions());
                    world.settle();
                },
                DeliveryTest::doubtful);
    }

    private interface Setup {
        World make(Fault fault, Limits limits, long seed);
    }

    /** Every report is below the threshold. Two outlets report each fact, except the call with Modi. */
    private static World doubtful(Fault fault, Limits limits, long seed) {
        var world = new World(fault, limits, seed, new ConfidenceThreshold(1));
        fill(world);
        world.archive(
                "gazette",
                "President Donald Trump spoke by telephone with Ukrainian President Volodymyr Zelensky on Wednesday."
                        + " President Donald Trump spoke by telephone with French President Emmanuel Macron on"
                        + " Wednesday. President Donald Trump spoke by telephone with British Prime Minister Keir"
                        + " Starmer on Wednesday. President Donald Trump spoke by telephone with Indian Prime Minister"
                        + " Narendra Modi on Wednesday.");
        return world;
    }

    private static Stream<DynamicTest> everyFault(String what, Limits limits, Consumer<World> scenario) {
        return everyFault(what, limits, scenario, DeliveryTest::world);
    }

    private static Stream<DynamicTest> everyFault(String what, Limits limits, Consumer<World> scenario, Setup setup) {
        var calls = Fault.none();
        var plain = setup.make(calls, limits, 7);
        scenario.accept(plain);
        var count = calls.calls().size();
        var tests = new ArrayList<DynamicTest>();
        for (var way : Fault.Way.values()) {
            for (int at = 0; at < count; at++) {
                var fault = new Fault(at, way);
                var name = what + way + " at call " + at + ", " + calls.calls().get(at);
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    var world = setup.make(fault, limits, 7);
                    scenario.accept(world);
                    promisesHold(world, fault, limits == PLENTY);
                }));
            }
        }
        return tests.stream();
    }

    private static Stream<DynamicTest> losses(Limits limits) {
        var calls = Fault.none();
        var plain = world(calls, limits, 7);
        plain.index(plain.versions());
        plain.settle();
        var tests = new ArrayList<DynamicTest>();
        for (int at = 0; at < calls.calls().size(); at++) {
            for (var way : List.of(Fault.Way.KILL_BEFORE, Fault.Way.KILL_AFTER_THE_EFFECT)) {
                var fault = new Fault(at, way);
                var name = way + " at call " + at + ", " + calls.calls().get(at) + ", and the index lost";
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    var world = world(fault, limits, 7);
                    world.loseWhenKilled();
                    world.index(world.versions());
                    world.settle();
                    world.index(world.versions().reversed());
                    world.settle();
                    for (var fact : FACTS) {
                        assertTrue(world.sent(Topic.ALERTS, fact) >= 1, fact + " was lost");
                        assertTrue(world.sent(Topic.DAILY, fact) >= 1, fact + " is in no digest of a day");
                        assertTrue(world.sentAsNew(Topic.ALERTS, fact) <= 1, fact + " was sent as new twice");
                        if (!mayRepeatAfterALoss(fault)) {
                            assertEquals(1, world.sent(Topic.ALERTS, fact), fact);
                        }
                    }
                }));
            }
        }
        return tests.stream();
    }

    /** Between the receipt before the publication and the receipt after it, the result is unknown. */
    private static boolean mayRepeatAfterALoss(Fault fault) {
        return switch (fault.struck()) {
            case "AlertPublisher.publish", "DeliveryReceipts.sending", "DeliveryReceipts.sendingDigest" -> true;
            case "DeliveryReceipts.sent" -> fault.losesAnAnswer();
            default -> false;
        };
    }

    private static void promisesHold(World world, Fault fault, boolean single) {
        var counts = new TreeMap<String, Long>();
        for (var fact : FACTS) {
            var sent = world.sent(Topic.ALERTS, fact);
            assertTrue(sent >= 1, fact + " was lost");
            assertTrue(sent <= (fault.losesAnAnswer() ? 2 : 1), fact + " was sent " + sent + " times");
            assertTrue(world.sentAsNew(Topic.ALERTS, fact) <= 1, fact + " was sent as new twice");
            var daily = world.sent(Topic.DAILY, fact);
            assertTrue(daily >= 1, fact + " is in no digest of a day");
            assertTrue(daily <= (fault.losesAnAnswer() ? 2 : 1), fact + " is in " + daily + " digests");
            counts.put(fact, sent);
        }
        // Only the message whose answer was lost may be marked as a repeat.
        assertTrue(world.publisher.to(Topic.ALERTS).stream()
                        .filter(one -> one.repeat())
                        .count()
                <= 1);
        world.outbox.decided().forEach((alert, times) -> assertEquals(1, times, "decisions of " + alert));
        if (single) {
            assertEquals(4, world.outbox.decided().size(), "decisions");
        }
    }

    @Test
    void sixteenConcurrentIndexersAndSendersSendEveryFactOnce() throws Exception {
        allAtOnce(DeliveryTest::world);
    }

    @Test
    void sixteenConcurrentIndexersAndSendersSendEveryDoubtfulFactOnce() throws Exception {
        allAtOnce(DeliveryTest::doubtful);
    }

    private static void allAtOnce(Setup setup) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            var world = setup.make(Fault.none(), PLENTY, seed);
            race(() -> {
                world.versions().forEach(version -> world.index().index(version, line -> {}));
                world.outbox.inserted().forEach(id -> world.sending().send(id));
                return null;
            });
            world.settle();
            promisesHold(world, Fault.none(), true);
        }
    }

    private static void race(Callable<Void> racer) throws Exception {
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Void>>();
            for (int i = 0; i < RACERS; i++) {
                all.add(racer);
            }
            for (var one : racers.invokeAll(all)) {
                one.get();
            }
        }
    }
}
