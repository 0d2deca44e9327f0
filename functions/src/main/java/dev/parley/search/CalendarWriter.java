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
 * Writes a feed as an iCalendar. Each fact with a day is an all-day event: CONFIRMED when it happened, TENTATIVE when it is
 * planned or proposed, CANCELLED when it is denied or withdrawn. Facts without a day are left out.
 *
 * <p>The calendar is written without a library, because biweekly 0.6.8 folds lines at 75 characters instead of octets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
final class CalendarWriter {
    /** In octets, without the line break (section 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n]]");

    /** A calendar must have a component (section 3.4); one without events gets this time zone. */
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
        // Most calendar programs read only the older property.
        text("X-WR-CALNAME", feed.title());
        line("SOURCE;VALUE=URI", feed.self());
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        var dated = feed.entries().stream()
                .filter(entry -> entry.fact().date().flatMap(PartialDate::day).isPresent())
                .toList();
        dated.forEach(entry -> event(feed, entry));
        if (dated.isEmpty()) {

            NO_EVENTS.forEach(line -> out.append(line).append("\r\n"));
        }
        line("END", "VCALENDAR");
        return out.toString();
    }

    private void event(Feed feed, Feed.Entry entry) {
        var fact = entry.fact();
        line("BEGIN", "VEVENT");
        line("UID", entry.uuid().toString());
        // Not the time of the request, so that the bytes change only with the fact.
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

    /** Folds a line before the octet that would exceed its length, never inside a character. */
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
