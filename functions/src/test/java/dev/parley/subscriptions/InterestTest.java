package dev.parley.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterestTest {
    @Test
    void defaultInterestMatchesHappenedAndPlannedOnce() {
        assertEquals(
                Map.of("status", List.of("happened", "corrected-happened", "planned", "corrected-planned")),
                Interest.everything().policy().keys());
    }

    @Test
    void planThatHappenedAlertsThoseWhoWantItOrGetNoPlans() {
        assertTrue(statuses(List.of(Status.HAPPENED, Status.PLANNED), true).contains("now-happened"));
        assertTrue(statuses(List.of(Status.HAPPENED), false).contains("now-happened"));
        assertFalse(statuses(List.of(Status.PLANNED), true).contains("now-happened"));
    }

    private static List<String> statuses(List<Status> status, boolean nowHappened) {
        return new Interest(List.of(), List.of(), List.of(), List.of(), status, nowHappened)
                .policy()
                .keys()
                .get("status");
    }

    @Test
    void everyListBecomesOneKeyAndTypesReplaceKinds() {
        var interest = new Interest(
                List.of("negotiation_step"),
                List.of(FactType.MEETING, FactType.LEADER_CALL, FactType.MEETING),
                List.of("vladimir-putin", "donald-trump"),
                List.of("UKR"),
                List.of(Status.HAPPENED));
        assertEquals(
                "{\"type\":[\"meeting\"],\"people\":[\"donald-trump\",\"vladimir-putin\"],"
                        + "\"countries\":[\"UKR\"],\"status\":[\"happened\",\"corrected-happened\",\"now-happened\"]}",
                Json.MAPPER.valueToTree(interest.policy()).toString());
    }

    @Test
    void oneKindIsAKeyAndBothKindsAreNone() {
        assertEquals(
                List.of("leader_call"),
                of(List.of("leader_call"), List.of(), List.of()).policy().keys().get("kind"));
        assertFalse(of(FactType.KINDS, List.of(), List.of()).policy().keys().containsKey("kind"));
    }

    @Test
    void combinationsAreLimitedAsInSns() {
        // The default status has four values: 37 * 4 = 148.
        var fits = of(List.of(), people(37), List.of());
        assertEquals(148, FilterPolicy.combinations(fits.policy().keys()));
        var e = assertThrows(IllegalArgumentException.class, () -> of(List.of(), people(38), List.of()));
        assertTrue(e.getMessage().contains("152"), e.getMessage());
        assertTrue(e.getMessage().contains("150"), e.getMessage());
    }

    @Test
    void interestThatCannotMatchIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Interest(List.of("leader_call"), List.of(FactType.MEETING), List.of(), List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Interest(List.of(), List.of(), List.of(), List.of(), List.of(Status.DENIED)));
        assertThrows(IllegalArgumentException.class, () -> of(List.of("phone_call"), List.of(), List.of()));
    }

    @Test
    void policyChecksItsLimits() {
        var six = new java.util.LinkedHashMap<String, List<String>>();
        IntStream.range(0, 6).forEach(i -> six.put("key" + i, List.of("value")));
        assertThrows(IllegalArgumentException.class, () -> new FilterPolicy(six));
    }

    private static Interest of(List<String> kinds, List<String> people, List<String> countries) {
        return new Interest(kinds, List.of(), people, countries, List.of());
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> "person-" + i).toList();
    }

    private static List<String> countries(int count) {
        return IntStream.range(0, count).mapToObj(i -> "C" + i).toList();
    }
}
