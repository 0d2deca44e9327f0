package dev.parley.extraction.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node of a trie over words. */
final class TrieNode<T> {
    final Map<String, TrieNode<T>> next = new HashMap<>(4);
    final List<T> values = new ArrayList<>(1);

    TrieNode<T> child(String word) {
        return next.computeIfAbsent(word, w -> new TrieNode<>());
    }
}
