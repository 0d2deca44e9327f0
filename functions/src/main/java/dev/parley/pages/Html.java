package dev.parley.pages;

import dev.parley.search.HtmlText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Builds HTML. All texts and attributes are escaped; only {@link #tag} writes its argument as it is. */
final class Html {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    /** Writes markup such as {@code <li>}; it must be a constant, never text of an article. */
    Html tag(String constant) {
        out.append(constant);
        return this;
    }

    Html text(String text) {
        out.append(HtmlText.escape(text));
        return this;
    }

    /** Text of an article, isolated so that its writing direction does not affect the text around it. */
    Html isolated(String text) {
        return tag("<bdi>").text(text).tag("</bdi>");
    }

    Html element(String name, String text) {
        return tag("<" + name + ">").text(text).tag("</" + name + ">");
    }

    /** A link within the API. */
    Html link(String address, String text) {
        return tag("<a href=\"" + HtmlText.escape(address) + "\">").text(text).tag("</a>");
    }

    /** A link to the address of an article if it is http or https; other addresses become text. */
    Html externalLink(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://")
                ? tag("<a rel=\"noopener noreferrer nofollow\" href=\"" + HtmlText.escape(address) + "\">")
                        .isolated(address)
                        .tag("</a>")
                : isolated(address);
    }

    /** A moment in UTC, readable by people and programs. */
    Html moment(Instant moment) {
        return tag("<time datetime=\"" + HtmlText.escape(moment.toString()) + "\">")
                .text(MOMENT.format(moment))
                .tag("</time>");
    }

    Html quotation(String text) {
        return tag("<blockquote dir=\"auto\">").text(text).tag("</blockquote>\n");
    }

    /** A term and its description, for a description list. */
    Html pair(String term, String description) {
        return element("dt", term).tag("<dd>").isolated(description).tag("</dd>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
