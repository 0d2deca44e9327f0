package dev.parley.collecting.feeds;

import dev.parley.articles.reading.CharsetDetection;
import dev.parley.collecting.fetching.WebAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.filter.Filters;

/**
 * Reads lists of feeds as feed readers export them.
 *
 * @see <a href="https://opml.org/spec2.opml">OPML 2.0</a>
 */
public final class Opml {
    private Opml() {}

    /**
     * The addresses of the feeds, each once, in their order.
     *
     * @throws BrokenFeed when it is no OPML
     */
    public static List<WebAddress> addresses(byte[] file) throws BrokenFeed {
        var document = SecureXml.parse(
                SecureXml.clean(CharsetDetection.decode(file, Optional.empty()).text()));
        if (!document.getRootElement().getName().equalsIgnoreCase("opml")) {
            throw new BrokenFeed("The file is not OPML.");
        }
        var found = new LinkedHashSet<WebAddress>();
        for (Element outline : document.getRootElement().getDescendants(Filters.element("outline"))) {
            var address = outline.getAttributes().stream()
                    .filter(attribute -> attribute.getName().equalsIgnoreCase("xmlUrl"))
                    .findFirst();
            address.flatMap(attribute -> WebAddress.of(attribute.getValue())).ifPresent(found::add);
        }
        return List.copyOf(found);
    }
}
