package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Evidence;
import dev.parley.extraction.PartialDate;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an email as plain text, in this order: what is new, what was known before, the evidence, who claims it,
 * sources, permalinks, times in UTC, why subscribers get it, how to leave. It contains no addresses but our own; those
 * of an article are broken, as {@code example[.]com}.
 */
final class EmailWriter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Characters of a title; longer titles are cut. */
    private static final int LONGEST_TITLE = 200;

    /** Outlets that are named; the others are counted. */
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
                        .or(() -> article.published().map(day -> Wording.longDate(PartialDate.of(day))))
                        .orElse("the article does not say"));
        body.paragraph("Found: " + MOMENT.format(announcement.decided()));
        body.gap();
        body.paragraph("You get this because you subscribed to Parley's alerts of leader calls and negotiation steps.");
        body.paragraph("To leave, use the unsubscribe link below this message.");
        return body.toString();
    }

    private static String whatIsNew(Announcement announcement) {
        var fact = announcement.fact();
        var sentence = Wording.sentence(fact.type(), fact.status(), fact.participants()) + Wording.circumstances(fact);
        return switch (announcement.reason()) {
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
        if (announcement.reason() == AlertReason.NEW) {
            return before.revision() == announcement.fact().revision()
                    ? "nothing."
                    : earlier(before) + ", which alerted nobody.";
        }
        var last = before.lastNotified()
                .orElseThrow(() -> new IllegalStateException("subscribers were not notified before"));
        return (last.withdrawn()
                        ? "that its report was withdrawn"
                        : Wording.sentence(before.type(), last.status(), last.participants())
                                + last.date()
                                        .map(date -> ", " + Wording.longDate(date))
                                        .orElse("")
                                + last.duration()
                                        .map(length -> ", for " + Wording.duration(length))
                                        .orElse(""))
                + " (told on " + MOMENT.format(last.when()) + ").";
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
