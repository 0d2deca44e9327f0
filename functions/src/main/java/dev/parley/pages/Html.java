package dev.parley.pages;

import dev.parley.search.HtmlText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** HTML while it is written. Every text and attribute that is given to it is escaped; only tags are written as they are. */
final class Html {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    /** A tag without attributes of its own, as {@code <li>}; a constant, never a text of an article. */
    Html tag(String constant) {
        out.append(constant);
        return this;
    }

    Html text(String text) {
        out.append(HtmlText.escape(text));
        return this;
    }

    /** A name or title of an article, whose direction of writing does not reach what is around it. */
    Html isolated(String text) {
        return tag("<bdi>").text(text).tag("</bdi>");
    }

    Html element(String name, String text) {
        return tag("<" + name + ">").text(text).tag("</" + name + ">");
    }

    /** A link inside the API. */
    Html link(String address, String text) {
        return tag("<a href=\"" + HtmlText.escape(address) + "\">").text(text).tag("</a>");
    }

    /** A link to an article's own address, when it is one of the web; else the address as text. */
    Html externalLink(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://")
                ? tag("<a rel=\"noopener noreferrer nofollow\" href=\"" + HtmlText.escape(address) + "\">")
                        .isolated(address)
                        .tag("</a>")
                : isolated(address);
    }

    /** A moment in UTC, for people and for programs. */
    Html moment(Instant moment) {
        return tag("<time datetime=\"" + HtmlText.escape(moment.toString()) + "\">")
                .text(MOMENT.format(moment))
                .tag("</time>");
    }

    Html quotation(String text) {
        return tag("<blockquote dir=\"auto\">").text(text).tag("</blockquote>\n");
    }

    /** A term and what it is, for a list of both. */
    Html pair(String term, String description) {
        return element("dt", term).tag("<dd>").isolated(description).tag("</dd>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
