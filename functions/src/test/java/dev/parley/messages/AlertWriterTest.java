package dev.parley.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Gsm7;
import dev.parley.articles.Article;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertWriterTest {
    private static final Instant SEEN = Instant.parse("2025-02-12T18:30:00Z");
    private static final Participant TRUMP = Participant.person("donald-trump", "Donald Trump", "USA", "President");
    private static final Participant PUTIN = Participant.person("vladimir-putin", "Vladimir Putin", "RUS", "President");

    private final AlertWriter writer = new AlertWriter(URI.create("https://parley.example"));

    @Test
    void anSmsSaysWhatWhoWhenHowLongWhoSaysSoAndWhoReportsIt() {
        var alert = writer.write(call(), article(), sighting("They spoke."));
        assertEquals(
                "NEW CALL: Trump-Putin, 12 Feb, 90 min (says Trump). Harbour Wire, 1 source. https://parley.example/f/"
                        + call().id(),
                alert.message().sms());
    }

    @Test
    void anEmailQuotesItsEvidenceAndLinksTheFactAndTheVersion() {
        var alert = writer.write(call(), article(), sighting("They spoke for an hour and a half."));
        assertEquals("NEW CALL: Trump-Putin, 12 Feb", alert.message().subject());
        var body = alert.message().body();
        var order = List.of(
                "spoke by telephone",
                "Known before: nothing.",
                "\"They spoke for an hour and a half.\"",
                "Claimed by: Donald Trump",
                "Source: Harbour Wire (1 source)",
                "https://parley.example/f/" + call().id(),
                "https://parley.example/articles/" + article().id() + "/versions/"
                        + article().version(),
                "12 February 2025 18:30 UTC",
                "You get this because",
                "To leave");
        int at = -1;
        for (var part : order) {
            assertTrue(body.indexOf(part) > at, part + " is missing or out of order in:\n" + body);
            at = body.indexOf(part);
        }
    }

    @Test
    void directionMarksAndLineBreaksOfAnArticleNeverReachASubscriber() {
        var alert = writer.write(call(), article(), sighting("They\u202e spoke\r\nBcc: all@example.org."));
        assertFalse(alert.message().body().contains("\u202e"));
        assertTrue(alert.message().body().contains("\"They spoke Bcc: all@example.org.\""));
    }

    @Test
    void chineseAndKoreanLeadersAreCalledByTheirFamilyNames() {
        var fact = fact(
                FactType.MEETING,
                Status.HAPPENED,
                List.of(
                        Participant.person("xi-jinping", "Xi Jinping", "CHN", "President"),
                        Participant.person("mohammed-bin-salman", "Mohammed bin Salman", "SAU", "Crown Prince")),
                Optional.empty(),
                Optional.empty());
        assertTrue(writer.write(fact, article(), sighting("x"))
                .message()
                .sms()
                .startsWith("NEW MEETING: Xi-bin Salman, 12 Feb"));
    }

    @Test
    void everyGeneratedFactFitsOneSegmentAndAValidSubject() {
        var random = new Random(20250212);
        var names = List.of(
                "Recep Tayyip Erdoğan",
                "Łukasz Żółć",
                "Хамас",
                "李强",
                "A",
                "Sheikh Mohammed bin Abdulrahman bin Jassim Al Thani",
                "🙂🙂🙂",
                "O’Brien–Smith");
        for (int i = 0; i < 5_000; i++) {
            var people = new ArrayList<Participant>();
            for (int n = random.nextInt(9); n > 0; n--) {
                people.add(Participant.person(
                        "p" + random.nextInt(50), names.get(random.nextInt(names.size())), "TUR", null));
            }
            var fact = fact(
                    FactType.values()[random.nextInt(FactType.values().length)],
                    Status.values()[random.nextInt(Status.values().length)],
                    people,
                    random.nextBoolean() ? Optional.of(random.nextInt(100_000)) : Optional.empty(),
                    random.nextBoolean()
                            ? Optional.of("a spokesman ".repeat(random.nextInt(20) + 1))
                            : Optional.empty());
            // Message's constructor checks subject and segment; the alphabet is checked again here.
            var message = new AlertWriter(URI.create("https://" + "a".repeat(random.nextInt(60) + 1) + ".example/prod"))
                    .write(fact, article(), sighting("x"))
                    .message();
            assertTrue(Gsm7.septets(message.sms()).orElseThrow() <= Gsm7.SEGMENT);
            assertTrue(message.sms().endsWith("/f/" + fact.id()));
        }
    }

    private static Fact call() {
        return fact(
                FactType.LEADER_CALL,
                Status.HAPPENED,
                List.of(TRUMP, PUTIN),
                Optional.of(90),
                Optional.of("Donald Trump"));
    }

    private static Fact fact(
            FactType type,
            Status status,
            List<Participant> people,
            Optional<Integer> minutes,
            Optional<String> claimedBy) {
        return new Fact(
                Id.of("fact", Fact.ID_LENGTH),
                type,
                status,
                Optional.of("2025-02-12"),
                Optional.of("day"),
                people,
                minutes,
                Optional.empty(),
                claimedBy,
                "leader",
                1,
                List.of("Harbour Wire"),
                false,
                true,
                article().id(),
                article().version(),
                SEEN);
    }

    private static Article article() {
        return new Article(
                Id.of("a", Article.ID_LENGTH),
                Id.of("v", Article.VERSION_LENGTH),
                Article.State.READABLE,
                Optional.empty(),
                "Two presidents speak",
                "They spoke.",
                Optional.of("Harbour Wire"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2025-02-12"),
                Optional.empty(),
                "en",
                SEEN,
                List.of());
    }

    private static Sighting sighting(String evidence) {
        var mention = new Mention(
                FactType.LEADER_CALL,
                Status.HAPPENED,
                Optional.of("2025-02-12"),
                Optional.of("day"),
                List.of(TRUMP, PUTIN),
                Optional.of(90),
                Optional.empty(),
                Optional.of("Donald Trump"),
                "leader",
                false,
                new Evidence(evidence, 0, evidence.length(), "text"),
                0.9,
                "test");
        return new Sighting(article().key(), "Harbour Wire", mention, SEEN);
    }
}
