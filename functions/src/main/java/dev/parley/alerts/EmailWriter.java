package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Evidence;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.LastNotified;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an email as plain text, in this order: what is new, what was known before, the evidence, who claims it,
 * sources, permalinks, times in UTC, why you get this, how to leave. Only our own addresses are in it: those of an
 * article are broken, as {@code example[.]com}.
 */
final class EmailWriter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Characters of a title; longer ones are cut. */
    private static final int LONGEST_TITLE = 200;

    /** Outlets that are named; a list of more is not read. */
    private static final int MOST_OUTLETS = 10;

    private final Links links;

    EmailWriter(Links links) {
        this.links = requireNonNull(links, "links");
    }

    String write(Announcement announcement) {
        var fact = announcement.fact();
        var article = announcement.article();
        var body = new WrappedText();
        for (var sentence : whatIsNew(announcement).split("\n")) {
            body.paragraph(sentence);
        }
        body.gap();
        body.paragraph("Known before: " + knownBefore(announcement));
        body.gap();
        body.paragraph(announcement.withdrawn() ? "The report said:" : "The report says:");
        body.paragraph("\""
                + SafeText.quotation(
                        announcement.sighting().mention().evidence().text(), Evidence.MAX_LENGTH) + "\"");
        body.gap();
        body.paragraph("Claimed by: " + claimedBy(fact));
        if (!fact.deniedBy().isEmpty()) {
            body.paragraph("Denied by: "
                    + fact.deniedBy().stream()
                            .map(who -> SafeText.name(who, LONGEST_TITLE))
                            .collect(Collectors.joining("; ")));
        }
        body.paragraph((fact.sources().size() == 1 ? "Source: " : "Sources: ") + sources(fact));
        if (!article.title().isBlank()) {
            body.paragraph("Article: " + SafeText.quotation(article.title(), LONGEST_TITLE));
        }
        body.gap();
        body.paragraph("This fact: " + links.fact(fact.id()));
        body.paragraph("This version of the article: " + links.version(article.key()));
        body.gap();
        body.paragraph("Published: "
                + article.publishedAt()
                        .map(MOMENT::format)
                        .or(() -> article.published().map(day -> Wording.longDate(day.toString())))
                        .orElse("the article does not say"));
        body.paragraph("Found: " + MOMENT.format(told(announcement)));
        body.gap();
        body.paragraph("You get this because you subscribed to Parley's alerts of leader calls and negotiation steps.");
        body.paragraph("To leave, use the unsubscribe link below this message.");
        return body.toString();
    }

    private static Instant told(Announcement announcement) {
        return announcement
                .fact()
                .told()
                .map(LastNotified::when)
                .orElse(announcement.sighting().seen());
    }

    private static String whatIsNew(Announcement announcement) {
        var fact = announcement.fact();
        var sentence = Wording.sentence(fact.type(), fact.status(), fact.participants()) + Wording.circumstances(fact);
        return switch (announcement.news()) {
            case NEW -> sentence;
            case NOW_HAPPENED -> "What was planned has taken place. " + sentence;
            case CORRECTED -> corrected(announcement, sentence);
        };
    }

    private static String corrected(Announcement announcement, String sentence) {
        var outlet = Names.outlet(announcement.sighting().outlet()).orElse("The source");
        if (announcement.withdrawn()) {
            return "Withdrawn: " + outlet + " no longer reports this, and no other source does.\nIt was: " + sentence;
        }
        var beginning = announcement.reinstated()
                ? "Reported again by " + outlet + ", after the report had been withdrawn. "
                : "Corrected by " + outlet + ". ";
        return beginning + String.join(" ", new Headline(announcement).corrections()) + "\nSo it stands now: "
                + sentence;
    }

    private static String knownBefore(Announcement announcement) {
        var before = announcement.before();
        if (announcement.news() == AlertReason.NEW) {
            return before.revision() == announcement.fact().revision()
                    ? "nothing."
                    : earlier(before) + ", which alerted nobody.";
        }
        var told = before.told().orElseThrow(() -> new IllegalStateException("nobody was told before"));
        return (told.withdrawn()
                        ? "that its report was withdrawn"
                        : Wording.sentence(before.type(), told.status(), told.participants())
                                + told.date()
                                        .map(date -> ", " + Wording.longDate(date))
                                        .orElse("")
                                + told.durationMinutes()
                                        .map(minutes -> ", for " + Wording.duration(minutes))
                                        .orElse(""))
                + " (told on " + MOMENT.format(told.when()) + ").";
    }

    private static String earlier(Fact before) {
        return (before.mentions() == 1 ? "one earlier mention" : before.mentions() + " earlier mentions")
                + " of it, "
                + (before.confirmed() ? "" : "unconfirmed, ")
                + switch (before.status()) {
                    case HAPPENED -> "as done";
                    case PLANNED -> "as planned";
                    case PROPOSED -> "as only proposed";
                    case DENIED -> "as denied";
                    case HISTORICAL -> "as background";
                };
    }

    private static String claimedBy(Fact fact) {
        return fact.claimants().isEmpty()
                ? "nobody is named"
                : fact.claimants().stream()
                        .map(who -> SafeText.name(who, LONGEST_TITLE))
                        .collect(Collectors.joining("; "));
    }

    private static String sources(Fact fact) {
        if (fact.sources().isEmpty()) {
            return "none any longer";
        }
        if (fact.sources().stream().allMatch(outlet -> Names.outlet(outlet).isEmpty())) {
            return Wording.sources(fact);
        }
        var named = fact.sources().stream()
                .limit(MOST_OUTLETS)
                .map(outlet -> Names.outlet(outlet).orElse(outlet))
                .collect(Collectors.joining("; "));
        int more = fact.sources().size() - MOST_OUTLETS;
        return named + (more > 0 ? " and " + more + " more" : "") + " (" + Wording.sourceCount(fact) + ")";
    }
}
