package dev.parley.articles.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Reads the body of a wire item that is declared to be HTML. */
final class Markup {
    /** CDATA sections may be left over from XML; HTML has none. */
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)(?:]]>|$)", Pattern.DOTALL);

    private Markup() {}

    /** Adds the text of the body to a draft: without tags and entities, paragraphs separated by blank lines. */
    static ParsedContent into(Draft draft, String markup) {
        var body = CDATA.matcher(markup).replaceAll(section -> Matcher.quoteReplacement(section.group(1)));
        if (body.indexOf('<') < 0) {
            // Without elements, line ends separate the paragraphs.
            return draft.text(Parser.unescapeEntities(body, false));
        }
        return HtmlArticles.into(draft, body, true);
    }
}
