package dev.parley.extraction.grammar;

import java.util.Arrays;

/**
 * A state of arc-hybrid parsing (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack of words that wait for a head, the
 * words not yet read, and the arcs so far. An artificial root follows the last word.
 */
final class Configuration {
    /** The next word goes on the stack. */
    static final int SHIFT = 0;
    /** The top of the stack depends on the next word. */
    static final int LEFT = 1;
    /** The top of the stack depends on the word below it. */
    static final int RIGHT = 2;

    static final int TRANSITIONS = 3;

    private static final int NONE = -1;

    /** Number of words; also the index of the artificial root. */
    final int size;
    /** Words and tags as the features see them, the root's included. */
    final int[] words;

    final int[] tags;
    final int[] heads;
    /** Ordinals of the relations, -1 while a word has no head. */
    final int[] relations;
    /** The relations of a word's dependents so far, a bit for each index. */
    final long[] has;

    final int[] left;
    final int[] left2;
    final int[] right;
    final int[] right2;
    final int[] lefts;
    final int[] rights;
    final int[] stack;
    int depth;
    int next;

    Configuration(TaggedSentence sentence) {
        size = sentence.size;
        words = new int[size + 1];
        tags = new int[size + 1];
        heads = filled();
        relations = filled();
        has = new long[size + 1];
        left = filled();
        left2 = filled();
        right = filled();
        right2 = filled();
        lefts = new int[size + 1];
        rights = new int[size + 1];
        stack = new int[size + 1];
        for (int i = 0; i < size; i++) {
            words[i] = sentence.forms[i + 2].parsed();
            tags[i] = sentence.tags[i] + 1;
        }
        words[size] = WordForm.hash("!root");
        tags[size] = Tag.count() + 1;
    }

    private int[] filled() {
        int[] array = new int[size + 1];
        Arrays.fill(array, NONE);
        return array;
    }

    boolean isFinished() {
        return next == size && depth == 0;
    }

    /** Whether a transition leads on to a tree. Only the last word of the stack may depend on the artificial root. */
    boolean allows(int transition) {
        return switch (transition) {
            case SHIFT -> next < size;
            case LEFT -> depth > 0 && (next < size || depth == 1);
            default -> depth > 1;
        };
    }

    /** The only transition that is allowed, -1 when there is a choice. */
    int only() {
        if (next == size) {
            return depth > 1 ? RIGHT : LEFT;
        }
        return depth == 0 ? SHIFT : NONE;
    }

    int top() {
        return depth > 0 ? stack[depth - 1] : NONE;
    }

    int second() {
        return depth > 1 ? stack[depth - 2] : NONE;
    }

    int third() {
        return depth > 2 ? stack[depth - 3] : NONE;
    }

    void shift() {
        stack[depth++] = next++;
    }

    /** Takes the top of the stack as a dependent of the next word or, for RIGHT, of the word below it. */
    void attach(int transition, int relation) {
        int dependent = stack[--depth];
        int head = transition == LEFT ? next : stack[depth - 1];
        heads[dependent] = head;
        relations[dependent] = relation;
        has[head] |= 1L << relation;
        if (transition == LEFT) {
            left2[head] = left[head];
            left[head] = dependent;
            lefts[head]++;
        } else {
            right2[head] = right[head];
            right[head] = dependent;
            rights[head]++;
        }
    }

    int word(int i) {
        return i < 0 || i > size ? 0 : words[i];
    }

    int tag(int i) {
        return i < 0 || i > size ? 0 : tags[i];
    }

    int relation(int i) {
        return i < 0 || i > size ? -1 : relations[i];
    }

    long has(int i) {
        return i < 0 || i > size ? 0 : has[i];
    }

    int left(int i) {
        return i < 0 ? NONE : left[i];
    }

    int left2(int i) {
        return i < 0 ? NONE : left2[i];
    }

    int right(int i) {
        return i < 0 ? NONE : right[i];
    }

    int right2(int i) {
        return i < 0 ? NONE : right2[i];
    }
}
