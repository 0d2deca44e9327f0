package dev.parley.extraction;

import java.util.BitSet;

/** Where a rule's trigger stands in a sentence: its first unit, the unit behind its last, and the words it took. */
record Hit(Rule rule, int from, int to, BitSet words) {}
