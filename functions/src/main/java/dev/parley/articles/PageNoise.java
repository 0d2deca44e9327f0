package dev.parley.articles;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * What of a page is not around the article, by the selectors in {@code page-noise.txt}. The page stays as it is: taking
 * out one element after another takes quadratic time in a page of a hundred thousand of them.
 */
final class PageNoise {
    private static final String SELECTORS = String.join(", ", WordList.rows("page-noise.txt"));
    /** A body may have the class "with-newsletter" and still hold the article. */
    private static final String HOLDS_ARTICLE = "body, main, article, [itemprop=articleBody]";

    private final Set<Element> shown = elements();

    PageNoise(Document page) {
        var kept = elements();
        for (var article : page.select(HOLDS_ARTICLE)) {
            var element = article;
            // What is kept already has everything above it kept.
            while (element != null && kept.add(element)) {
                element = element.parent();
            }
        }
        var noise = elements();
        noise.addAll(page.select(SELECTORS));
        noise.removeAll(kept);
        NodeTraversor.filter(
                (Node node, int depth) -> {
                    if (node instanceof Element element) {
                        if (noise.contains(element)) {
                            return NodeFilter.FilterResult.SKIP_ENTIRELY;
                        }
                        shown.add(element);
                    }
                    return NodeFilter.FilterResult.CONTINUE;
                },
                page);
    }

    /** Whether the element is neither noise nor inside any. */
    boolean isShown(Element element) {
        return shown.contains(element);
    }

    private static Set<Element> elements() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
