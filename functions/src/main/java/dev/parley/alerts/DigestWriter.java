package dev.parley.alerts;

import dev.parley.alerts.Notification.Kind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a digest: the number of facts of each type, a line for each of the first facts, and the link to the list of all. */
record DigestWriter(Links links) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    Message write(Notification notification, Summary summary) {
        var what = summary.count() + " more";
        var subject =
                switch (notification.kind()) {
                    case DAY -> "Digest of " + DAY.format(notification.made()) + ": " + summary.count() + " new";
                    case STORM, REPORT -> "And " + what + " up to " + MOMENT.format(notification.made());
                };
        return new Message(sms(subject, summary), subject, body(notification, summary));
    }

    private String sms(String subject, Summary summary) {
        var types = types(summary, ", ");
        var link = " " + links.facts();
        for (var text : new String[] {subject + ": " + types + ".", subject + "."}) {
            if (Gsm7.septets(text + link).orElse(Integer.MAX_VALUE) <= Gsm7.SEGMENT) {
                return text + link;
            }
        }
        // The link alone is longer than an SMS, so it is left out.
        return subject + ".";
    }

    private String body(Notification notification, Summary summary) {
        var body = new StringBuilder();
        if (notification.kind() == Kind.DAY) {
            body.append("New since the last digest: ").append(summary.count()).append(".\n\n");
        } else {
            body.append("More was new in an hour than is sent in single messages. The rest, up to ")
                    .append(MOMENT.format(notification.made()))
                    .append(": ")
                    .append(summary.count())
                    .append(".\n\n");
        }
        body.append(types(summary, "\n")).append("\n\n");
        summary.lines().forEach(line -> body.append(line).append('\n'));
        int omitted = summary.count() - summary.lines().size();
        if (omitted > 0) {
            body.append("And ").append(omitted).append(" more.\n");
        }
        return body.append("\nAll of them: ")
                .append(links.facts())
                .append("\n\nYou get this because you subscribed to Parley's alerts")
                .append(notification.kind() == Kind.DAY ? " once a day" : "")
                .append(".\nTo leave, use the unsubscribe link below this message.\n")
                .toString();
    }

    /** {@code 180 leader call, 32 meeting}: the most frequent first. */
    private static String types(Summary summary, String separator) {
        return summary.byType().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getValue() + " " + FactText.type(entry.getKey()))
                .collect(Collectors.joining(separator));
    }
}
