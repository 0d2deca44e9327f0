package dev.parley.alerts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Outlet;
import dev.parley.facts.Report;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertWriterTest {
    private static final String FACT = Id.of("fact", Fact.ID_LENGTH);
    private static final String LINK = " https://parley.example/f/" + FACT;
    private static final Report WIRE = Report.by("Harbour Wire");
    private static final Report LEDGER = Report.by("The Northern Ledger");
    private static final Mention TALKS = WIRE.type(FactType.TALKS_STARTED)
            .status(Status.PLANNED)
            .in("Ukraine")
            .mention();

    @Test
    void anSmsHasAllItsPartsInOrder() {
        assertEquals(
                "NEW CALL: Trump-Putin, 12 Feb, 90 min (says Trump). Ukraine talks to start. Harbour Wire, 1 source."
                        + LINK,
                sms(List.of(TALKS), WIRE.lasting(90).says("Donald Trump")));
    }

    @Test
    void anSmsNamesClaimantAndDenier() {
        assertEquals(
                "NEW CALL: Trump-Putin, 12 Feb (says Trump; denied by Russia). Harbour Wire, 1 source." + LINK,
                sms(List.of(), LEDGER.status(Status.DENIED).says("Russia"), WIRE.says("Donald Trump")));
    }

    @Test
    void anUnnamedSourceIsOnlyCounted() {
        assertEquals(
                "NEW CALL: Trump-Putin, 12 Feb. 1 unnamed source." + LINK, sms(List.of(), Report.by(Outlet.UNNAMED)));
    }

    @Test
    void aLongSmsLosesItsPartsInOrder() {
        var ministry = "Ministry of Foreign Affairs";
        var full = WIRE.lasting(90).says(ministry).in("Riyadh");
        assertEquals(
                "NEW CALL: Trump-Putin, 12 Feb, 90 min, Riyadh (says Ministry of Foreign Affairs). Harbour Wire, 1 source."
                        + LINK,
                sms(List.of(TALKS), full),
                "the aside goes first");
        var crowded = full.between(
                TRUMP,
                PUTIN,
                Participant.country("MKD", "North Macedonia"),
                Participant.country("STP", "Sao Tome and Principe"));
        assertEquals(
                "NEW CALL: Trump-Putin-North Macedonia-Sao Tome and Principe, 12 Feb, 90 min (says Ministry of Foreign"
                        + " Affairs). 1 source." + LINK,
                sms(List.of(TALKS), crowded),
                "then the place and the source's name");
        var more = crowded.between(
                TRUMP,
                PUTIN,
                Participant.country("COD", "Democratic Republic of the Congo"),
                Participant.country("STP", "Sao Tome and Principe"));
        assertEquals(
                "NEW CALL: Trump-Putin-Democratic Republic of the Congo-Sao Tome and Principe, 12 Feb, 90 min. 1 source."
                        + LINK,
                sms(List.of(TALKS), more),
                "then the claimant");
        var crowd = crowded.between(
                Participant.country("COD", "Democratic Republic of the Congo"),
                Participant.country("STP", "Democratic Republic of Sao Tome and Principe and more"),
                Participant.country("VCT", "Saint Vincent and the Grenadines"));
        assertEquals(
                "NEW CALL: Democratic Republic of the Congo-Democratic Republic of Sao Tome and Principe and more +1, 12"
                        + " Feb." + LINK,
                sms(List.of(TALKS), crowd),
                "then the duration, the count, and parties beyond the second");
    }

    @Test
    void aCountryIsNotNamedBesideThePersonWhoRepresentsIt() {
        assertEquals(
                "NEW CALL: Zelensky-Russia, 12 Feb. Harbour Wire, 1 source." + LINK,
                sms(
                        List.of(),
                        WIRE.between(
                                ZELENSKY,
                                Participant.country("RUS", "Russia"),
                                Participant.country("UKR", "Ukraine"))));
    }

    @Test
    void shortNamesFollowTheCustomsOfHeadlines() {
        assertTrue(sms(
                        List.of(),
                        WIRE.type(FactType.MEETING)
                                .between(
                                        Participant.person("xi-jinping", "Xi Jinping", "CHN", "President"),
                                        Participant.person(
                                                "mohammed-bin-salman", "Mohammed bin Salman", "SAU", "Crown Prince"),
                                        Participant.person("charles-iii", "Charles III", "GBR", "King")))
                .startsWith("NEW MEETING: Xi-bin Salman-Charles III, 12 Feb"));
    }

    @Test
    void aDayOfAnotherYearHasItsYear() {
        assertEquals(
                "NEW MEETING: Trump-Putin, 16 Jul 2018. Harbour Wire, 1 source." + LINK,
                sms(List.of(), WIRE.type(FactType.MEETING).on("2018-07-16")));
    }

    @Test
    void aPersonWhoRepresentsABodyIsNamedWithIt() {
        var stoltenberg = new Participant(
                "jens-stoltenberg",
                Participant.Kind.PERSON,
                "Jens Stoltenberg",
                Optional.empty(),
                Optional.of("Secretary-General"),
                Optional.of("NATO"));
        assertTrue(alert(List.of(), WIRE.between(TRUMP, stoltenberg))
                .message()
                .body()
                .startsWith("Donald Trump (USA) and Jens Stoltenberg (NATO) held a call"));
    }

    @Test
    void aPlanThatTookPlaceIsAnnouncedAsNowHappened() {
        var alert =
                alert(List.of(), WIRE.status(Status.PLANNED), LEDGER.lasting(90).says("Donald Trump"));
        assertEquals(
                "NOW HAPPENED: CALL Trump-Putin, 12 Feb, 90 min (says Trump). The Northern Ledger, 1 source." + LINK,
                alert.message().sms());
        assertEquals(FACT + "-happened", alert.id());
        assertEquals("now-happened", alert.filterStatus());
        assertTrue(oneLine(alert)
                .contains("Known before: Donald Trump (USA) and Vladimir Putin (RUS) are to hold a call,"
                        + " Wednesday 12 February 2025 (told on 12 February 2025 19:00 UTC)."));
    }

    @Test
    void aCorrectionGivesTheOldAndTheNewValue() {
        var alert = alert(List.of(), WIRE.lasting(60), WIRE.version(2).lasting(90));
        assertEquals(
                "CORRECTED CALL: Trump-Putin, 12 Feb, was 60 min, now 90 min. Harbour Wire, 1 source." + LINK,
                alert.message().sms());
        assertEquals(
                "CORRECTED CALL: Trump-Putin, 12 Feb, was 60 min, now 90 min",
                alert.message().subject());
        assertTrue(oneLine(alert)
                .startsWith("Corrected by Harbour Wire. The length was given as 1 hour; now it is 90 minutes. So it"
                        + " stands now: Donald Trump (USA) and Vladimir Putin (RUS) held a call, Wednesday 12"
                        + " February 2025, for 90 minutes. Known before: Donald Trump (USA) and Vladimir Putin (RUS)"
                        + " held a call, Wednesday 12 February 2025, for 1 hour (told on"));
        assertEquals(AlertReason.CORRECTED, alert.reason());
        assertEquals(FACT + "-corrected-" + WIRE.version(2).key().version(), alert.id());
    }

    @Test
    void correctionsOfDayPartiesAndStatusGiveOldAndNewValues() {
        assertEquals(
                "CORRECTED CALL: Trump-Putin, was 12 Feb, now 11 Feb. Harbour Wire, 1 source." + LINK,
                sms(List.of(), WIRE, WIRE.version(2).on("2025-02-11")));
        assertEquals(
                "CORRECTED CALL: was Trump-Putin, now Trump-Zelensky, 12 Feb. Harbour Wire, 1 source." + LINK,
                sms(List.of(), WIRE, WIRE.version(2).between(TRUMP, ZELENSKY)));
        assertEquals(
                "CORRECTED CALL: Trump-Putin, 12 Feb, was reported as done, now as planned. Harbour Wire, 1 source."
                        + LINK,
                sms(List.of(), WIRE, WIRE.version(2).status(Status.PLANNED)));
    }

    @Test
    void aCorrectionHasTheFilterValuesOfBeforeAndAfter() {
        var alert =
                alert(List.of(), WIRE, WIRE.version(2).between(TRUMP, ZELENSKY).status(Status.PLANNED));
        assertEquals("corrected-happened", alert.filterStatus());
        assertEquals(List.of("donald-trump", "volodymyr-zelensky", "vladimir-putin"), alert.people());
        assertEquals(List.of("USA", "UKR", "RUS"), alert.countries());
    }

    @Test
    void aWithdrawalSaysThatNoSourceIsLeft() {
        var fact = FactUpdate.founded(FACT, WIRE.lasting(60).sighting(), Timing.TIMELY, Report.THRESHOLD)
                .after();
        var next = WIRE.version(2);
        var update = FactUpdate.withdrawn(
                fact, List.of(WIRE.sighting()), next.key(), next.sighting().seen(), Timing.TIMELY);
        var alert = new AlertWriter(URI.create("https://parley.example"))
                .write(Announcement.of(update, next.asArticle(), WIRE.sighting(), List.of())
                        .orElseThrow());
        assertEquals(
                "CORRECTED CALL: Trump-Putin, 12 Feb, 60 min, no longer reported. Harbour Wire withdrew it, no source"
                        + " left." + LINK,
                alert.message().sms());
        assertTrue(oneLine(alert)
                .startsWith(
                        "Withdrawn: Harbour Wire no longer reports this, and no other source does. It was: Donald"));
        assertTrue(oneLine(alert).contains("Sources: none any longer"));
    }

    @Test
    void anEmailHasItsPartsInOrder() {
        var alert = alert(
                List.of(TALKS),
                WIRE.lasting(90)
                        .says("Donald Trump")
                        .saying("Mr. Trump and Mr. Putin spoke for an hour and a half on Wednesday, Mr. Trump wrote."));
        assertEquals("NEW CALL: Trump-Putin, 12 Feb", alert.message().subject());
        var body = alert.message().body();
        var key = WIRE.key();
        var order = List.of(
                "Donald Trump (USA) and Vladimir Putin (RUS) held a call",
                "Known before: nothing.",
                "The report says:\n\"Mr. Trump and Mr. Putin spoke for an hour and a half on Wednesday, Mr.\nTrump wrote.\"",
                "Claimed by: Donald Trump",
                "Source: Harbour Wire (1 source)",
                "Article: Two presidents speak",
                "https://parley.example/f/" + FACT,
                "https://parley.example/articles/" + key.articleId() + "/versions/" + key.version(),
                "Published: Wednesday 12 February 2025",
                "Found: 12 February 2025 19:00 UTC",
                "You get this because",
                "To leave");
        int at = -1;
        for (var part : order) {
            assertTrue(body.indexOf(part) > at, part + " is missing or out of order in:\n" + body);
            at = body.indexOf(part);
        }
        assertTrue(
                body.lines().allMatch(line -> line.length() <= WrappedText.WIDTH || line.startsWith("https://")), body);
    }

    @Test
    void anEmailMentionsEarlierReportsThatAlertedNobody() {
        assertTrue(oneLine(alert(List.of(), LEDGER.status(Status.PROPOSED), WIRE))
                .contains("Known before: one earlier mention of it, as only proposed, which alerted nobody."));
    }

    @Test
    void textOfAnArticleCannotAddLinesOrLinks() {
        var alert = alert(
                List.of(),
                WIRE.saying("They\u202e spoke, see evil.com\r\nBcc: all@example.org.")
                        .in("evil.com\r\nSubject: x"));
        assertFalse(alert.message().body().contains("\u202e"));
        assertFalse(alert.message().body().contains("\nBcc"));
        assertTrue(oneLine(alert).contains("\"They spoke, see evil[.]com Bcc: all [at] example[.]org.\""));
        assertTrue(alert.message().sms().contains("evil com"));
    }

    private static String oneLine(Alert alert) {
        return alert.message().body().replaceAll("\\n+", " ");
    }

    private static String sms(List<Mention> also, Report... reports) {
        return alert(also, reports).message().sms();
    }

    /** The alert of the last of these reports of one fact. */
    private static Alert alert(List<Mention> also, Report... reports) {
        var sightings = new ArrayList<Sighting>();
        FactUpdate update = null;
        for (var report : reports) {
            update = update == null
                    ? FactUpdate.founded(FACT, report.sighting(), Timing.TIMELY, Report.THRESHOLD)
                    : FactUpdate.sighted(update.after(), report.sighting(), sightings, Timing.TIMELY, Report.THRESHOLD);
            sightings.add(report.sighting());
        }
        var last = reports[reports.length - 1];
        return new AlertWriter(URI.create("https://parley.example"))
                .write(Announcement.of(update, last.asArticle(), last.sighting(), also)
                        .orElseThrow());
    }
}
