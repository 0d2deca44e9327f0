package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Notification.Kind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a digest: how many facts of which types, the first of them in a line each, and where all are listed. */
final class DigestWriter {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Links links;

    DigestWriter(Links links) {
        this.links = requireNonNull(links, "links");
    }

    Message write(Notification dispatch, Summary summary) {
        var what = summary.count() + " more";
        var subject =
                switch (dispatch.kind()) {
                    case DAY -> "Digest of " + DAY.format(dispatch.made()) + ": " + summary.count() + " new";
                    case STORM, REPORT -> "And " + what + " up to " + MOMENT.format(dispatch.made());
                };
        return new Message(sms(subject, summary), subject, body(dispatch, summary));
    }

    private String sms(String subject, Summary summary) {
        var types = types(summary, ", ");
        var link = " " + links.facts();
        for (var text : new String[] {subject + ": " + types + ".", subject + "."}) {
            if (Gsm7.septets(text + link).orElse(Integer.MAX_VALUE) <= Gsm7.SEGMENT) {
                return text + link;
            }
        }
        // An address that is longer than an SMS: the words alone.
        return subject + ".";
    }

    private String body(Notification dispatch, Summary summary) {
        var body = new StringBuilder();
        if (dispatch.kind() == Kind.DAY) {
            body.append("New since the last digest: ").append(summary.count()).append(".\n\n");
        } else {
            body.append("More was new in an hour than is sent in single messages. The rest, up to ")
                    .append(MOMENT.format(dispatch.made()))
                    .append(": ")
                    .append(summary.count())
                    .append(".\n\n");
        }
        body.append(types(summary, "\n")).append("\n\n");
        summary.lines().forEach(line -> body.append(line).append('\n'));
        int untold = summary.count() - summary.lines().size();
        if (untold > 0) {
            body.append("And ").append(untold).append(" more.\n");
        }
        return body.append("\nAll of them: ")
                .append(links.facts())
                .append("\n\nYou get this because you subscribed to Parley's alerts")
                .append(dispatch.kind() == Kind.DAY ? " once a day" : "")
                .append(".\nTo leave, use the unsubscribe link below this message.\n")
                .toString();
    }

    /** {@code 180 leader call, 32 meeting}: the most frequent first. */
    private static String types(Summary summary, String separator) {
        return summary.byType().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getValue() + " " + entry.getKey().label().replace('_', ' '))
                .collect(Collectors.joining(separator));
    }
}
