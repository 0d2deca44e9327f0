package dev.parley.messages;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a fact's email as plain text, in this order: what is new, what was known before, the evidence, who claims
 * it, sources, permalinks, times in UTC, why you get this, how to leave.
 */
final class EmailWriter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Links links;

    EmailWriter(Links links) {
        this.links = requireNonNull(links, "links");
    }

    String write(Fact fact, Article article, Sighting sighting) {
        var body = new StringBuilder();
        line(body, Wording.sentence(fact) + details(fact) + ".");
        line(body, "");
        line(body, "Known before: " + knownBefore(fact));
        line(body, "");
        line(body, "The report says:");
        line(body, "\"" + Wording.clean(sighting.mention().evidence().text()) + "\"");
        line(body, "");
        line(body, "Claimed by: " + fact.claimedBy().map(Wording::clean).orElse("nobody is named"));
        line(
                body,
                "Source: " + Wording.clean(String.join("; ", fact.sources())) + " (" + Wording.sourceCount(fact) + ")");
        if (!article.title().isBlank()) {
            line(body, "Article: " + Wording.clean(article.title()));
        }
        line(body, "");
        line(body, "This fact: " + links.fact(fact.id()));
        line(body, "This version of the article: " + links.version(article.key()));
        line(body, "");
        line(
                body,
                "Published: "
                        + article.publishedAt()
                                .map(MOMENT::format)
                                .orElse(article.published().toString()));
        line(body, "Found: " + MOMENT.format(sighting.seen()));
        line(body, "");
        line(body, "You get this because you subscribed to Parley's alerts of new leader calls and negotiation steps.");
        line(body, "To leave, use the unsubscribe link below this message.");
        return body.toString();
    }

    private static String details(Fact fact) {
        return Wording.longDate(fact).map(date -> ", " + date).orElse("")
                + fact.durationMinutes()
                        .map(minutes -> ", for " + minutes + " minutes")
                        .orElse("")
                + fact.place().map(place -> ", in " + Wording.clean(place)).orElse("");
    }

    private static String knownBefore(Fact fact) {
        return fact.mentions() == 1
                ? "nothing."
                : (fact.mentions() - 1) + " earlier mention" + (fact.mentions() == 2 ? "" : "s")
                        + " of it, none of them news.";
    }

    private static void line(StringBuilder body, String line) {
        body.append(line).append('\n');
    }
}
