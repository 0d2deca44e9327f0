package dev.parley.articles.reading;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a page in document order, numbered from 0, and the blocks of text in them. The descendants of element
 * {@code i} are {@code i + 1} to {@code end(i) - 1}, so a query about them is one loop or the difference of two prefix
 * sums, and does not recurse into deeply nested pages.
 */
class PageOutline {
    private final List<Element> elements = new ArrayList<>();
    private final IdentityHashMap<Element, Integer> numbers = new IdentityHashMap<>();
    private final int[] parents;
    private final int[] ends;
    private final List<HtmlText.Block> blocks;

    /** @param root the element with the number 0 */
    PageOutline(Element root) {
        NodeTraversor.traverse(
                (Node node, int depth) -> {
                    if (node instanceof Element element) {
                        numbers.put(element, elements.size());
                        elements.add(element);
                    }
                },
                root);
        parents = new int[elements.size()];
        ends = new int[elements.size()];
        NodeTraversor.traverse(new Ranges(), root);
        blocks = HtmlText.blocks(root).stream()
                .filter(block -> !PageNoise.isNotice(block.text()))
                .toList();
    }

    /** Records each element's parent when it begins, and the number of elements so far when it ends. */
    private final class Ranges implements NodeVisitor {
        private int seen;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                parents[seen] = seen == 0 ? -1 : number(element.parent());
                seen++;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                ends[number(element)] = seen;
            }
        }
    }

    int size() {
        return elements.size();
    }

    Element element(int number) {
        return elements.get(number);
    }

    /** The number of an element's parent; -1 for the root. */
    int parent(int number) {
        return parents[number];
    }

    /** The first number after an element's descendants. */
    int end(int number) {
        return ends[number];
    }

    /** Whether {@code inner} is {@code outer} or a descendant of it. */
    boolean holds(int outer, int inner) {
        return outer <= inner && inner < end(outer);
    }

    List<HtmlText.Block> blocks() {
        return blocks;
    }

    int owner(HtmlText.Block block) {
        return number(block.owner());
    }

    private int number(@Nullable Element element) {
        return requireNonNull(numbers.get(element), "not in this page");
    }

    /** Sums a measure of the blocks in each element, without those in hidden elements. */
    Sums blocks(ToIntFunction<HtmlText.Block> measure, boolean[] hidden) {
        var sums = new long[size() + 1];
        for (var block : blocks) {
            int owner = owner(block);
            sums[owner + 1] += hidden[owner] ? 0 : measure.applyAsInt(block);
        }
        return sums(sums);
    }

    /** Counts the elements of a kind in each element, including itself. */
    Sums elements(Predicate<Element> kind) {
        var sums = new long[size() + 1];
        for (int i = 0; i < size(); i++) {
            sums[i + 1] = kind.test(element(i)) ? 1 : 0;
        }
        return sums(sums);
    }

    private Sums sums(long[] each) {
        for (int i = 1; i < each.length; i++) {
            each[i] += each[i - 1];
        }
        return number -> each[end(number)] - each[number];
    }

    /** A sum over an element and its descendants, in constant time. */
    interface Sums {
        long in(int element);
    }
}
