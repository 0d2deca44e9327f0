package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final LocalDate PUBLISHED = LocalDate.parse("2025-02-12");
    private static final Participant TRUMP = Participant.person("donald-trump", "Donald Trump", "USA", "President");
    private static final Participant VANCE = Participant.person("jd-vance", "JD Vance", "USA", "Vice President");
    private static final Participant PUTIN = Participant.person("vladimir-putin", "Vladimir Putin", "RUS", "President");
    private static final Participant LAVROV =
            Participant.person("sergei-lavrov", "Sergei Lavrov", "RUS", "Foreign Minister");
    private static final Participant USA = Participant.country("USA", "United States");
    private static final Participant RUSSIA = Participant.country("RUS", "Russia");
    private static final Participant TURKEY = Participant.country("TUR", "Turkey");

    @Test
    void aReportDatedOneDayLaterFindsTheFact() {
        var fact = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        var later = Identity.lookups(mention(FactType.LEADER_CALL, "2025-02-13", PUTIN, TRUMP), PUBLISHED);
        assertFalse(Collections.disjoint(fact, later));
    }

    @Test
    void aReportDatedThreeDaysLaterIsAnotherFact() {
        var fact = FactTest.fact(FactType.LEADER_CALL, TRUMP, PUTIN);
        assertTrue(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-02-13", PUTIN, TRUMP)));
        assertFalse(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-02-15", PUTIN, TRUMP)));
    }

    @Test
    void aReportThatNamesTheCountriesFindsTheLeadersCall() {
        var fact = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        var countries = Identity.lookups(mention(FactType.LEADER_CALL, "2025-02-12", USA, RUSSIA), PUBLISHED);
        assertFalse(Collections.disjoint(fact, countries));
    }

    @Test
    void aReportThatNamesTwoOfThreePartiesFindsTheFact() {
        var fact = Identity.matchKeys(mention(FactType.TALKS_HELD, "2025-02-12", USA, RUSSIA, TURKEY), PUBLISHED);
        var fewer = Identity.lookups(mention(FactType.MEETING, "2025-02-12", TURKEY, PUTIN), PUBLISHED);
        assertFalse(Collections.disjoint(fact, fewer));
    }

    @Test
    void aCallAndAMeetingAreNotOneFact() {
        var call = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        var meeting = Identity.lookups(mention(FactType.MEETING, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        assertTrue(Collections.disjoint(call, meeting));
    }

    @Test
    void twoPeopleOfOneCountryMakeTwoCalls() {
        var fact = FactTest.fact(FactType.LEADER_CALL, TRUMP, PUTIN);
        assertFalse(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-02-12", VANCE, PUTIN)));
        assertTrue(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-02-12", USA, PUTIN)));
    }

    @Test
    void visitsOfTwoPeopleOfOneCountryAreTwoFacts() {
        var fact = FactTest.fact(FactType.VISIT, VANCE, RUSSIA);
        assertFalse(Identity.same(fact, mention(FactType.VISIT, "2025-02-12", TRUMP, RUSSIA)));
        assertTrue(Identity.same(fact, mention(FactType.VISIT, "2025-02-12", USA, RUSSIA)));
    }

    @Test
    void meetingsOfOnePersonWithTwoOthersInAMonthAreTwoFacts() {
        var fact = FactTest.fact(FactType.MEETING, TRUMP, PUTIN);
        assertFalse(Identity.same(fact, mention(FactType.MEETING, "2025-02", VANCE, PUTIN)));
        assertTrue(Identity.same(fact, mention(FactType.MEETING, "2025-02", TRUMP, PUTIN)));
        assertTrue(Identity.same(fact, mention(FactType.MEETING, "2025-02-12", VANCE, PUTIN)));
    }

    @Test
    void aReportWithOnlyAMonthFindsTheFact() {
        var fact = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-03", TRUMP, PUTIN), PUBLISHED);
        var month = mention(FactType.LEADER_CALL, "2025-02", TRUMP, PUTIN);
        assertFalse(Collections.disjoint(fact, Identity.lookups(month, PUBLISHED)));
    }

    @Test
    void aReportThatNamesOnePartyFindsTheFact() {
        var fact = Identity.matchKeys(mention(FactType.TALKS_HELD, "2025-02-12", USA, RUSSIA), PUBLISHED);
        var one = Identity.lookups(mention(FactType.MEETING, "2025-02-12", PUTIN), PUBLISHED);
        assertFalse(Collections.disjoint(fact, one));
    }

    @Test
    void aReportWithADayFindsThePlanWithoutADay() {
        var plan = plan(FactType.MEETING, null, TRUMP, PUTIN);
        var dated = Identity.lookups(mention(FactType.MEETING, "2025-03-01", TRUMP, PUTIN), PUBLISHED);
        assertFalse(Collections.disjoint(Identity.matchKeys(plan, PUBLISHED), dated));
    }

    @Test
    void factsWithManyPartiesHaveFewEnoughKeysForOneTransaction() {
        var many = IntStream.range(0, 50)
                .mapToObj(i -> Participant.person("p" + i, "P " + i, "C" + i, "President"))
                .toArray(Participant[]::new);
        var size = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", many), PUBLISHED)
                .size();
        assertTrue(size <= Identity.MAX_KEYS, size + " keys");
    }

    @Test
    void aCallOnTheNextDayIsFoundAlthoughAnotherHoldsTheSharedWindow() {
        var first = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        var second = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-13", TRUMP, PUTIN), PUBLISHED);
        assertFalse(Collections.disjoint(first, second), "concurrent writers of one fact must collide");
        second.removeAll(first);
        var again = Identity.lookups(mention(FactType.LEADER_CALL, "2025-02-13", TRUMP, PUTIN), PUBLISHED);
        assertTrue(second.contains(again.iterator().next()), "the key of its own day is its own");
    }

    @Test
    void aSecondCallOfTheDayIsAnotherFact() {
        var call = Report.by("Harbour Wire").between(TRUMP, PUTIN);
        var first = call.mention();
        var second = call.another().mention();
        assertTrue(Collections.disjoint(Identity.matchKeys(first, PUBLISHED), Identity.lookups(second, PUBLISHED)));
        assertFalse(Collections.disjoint(Identity.matchKeys(second, PUBLISHED), Identity.lookups(second, PUBLISHED)));
    }

    @Test
    void aReportWithoutADayFindsTheFactOfTheDaysBefore() {
        var fact = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        var week = LocalDate.parse("2025-02-17");
        assertFalse(Collections.disjoint(fact, Identity.lookups(undated("2025-02-17", TRUMP, PUTIN), week)));
        var known = FactTest.fact(FactType.LEADER_CALL, TRUMP, PUTIN);
        assertTrue(Identity.same(known, undated("2025-02-17", TRUMP, PUTIN)));
        assertFalse(Identity.same(known, undated("2025-02-20", TRUMP, PUTIN)));
    }

    @Test
    void aReportOfTwoPartiesFindsTheFactWithOneOfThem() {
        var one = FactTest.fact(FactType.CEASEFIRE, RUSSIA);
        var both = mention(FactType.CEASEFIRE, "2025-02-12", RUSSIA, TURKEY);
        var key = Identity.lookups(both, PUBLISHED).stream()
                .filter(Identity.matchKeys(mention(FactType.CEASEFIRE, "2025-02-12", RUSSIA), PUBLISHED)::contains)
                .findFirst()
                .orElseThrow();
        assertTrue(Identity.same(key, one, both));
        var others = FactTest.fact(FactType.CEASEFIRE, RUSSIA, USA);
        assertFalse(Identity.same(key, others, both));
    }

    @Test
    void plansWithoutADayOfDifferentTypesAreDifferentFacts() {
        var visit = plan(FactType.VISIT, null, TRUMP, RUSSIA);
        for (var type : List.of(FactType.MEETING, FactType.TALKS_STARTED, FactType.TALKS_HELD, FactType.TALKS_AGREED)) {
            assertFalse(joins(visit, plan(type, null, TRUMP, RUSSIA)), type.label());
        }
        var meeting = plan(FactType.MEETING, null, USA, RUSSIA);
        assertFalse(joins(meeting, plan(FactType.TALKS_STARTED, null, USA, RUSSIA)));
        assertFalse(joins(meeting, plan(FactType.VISIT, null, USA, RUSSIA)));
        assertFalse(
                joins(plan(FactType.TALKS_HELD, null, TRUMP, PUTIN), plan(FactType.TALKS_HELD, null, VANCE, LAVROV)));
    }

    @Test
    void plansWithoutADayOfSynonymousTypesAreOneFact() {
        assertTrue(joins(plan(FactType.MEETING, null, TRUMP, PUTIN), plan(FactType.TALKS_HELD, null, USA, RUSSIA)));
        assertTrue(joins(plan(FactType.TALKS_STARTED, null, USA, RUSSIA), plan(FactType.TALKS_HELD, null, USA, PUTIN)));
        assertTrue(
                joins(plan(FactType.TALKS_STARTED, null, USA, RUSSIA), plan(FactType.TALKS_AGREED, null, USA, RUSSIA)));
        assertTrue(
                joins(plan(FactType.VISIT, "Moscow", TRUMP, RUSSIA), plan(FactType.MEETING, "Moscow", TRUMP, PUTIN)));
    }

    @Test
    void aPlannedVisitAndADatedMeetingOfTheSamePersonAreOneTrip() {
        var visit = plan(FactType.VISIT, null, TRUMP, RUSSIA);
        assertTrue(joins(visit, mention(FactType.MEETING, "2025-03-01", TRUMP, PUTIN)));
        assertFalse(joins(visit, mention(FactType.MEETING, "2025-03-01", VANCE, PUTIN)));
        assertFalse(joins(visit, mention(FactType.TALKS_HELD, "2025-03-01", USA, RUSSIA)));
    }

    @Test
    void anAgreementToTalkIsNotAVisit() {
        var visit = mention(FactType.VISIT, "2025-02-12", TRUMP, RUSSIA);
        assertFalse(joins(visit, mention(FactType.TALKS_AGREED, "2025-02-12", TRUMP, RUSSIA)));
    }

    @Test
    void twoPlansOfOnePairAreBothFound() {
        var visit = plan(FactType.VISIT, null, TRUMP, RUSSIA);
        var talks = plan(FactType.TALKS_STARTED, null, TRUMP, RUSSIA);
        var free = new LinkedHashSet<>(Identity.matchKeys(talks, PUBLISHED));
        free.removeAll(Identity.matchKeys(visit, PUBLISHED));
        assertFalse(free.isEmpty());
        assertTrue(free.contains(Identity.lookups(talks, PUBLISHED).iterator().next()));
    }

    @Test
    void aReportWithoutADayIsOfACallInTheDaysThatArticlesReportIt() {
        var known = FactTest.fact(FactType.LEADER_CALL, TRUMP, PUTIN);
        var most = FactType.LEADER_CALL.occasion().daysReported();
        var last = LocalDate.parse("2025-02-12").plusDays(most);
        assertTrue(joins(known, undated(last.toString(), TRUMP, PUTIN), last));
        assertFalse(Identity.same(known, undated(last.plusDays(1).toString(), TRUMP, PUTIN)));
        var early = LocalDate.parse("2025-02-12").minusDays(2);
        assertFalse(Identity.same(known, undated(early.toString(), TRUMP, PUTIN)), "before it happened");
    }

    @Test
    void aFactWithoutANamedDayIsFoundByItsDayBeforePublication() {
        var fact = Report.by("Harbour Wire").on("2025-02-17").undated().notified("fact");
        var keys = Identity.matchKeys(undated("2025-02-17", TRUMP, PUTIN), LocalDate.parse("2025-02-17"));
        var dated = mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN);
        assertTrue(Identity.same(fact, dated));
        assertTrue(keys.contains(new MatchKey("leader_call|donald-trump+vladimir-putin|2025-02-12")));
        assertFalse(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-02-20", TRUMP, PUTIN)));
    }

    @Test
    void aMonthIsNotAnotherMonth() {
        var fact = Report.by("Harbour Wire").on("2025-02").notified("fact");
        assertTrue(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN)));
        assertFalse(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-03-01", TRUMP, PUTIN)));
        assertFalse(Identity.same(fact, mention(FactType.LEADER_CALL, "2025-01", TRUMP, PUTIN)));
        assertTrue(Identity.same(fact, Report.by("x").on(null).mention()), "no date excludes none");
    }

    @Test
    void talksAtAPlaceAreFoundByOneOfThePartiesAndThePlace() {
        var summit = mention(FactType.MEETING, "2025-02-12", "Riyadh", USA, RUSSIA);
        var other = mention(FactType.MEETING, "2025-02-12", "Riyadh", USA, TURKEY);
        assertTrue(common(summit, other).contains(new MatchKey("talks|usa@riyadh|2025-02-12")));
        assertFalse(common(summit, mention(FactType.MEETING, "2025-02-12", "Doha", USA, TURKEY)).stream()
                .anyMatch(key -> key.key().contains("@")));
        assertFalse(
                common(
                                mention(FactType.LEADER_CALL, "2025-02-12", "Riyadh", USA, RUSSIA),
                                mention(FactType.LEADER_CALL, "2025-02-12", "Riyadh", USA, TURKEY))
                        .stream()
                        .anyMatch(key -> key.key().contains("@")),
                "callers are not at one place");
    }

    @Test
    void anUndatedReportOfTalksFindsThoseOfTheDaysBeforeAtItsPlace() {
        var held = mention(FactType.MEETING, "2025-02-12", "Riyadh", USA, RUSSIA);
        var undated = Report.by("x")
                .type(FactType.MEETING)
                .on("2025-02-14")
                .undated()
                .in("Riyadh")
                .between(USA, TURKEY)
                .mention();
        assertTrue(Identity.lookups(undated, LocalDate.parse("2025-02-14"))
                .contains(new MatchKey("talks|usa@riyadh|2025-02-12")));
        assertTrue(Identity.matchKeys(held, PUBLISHED).contains(new MatchKey("talks|usa@riyadh|2025-02-12")));
    }

    @Test
    void aPlanWithoutADayFindsThePlanForATimeAroundItsPublication() {
        var plan = plan(FactType.MEETING, "Riyadh", USA, RUSSIA);
        var lookups = Identity.lookups(plan, PUBLISHED);
        for (var day : List.of("2025-02-11", "2025-02-12", "2025-02-13")) {
            assertTrue(lookups.contains(new MatchKey("talks|rus+usa|" + day)), day);
        }
        assertFalse(lookups.contains(new MatchKey("talks|rus+usa|2025-02-14")));
        assertTrue(lookups.contains(new MatchKey("talks|usa@riyadh|2025-02")), "and the month's talks at its place");
        assertFalse(Identity.lookups(mention(FactType.MEETING, "2025-02-20", "Riyadh", USA, RUSSIA), PUBLISHED)
                .contains(new MatchKey("talks|usa@riyadh|2025-02")));
        assertTrue(Identity.matchKeys(mention(FactType.MEETING, "2025-02-20", "Riyadh", USA, RUSSIA), PUBLISHED)
                .contains(new MatchKey("talks|usa@riyadh|2025-02")));
    }

    @Test
    void aPlanIsFoundWithoutItsDayInItsMonthAndTheNext() {
        var plan = Report.by("x").status(Status.PLANNED).on("2025-02-20").mention();
        var keys = Identity.matchKeys(plan, PUBLISHED);
        assertTrue(keys.contains(new MatchKey("leader_call|donald-trump+vladimir-putin|open:2025-02")));
        assertTrue(keys.contains(new MatchKey("leader_call|donald-trump+vladimir-putin|open:2025-03")));
        var held = Report.by("x").on("2025-02-20").mention();
        assertTrue(Identity.matchKeys(held, PUBLISHED).stream()
                .noneMatch(key -> key.key().contains("open:")));
    }

    @Test
    void aKeyOfOnePartyJoinsOnlyReportsOfWhichOneNamesNobodyElse() {
        var alone = new MatchKey("talks|rus|2025-02-12");
        var both = FactTest.fact(FactType.MEETING, USA, RUSSIA);
        var one = mention(FactType.MEETING, "2025-02-12", RUSSIA);
        assertTrue(Identity.same(alone, both, one));
        assertFalse(Identity.same(alone, both, mention(FactType.MEETING, "2025-02-12", TURKEY)));
        assertFalse(Identity.same(alone, both, mention(FactType.MEETING, "2025-02-12", RUSSIA, TURKEY)));
        assertTrue(
                Identity.same(
                        new MatchKey("talks|rus@riyadh|2025-02-12"),
                        both,
                        mention(FactType.MEETING, "2025-02-12", RUSSIA, TURKEY)),
                "a place beside the party is enough");
    }

    @Test
    void aKeyNamesOnePartyUnlessItNamesASecondOneOrAPlace() {
        assertTrue(new MatchKey("talks|rus|2025-02-12").namesOneParty());
        assertTrue(new MatchKey("talks|rus|2025-02-12+1").namesOneParty(), "a window of days is no party");
        assertFalse(new MatchKey("talks|rus+usa|2025-02-12").namesOneParty());
        assertFalse(new MatchKey("talks|rus@riyadh|2025-02-12").namesOneParty());
    }

    @Test
    void talksOfOtherPeopleOfTheSameCountriesAreOthersOnlyWhereADayIsMissing() {
        var fact =
                Report.by("x").type(FactType.TALKS_HELD).between(TRUMP, PUTIN).notified("fact");
        assertTrue(Identity.same(fact, mention(FactType.TALKS_HELD, "2025-02-12", VANCE, LAVROV)));
        assertFalse(Identity.same(fact, mention(FactType.TALKS_HELD, "2025-02", VANCE, LAVROV)));
    }

    private static List<MatchKey> common(Mention founder, Mention mention) {
        var held = Identity.matchKeys(founder, PUBLISHED);
        return Identity.lookups(mention, PUBLISHED).stream()
                .filter(held::contains)
                .toList();
    }

    private static boolean joins(Fact fact, Mention mention, LocalDate published) {
        var held = Identity.matchKeys(mention(FactType.LEADER_CALL, "2025-02-12", TRUMP, PUTIN), PUBLISHED);
        return Identity.lookups(mention, published).stream()
                .anyMatch(key -> held.contains(key) && Identity.same(key, fact, mention));
    }

    private static Mention mention(FactType type, String date, String place, Participant... participants) {
        return Report.by("Harbour Wire")
                .type(type)
                .on(date)
                .in(place)
                .between(participants)
                .mention();
    }

    /** Whether a mention finds the fact that another one created. */
    private static boolean joins(Mention founder, Mention mention) {
        var version = new VersionKey(Id.of("a", Article.ID_LENGTH), Id.of("v", Article.VERSION_LENGTH));
        var now = Instant.parse("2025-02-12T18:00:00Z");
        var fact = Fact.founded(
                Id.of("f", Fact.ID_LENGTH),
                new Sighting(version, "Harbour Wire", "Harbour Wire", founder, now, now, PUBLISHED, Optional.empty()),
                true);
        var held = Identity.matchKeys(founder, PUBLISHED);
        return Identity.lookups(mention, PUBLISHED).stream()
                .anyMatch(key -> held.contains(key) && Identity.same(key, fact, mention));
    }

    private static Mention plan(FactType type, String place, Participant... participants) {
        return Report.by("Harbour Wire")
                .type(type)
                .status(Status.PLANNED)
                .on(null)
                .in(place)
                .between(participants)
                .mention();
    }

    @Test
    void twoHostsOfOneGuestAreOneFact() {
        var fact = FactTest.fact(FactType.MEETING, TRUMP, PUTIN);
        assertTrue(Identity.same(fact, mention(FactType.MEETING, "2025-02-12", VANCE, PUTIN)));
    }

    private static Mention undated(String appeared, Participant... parties) {
        return Report.by("Harbour Wire").on(appeared).undated().between(parties).mention();
    }

    private static Mention mention(FactType type, String date, Participant... participants) {
        return Report.by("Harbour Wire")
                .type(type)
                .on(date)
                .between(participants)
                .mention();
    }
}
