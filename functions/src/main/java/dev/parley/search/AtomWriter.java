package dev.parley.search;

import dev.parley.alerts.FactText;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.Outlet;
import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a feed as Atom.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 */
final class AtomWriter {
    /** Characters that XML forbids, even as references. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** The JDK's implementation, whatever else is on the class path. */
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private AtomWriter(XMLStreamWriter out) {
        this.out = out;
    }

    static String write(Feed feed) {
        var text = new StringWriter();
        try {
            new AtomWriter(XML.createXMLStreamWriter(text)).document(feed);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a writer in memory failed", e);
        }
        return text.toString();
    }

    private void document(Feed feed) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("feed");
        out.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        out.writeAttribute("xml:lang", "en");
        element("id", "urn:uuid:" + feed.uuid());
        element("title", feed.title());
        element("updated", feed.updated().toString());
        author("Parley");
        link("self", "application/atom+xml", feed.self());
        alternate(feed.alternate());
        for (var entry : feed.entries()) {
            entry(feed, entry);
        }
        out.writeEndElement();
        out.writeEndDocument();
        out.close();
    }

    private void entry(Feed feed, Feed.Entry entry) throws XMLStreamException {
        var fact = entry.fact();
        out.writeStartElement("entry");
        element("id", "urn:uuid:" + entry.uuid());
        element("title", FactText.title(fact));
        element("published", fact.firstSeen().toString());
        element("updated", entry.updated().toString());
        author(outlet(fact));
        alternate(feed.links().fact(fact.id()));
        link(
                "related",
                "application/json",
                feed.links().version(new VersionKey(fact.firstArticleId(), fact.firstVersion())));
        out.writeEmptyElement("category");
        out.writeAttribute("term", fact.type().label());
        out.writeAttribute("label", FactText.type(fact.type()));
        out.writeStartElement("content");
        out.writeAttribute("type", "text");
        out.writeCharacters(clean(FactText.sentences(fact)));
        out.writeEndElement();
        out.writeEndElement();
    }

    /** The outlet that first reported the fact. */
    static String outlet(Fact fact) {
        return fact.sources().stream()
                .flatMap(source -> FactText.outlet(source).stream())
                .findFirst()
                .orElse(Outlet.UNNAMED);
    }

    private void author(String name) throws XMLStreamException {
        out.writeStartElement("author");
        element("name", name);
        out.writeEndElement();
    }

    /** The link that a feed reader opens. It has no type, because readers ignore alternate links that are not HTML. */
    private void alternate(String address) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", "alternate");
        out.writeAttribute("href", clean(address));
    }

    private void link(String relation, String type, String address) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", relation);
        out.writeAttribute("type", type);
        out.writeAttribute("href", clean(address));
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private static String clean(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }
}
