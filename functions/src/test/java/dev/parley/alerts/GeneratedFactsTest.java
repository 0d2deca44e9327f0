package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Report;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the limits of every message, for facts from articles with random and hostile texts. */
class GeneratedFactsTest {
    private static final long SEED = 20250212;
    private static final int STORIES = 1_500;

    /** Bytes that SNS takes in one message. */
    private static final int SNS_LIMIT = 256 * 1024;

    /** Texts that telephones and mail programs turn into links: labels joined by a dot, schemes, mailboxes. */
    private static final Pattern LINK = Pattern.compile(
            "[\\p{L}\\p{N}][.\u3002\uFF0E\uFF61\u2024][\\p{L}\\p{N}]{2,}|://|www\\.|\\S@\\S|(?:tel|sms|mailto):\\S");

    private static final Pattern TELEPHONE = Pattern.compile("\\p{N}(?:[ ()./-]*\\p{N}){6,}");

    private static final List<String> PIECES = List.of(
            "Recep Tayyip Erdoğan",
            "Łukasz Żółć",
            "Хамас",
            "李强",
            "A",
            "Sheikh Mohammed bin Abdulrahman bin Jassim Al Thani",
            "🙂🙂🙂",
            "O’Brien–Smith",
            "visit evil.com now",
            "https://evil.example/pay?x=1",
            "Pаypal",
            "evil。com",
            "a@evil.example",
            "\r\nBcc: everybody@example.org\r\n\r\n",
            "\u202emoc.live\u202c",
            "e\u200bvil.c\u200bom",
            "+1 (900) 555-0199",
            "[]{}^~|\\€",
            "\u0000\u0007\u001b[31m",
            "   ",
            "...",
            "U.S. State Department",
            "٠٩٠٠٥٥٥٠١٩٩",
            "http://192.0.2.1/",
            "пример.рф",
            "\ud800",
            "(mixed scripts)",
            "\"; DROP",
            "Z̸̡̛a̵l̶g̷o");

    private final Random random = new Random(SEED);
    private final Map<AlertReason, Integer> alerts = new EnumMap<>(AlertReason.class);

    @Test
    void everyMessageKeepsTheLimitsOfItsChannel() throws Exception {
        for (int i = 0; i < STORIES; i++) {
            story();
        }
        for (var reason : AlertReason.values()) {
            assertTrue(alerts.getOrDefault(reason, 0) > 100, "too few of " + reason + ": " + alerts);
        }
    }

    /** A fact that several articles and their versions report, and sometimes withdraw. */
    private void story() throws Exception {
        var writer = new AlertWriter(URI.create("https://" + "a".repeat(random.nextInt(60) + 1) + ".example/prod"));
        var id = Id.of("fact" + random.nextInt(), Fact.ID_LENGTH);
        var sightings = new ArrayList<Sighting>();
        FactUpdate update = null;
        var outlets = List.of(text(3), text(2), text(200));
        for (int step = 0; step < 1 + random.nextInt(6); step++) {
            var report = report(outlets.get(random.nextInt(outlets.size())), step + 1);
            var sighting = report.sighting();
            var withdraws = update != null && random.nextInt(6) == 0;
            if (withdraws) {
                update = FactUpdate.withdrawn(update.after(), sightings, report.key(), sighting.seen(), Timing.TIMELY);
            } else {
                update = update == null
                        ? FactUpdate.founded(id, sighting, Timing.TIMELY, Report.THRESHOLD)
                        : FactUpdate.sighted(update.after(), sighting, sightings, Timing.TIMELY, Report.THRESHOLD);
                sightings.add(sighting);
            }
            var also = List.of(report(text(1), 1).mention());
            var announcement = Announcement.of(update, titled(report.asArticle()), sighting, also);
            if (announcement.isPresent()) {
                alerts.merge(announcement.get().reason(), 1, Integer::sum);
                check(writer.write(announcement.get()));
            }
            assertTrue(
                    Json.MAPPER.writeValueAsBytes(update.after()).length < SNS_LIMIT / 4,
                    "a fact stays small enough for rows that copy it");
        }
    }

    private static void check(Alert alert) throws Exception {
        var message = alert.message();
        assertTrue(Gsm7.septets(message.sms()).orElseThrow() <= Gsm7.SEGMENT, message.sms());
        int link = message.sms().lastIndexOf(" https://");
        assertTrue(message.sms().endsWith(".example/prod/f/" + alert.factId()), message.sms());
        unlinked(message.sms().substring(0, link));

        assertTrue(message.subject().chars().allMatch(c -> c >= 32 && c < 127), message.subject());
        assertTrue(message.subject().length() < 100, message.subject());
        assertEquals(message.subject().strip(), message.subject());
        unlinked(message.subject());

        var body = message.body();
        assertTrue(body.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), body);
        assertTrue(
                body.codePoints()
                        .map(Character::getType)
                        .noneMatch(type -> type == Character.FORMAT || type == Character.SURROGATE),
                body);
        assertTrue(
                body.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length < 998),
                "a line is longer than mail servers accept");
        unlinked(body.replaceAll("https://a+\\.example/prod/(?:f|articles)/\\S+", "")
                .replace("[.]", " "));

        var published = Json.MAPPER.writeValueAsBytes(
                Map.of("default", message.sms(), "sms", message.sms(), "email", message.body()));
        assertTrue(published.length < SNS_LIMIT, "a message of " + published.length + " bytes");
        assertTrue(Json.MAPPER.writeValueAsBytes(alert).length < SNS_LIMIT);
    }

    private static void unlinked(String text) {
        assertFalse(LINK.matcher(text).find(), () -> {
            var found = LINK.matcher(text);
            return found.find() ? found.group() + " in " + text : "";
        });
    }

    private Report report(String outlet, int version) {
        var people = new ArrayList<Participant>();
        for (int n = random.nextInt(9); n > 0; n--) {
            people.add(Participant.person(
                    "p" + random.nextInt(6), text(2) + "x", random.nextBoolean() ? "TUR" : "USA", null));
        }
        var types = FactType.values();
        var days = new String[] {null, "2025", "2025-02", "2025-02-11", "2025-02-12", "2025-02-13"};
        var report = Report.by(outlet)
                .version(version)
                .type(types[random.nextInt(types.length)])
                .status(new Status[] {
                            Status.HAPPENED,
                            Status.HAPPENED,
                            Status.PLANNED,
                            Status.PROPOSED,
                            Status.DENIED,
                            Status.HISTORICAL
                        }
                        [random.nextInt(6)])
                .on(days[random.nextInt(days.length)])
                .between(people.toArray(Participant[]::new));
        var sentence = text(40);
        report = report.saying(sentence.substring(0, Math.min(sentence.length(), 1000)));
        report = random.nextBoolean() ? report.lasting(1 + random.nextInt(1440)) : report;
        report = random.nextBoolean() ? report.in(text(3)) : report;
        return random.nextBoolean() ? report.says(text(12)) : report;
    }

    private Article titled(Article article) {
        return new Article(
                article.id(),
                article.version(),
                article.state(),
                article.url(),
                text(random.nextInt(200) == 0 ? 50_000 : 10),
                article.text(),
                article.source(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                article.published(),
                article.publishedFrom(),
                Optional.of(article.arrived()),
                "en",
                article.arrived(),
                Optional.empty(),
                List.of());
    }

    /** A sequence of pieces, with random characters between them. */
    private String text(int most) {
        var text = new StringBuilder();
        for (int n = 1 + random.nextInt(most); n > 0; n--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextBoolean()) {
                text.append(' ');
            }
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(random.nextInt(0x20000));
            }
        }
        return text.toString();
    }
}
