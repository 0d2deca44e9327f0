package dev.parley.pages;

import dev.parley.search.HtmlText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Builds HTML. All texts and attributes are escaped; only {@link #tag} writes its argument as it is. */
final class Html {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final StringBuilder out = new StringBuilder();

    /** Writes markup such as {@code <li>}; it must be a constant, never text of an article. */
    Html tag(String constant) {
        out.append(constant);
        return this;
    }

    /**
     * A start tag.
     *
     * @param attributes names and values by turns; the names must be constants
     */
    Html open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(HtmlText.escape(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Html add(Html other) {
        out.append(other.out);
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

    /** Text in a span with a class. */
    Html span(String classes, String text) {
        return open("span", "class", classes).text(text).tag("</span>");
    }

    /** A link within the API. */
    Html link(String address, String text) {
        return open("a", "href", address).text(text).tag("</a>");
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
        return open("time", "datetime", moment.toString()).text(written(moment)).tag("</time>");
    }

    /** A moment in UTC, for people. */
    static String written(Instant moment) {
        return MOMENT.format(moment);
    }

    /** A day, readable by people and programs. */
    Html day(LocalDate day) {
        return open("time", "datetime", day.toString()).text(DAY.format(day)).tag("</time>");
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
