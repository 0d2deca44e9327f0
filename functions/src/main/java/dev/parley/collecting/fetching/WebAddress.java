package dev.parley.collecting.fetching;

import dev.parley.articles.CanonicalUrl;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * An http or https address that can be asked for: the host in ASCII, the path percent-encoded, no user and no fragment.
 *
 * @param text the whole address
 */
public record WebAddress(String text) {
    /** The address; empty for a relative one, another scheme, or a host that browsers would not read as it is written. */
    public static Optional<WebAddress> of(String given) {
        return CanonicalUrl.complete(given).map(WebAddress::new);
    }

    public WebAddress {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new IllegalArgumentException("not a web address: " + text);
        }
    }

    /** The address that a reference on this page leads to, as browsers resolve it. */
    public Optional<WebAddress> resolve(String reference) {
        var link = new Element("a").attr("href", reference.strip());
        link.setBaseUri(text);
        return of(link.absUrl("href"));
    }

    public String scheme() {
        return text.substring(0, text.indexOf(':'));
    }

    /** The host's name or number; IPv6 without brackets. */
    public String host() {
        var host = CanonicalUrl.host(text).orElseThrow();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        var given = authority().replaceFirst(".*\\]", "");
        int colon = given.indexOf(':');
        return colon >= 0 ? Integer.parseInt(given.substring(colon + 1)) : scheme().equals("https") ? 443 : 80;
    }

    /** Scheme, host and port: what one robots.txt is valid for. */
    public String origin() {
        return scheme() + "://" + authority();
    }

    /** Path and query. */
    public String target() {
        return text.substring(origin().length());
    }

    URI uri() {
        return URI.create(text);
    }

    private String authority() {
        int start = text.indexOf("//") + 2;
        return text.substring(start, text.indexOf('/', start));
    }

    @Override
    public String toString() {
        return text;
    }
}
