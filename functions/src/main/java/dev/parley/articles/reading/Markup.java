package dev.parley.articles.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Reads what a wire item says is markup, however little of it there is. */
final class Markup {
    /** A section that an item carries over from XML; HTML knows none. */
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)(?:]]>|$)", Pattern.DOTALL);

    private Markup() {}

    /** Adds the text of an article's body to a draft: no tags and no entities, an empty line between paragraphs. */
    static ParsedContent into(Draft draft, String markup) {
        var body = CDATA.matcher(markup).replaceAll(section -> Matcher.quoteReplacement(section.group(1)));
        if (body.indexOf('<') < 0) {
            // Without an element, line ends part the paragraphs.
            return draft.text(Parser.unescapeEntities(body, false));
        }
        return HtmlArticles.into(draft, body, true);
    }
}
