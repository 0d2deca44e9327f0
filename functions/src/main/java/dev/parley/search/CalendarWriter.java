package dev.parley.search;

import dev.parley.alerts.FactText;
import dev.parley.extraction.PartialDate;
import dev.parley.facts.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a feed as an iCalendar: each fact with a day is an event of that whole day; the others are left out.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
final class CalendarWriter {
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n]]");

    private static final List<String> NO_EVENTS = List.of(
            "BEGIN:VTIMEZONE",
            "TZID:Etc/UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "END:STANDARD",
            "END:VTIMEZONE");

    private final StringBuilder out = new StringBuilder();

    private CalendarWriter() {}

    static String write(Feed feed) {
        return new CalendarWriter().calendar(feed);
    }

    private String calendar(Feed feed) {
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Parley//Facts//EN");
        line("UID", feed.uuid().toString());
        text("NAME", feed.title());
        // Most calendars read the older name alone.
        text("X-WR-CALNAME", feed.title());
        line("SOURCE;VALUE=URI", feed.self());
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        var dated = feed.entries().stream()
                .filter(entry -> entry.fact().date().flatMap(PartialDate::day).isPresent())
                .toList();
        dated.forEach(entry -> event(feed, entry));
        if (dated.isEmpty()) {
            // A calendar has one component at least (section 3.4).
            NO_EVENTS.forEach(line -> out.append(line).append("\r\n"));
        }
        line("END", "VCALENDAR");
        return out.toString();
    }

    private void event(Feed feed, Feed.Entry entry) {
        var fact = entry.fact();
        line("BEGIN", "VEVENT");
        line("UID", entry.uuid().toString());
        // When the event's text was made, which must not change while the text does not.
        moment("DTSTAMP", entry.updated());
        moment("CREATED", fact.firstSeen());
        moment("LAST-MODIFIED", entry.updated());
        line("DTSTART;VALUE=DATE", fact.date().orElseThrow().toString().replace("-", ""));
        line("SEQUENCE", String.valueOf(fact.revision()));
        line("STATUS", status(fact));
        line("TRANSP", "TRANSPARENT");
        text("SUMMARY", FactText.title(fact));
        text("DESCRIPTION", FactText.sentences(fact));
        fact.place().ifPresent(place -> text("LOCATION", place));
        text("CATEGORIES", FactText.type(fact.type()));
        line("URL", feed.links().fact(fact.id()));
        line("END", "VEVENT");
    }

    private static String status(Fact fact) {
        if (fact.withdrawn()) {
            return "CANCELLED";
        }
        return switch (fact.status()) {
            case HAPPENED, HISTORICAL -> "CONFIRMED";
            case PLANNED, PROPOSED -> "TENTATIVE";
            case DENIED -> "CANCELLED";
        };
    }

    private void moment(String name, Instant when) {
        line(name, MOMENT.format(when));
    }

    private void text(String name, String text) {
        line(
                name,
                CONTROL.matcher(text)
                        .replaceAll(" ")
                        .replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\n", "\\n"));
    }

    /** A line ends before the octet that would exceed its length, never inside a character. */
    private void line(String name, String value) {
        int length = 0;
        var content = name + ":" + value;
        for (int i = 0; i < content.length(); i = content.offsetByCodePoints(i, 1)) {
            var character = Character.toString(content.codePointAt(i));
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (length + octets > LONGEST_LINE) {
                out.append("\r\n ");
                length = 1;
            }
            out.append(character);
            length += octets;
        }
        out.append("\r\n");
    }
}
