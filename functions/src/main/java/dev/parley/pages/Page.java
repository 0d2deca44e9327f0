package dev.parley.pages;

import java.util.List;

/**
 * The frame of every HTML page. A page loads its style, script and icon from the API alone, and has no style or script
 * of its own.
 */
public final class Page {
    /** The value of the header {@code Content-Security-Policy} of every page. */
    public static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    /** Stands in the head of every page. Where browsers sign in, what ends the session takes its place. */
    public static final String SESSION_PLACE = "<!-- session -->";

    /** The places that the head of every page leads to. */
    enum Place {
        FACTS("/facts", "Facts"),
        ARTICLES("/articles", "Articles"),
        PAIRS("/pairs", "Who with whom"),
        OPERATION("/operation", "Operation"),
        /** A page that is none of them. */
        NONE("", "");

        private final String address;
        private final String label;

        Place(String address, String label) {
            this.address = address;
            this.label = label;
        }
    }

    private Page() {}

    /** @param body all that is between head and foot, with one {@code h1} */
    static String of(Place place, String title, Html body) {
        return new Html()
                .tag("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .tag("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", title + " \u2013 Parley")
                .tag("\n")
                .open("link", "rel", "stylesheet", "href", Asset.STYLE.address())
                .open("link", "rel", "icon", "href", Asset.ICON.address())
                .open("script", "src", Asset.SCRIPT.address(), "defer", "")
                .tag("</script>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n")
                .add(head(place))
                .tag("<main id=\"content\" tabindex=\"-1\">\n")
                .add(body)
                .tag(
                        "</main>\n<footer><p>All times are in UTC. Programs get JSON from the same addresses.</p></footer>\n")
                .tag("</body>\n</html>\n")
                .toString();
    }

    private static Html head(Place here) {
        var head = new Html()
                .tag("<header class=\"head\"><a class=\"brand\" href=\"/\">Parley</a>\n")
                .tag("<nav aria-label=\"Main\"><ul>");
        for (var place : List.of(Place.FACTS, Place.ARTICLES, Place.PAIRS, Place.OPERATION)) {
            head.tag("<li>");
            if (place == here) {
                head.open("a", "href", place.address, "aria-current", "page");
            } else {
                head.open("a", "href", place.address);
            }
            head.text(place.label).tag("</a></li>");
        }
        return head.tag("</ul></nav>").tag(SESSION_PLACE).tag("</header>\n");
    }

    /** The form that ends a session. */
    public static String signOut() {
        return new Html()
                .open("form", "class", "session", "method", "post", "action", "/sign-out")
                .tag("<button class=\"plain\">Sign out</button></form>")
                .toString();
    }

    /**
     * A page for a problem.
     *
     * @param title a few words
     * @param detail a sentence that says what to change
     */
    public static String problem(String title, String detail) {
        return problem(title, detail, "/facts", "Search the archive");
    }

    /**
     * A page for a problem that a link helps with.
     *
     * @param address where the link leads
     * @param label what the link says
     */
    public static String problem(String title, String detail, String address, String label) {
        var body = new Html()
                .tag("<div class=\"narrow\">")
                .element("h1", title)
                .tag("\n<p>")
                .isolated(detail)
                .tag("</p>\n<p>")
                .link(address, label)
                .tag("</p></div>\n");
        return of(Place.NONE, title, body);
    }
}
