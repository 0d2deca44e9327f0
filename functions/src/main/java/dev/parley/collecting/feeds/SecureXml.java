package dev.parley.collecting.feeds;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.Parser;

/**
 * Parses XML from strangers. A DOCTYPE is refused, so no entity is defined, expanded or fetched. XML that is not
 * well-formed is repaired, since many feeds have an unescaped ampersand or an HTML entity somewhere.
 */
final class SecureXml {
    /** Deeper nesting than any feed has, and shallow enough for recursive readers. */
    private static final int DEEPEST = 200;

    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE", Pattern.CASE_INSENSITIVE);
    /** What XML 1.0 does not allow. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private SecureXml() {}

    /** The text without characters that XML does not allow. */
    static String clean(String text) {
        return CONTROLS.matcher(text).replaceAll("").strip();
    }

    /** @param clean as {@link #clean} gives it */
    static Document parse(String clean) throws BrokenFeed {
        Document document;
        try {
            document = strict(clean);
        } catch (JDOMException e) {
            document = repaired(clean, e);
        }
        if (isTooDeep(document.getRootElement())) {
            throw new BrokenFeed("The feed is nested too deeply.");
        }
        return document;
    }

    private static boolean isTooDeep(Element root) {
        var level = List.of(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                return true;
            }
            level = level.stream()
                    .flatMap(element -> element.getChildren().stream())
                    .toList();
        }
        return false;
    }

    private static Document strict(String xml) throws JDOMException {
        var builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        builder.setExpandEntities(false);
        try {
            return builder.build(new StringReader(xml));
        } catch (IOException e) {
            throw new JDOMException("cannot read from memory", e);
        } catch (IllegalArgumentException e) {
            // The parser lets names pass that the document cannot have, such as a colon alone.
            throw new JDOMException("a name is none in XML", e);
        }
    }

    private static Document repaired(String xml, JDOMException fault) throws BrokenFeed {
        if (DOCTYPE.matcher(xml).find()) {
            throw new BrokenFeed("The feed has a DOCTYPE, which is not read.", fault);
        }
        var lenient = Jsoup.parse(xml, "", Parser.xmlParser());
        lenient.outputSettings()
                .syntax(org.jsoup.nodes.Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        var root = lenient.children().first();
        if (root == null) {
            throw new BrokenFeed("The body is not XML: " + fault.getMessage(), fault);
        }
        lenient.childNodes().stream()
                .filter(node -> node instanceof DocumentType || node instanceof XmlDeclaration)
                .toList()
                .forEach(Node::remove);
        try {
            return strict(root.outerHtml());
        } catch (JDOMException e) {
            throw new BrokenFeed("The feed is not well-formed XML and cannot be repaired: " + fault.getMessage(), e);
        }
    }
}
