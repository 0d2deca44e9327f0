package dev.parley.pages;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A passage of a search result: text with marked words, whatever else its HTML holds. */
final class Passage {
    private Passage() {}

    /** @param passage text that is escaped for HTML, with matches between {@code <mark>} and {@code </mark>} */
    static Html of(String passage) {
        var html = new Html();
        for (var node : Jsoup.parseBodyFragment(passage).body().childNodes()) {
            add(html, node);
        }
        return html;
    }

    /** The passage without its marks. */
    static String text(String passage) {
        return Jsoup.parseBodyFragment(passage).body().wholeText();
    }

    private static void add(Html html, Node node) {
        if (node instanceof TextNode text) {
            html.text(text.getWholeText());
        } else if (node instanceof Element element) {
            if (element.nameIs("mark")) {
                html.tag("<mark>").text(element.wholeText()).tag("</mark>");
            } else {
                html.text(element.wholeText());
            }
        }
    }
}
