package dev.parley.articles;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.NodeTraversor;

/**
 * A page's elements in reading order, numbered from 0, and the blocks of text in them. The elements under element
 * {@code i} are those from {@code i + 1} to {@code end(i) - 1}, so every question about them is one loop over numbers
 * or a difference of two sums, however deep the page is nested.
 */
final class PageOutline {
    private final List<Element> elements = new ArrayList<>();
    private final Map<Element, Integer> numbers = new IdentityHashMap<>();
    private final int[] parents;
    private final int[] ends;
    private final List<HtmlText.Block> blocks;

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
        NodeTraversor.traverse(
                new NodeVisitor() {
                    private int seen;

                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof Element element) {
                            parents[seen] = element == root ? -1 : numbers.get(element.parent());
                            seen++;
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element) {
                            ends[numbers.get(element)] = seen;
                        }
                    }
                },
                root);
        blocks = HtmlText.blocks(root, element -> !PageNoise.isSkipped(element));
    }

    int size() {
        return elements.size();
    }

    Element element(int number) {
        return elements.get(number);
    }

    /** The number of an element; -1 when it is not under the root. */
    int number(Element element) {
        return element == null ? -1 : numbers.getOrDefault(element, -1);
    }

    /** The number of the element around one; -1 above the root. */
    int parent(int number) {
        return parents[number];
    }

    /** The first number after all elements under one. */
    int end(int number) {
        return ends[number];
    }

    boolean holds(int outer, int inner) {
        return outer <= inner && inner < ends[outer];
    }

    List<HtmlText.Block> blocks() {
        return blocks;
    }

    int owner(HtmlText.Block block) {
        return numbers.get(block.owner());
    }

    /** How much prose each element holds, leaving out those that are hidden. */
    Prose prose(boolean[] hidden) {
        var sums = new long[size() + 1];
        for (var block : blocks) {
            int owner = owner(block);
            sums[owner + 1] += hidden[owner] ? 0 : block.prose();
        }
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return number -> sums[ends[number]] - sums[number];
    }

    /** How much prose an element holds, in letters of the Latin alphabet. */
    interface Prose {
        long in(int element);
    }
}
