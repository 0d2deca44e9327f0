package dev.parley.extraction.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Learns transitions and relations with a dynamic oracle (Goldberg and Nivre 2013): the parser follows its own decisions
 * for the most part, and learns the best next step from wherever they lead.
 */
final class ParserTrainer {
    private static final int EXPLORES_FROM_ROUND = 1;
    private static final double EXPLORES = 0.9;

    final TrainedWeights transitions = new TrainedWeights(Configuration.TRANSITIONS);
    final TrainedWeights relations = new TrainedWeights(Relation.count());
    private final Parser parser = new Parser(transitions, relations, true);
    private final List<GoldTree> trees;
    private final List<TaggedSentence> sentences;
    private int arcs;
    private int rightArcs;

    ParserTrainer(List<GoldTree> trees, List<TaggedSentence> sentences) {
        this.trees = trees;
        this.sentences = sentences;
    }

    void train(int rounds, Random random, Consumer<String> progress) {
        observe();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            order.add(i);
        }
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            arcs = rightArcs = 0;
            for (int i : order) {
                learn(trees.get(i), sentences.get(i), round >= EXPLORES_FROM_ROUND ? EXPLORES : 0, random);
            }
            progress.accept(
                    "parser, round %d: %.2f%% of the arcs right".formatted(round + 1, 100.0 * rightArcs / arcs));
        }
    }

    private void learn(GoldTree tree, TaggedSentence sentence, double explores, Random random) {
        int[] gold = gold(tree);
        Configuration c = new Configuration(sentence);
        int[] costs = new int[Configuration.TRANSITIONS];
        while (!c.isFinished()) {
            int chosen = parser.transition(c, sentence, sentence.features);
            if (c.only() < 0) {
                costs(c, gold, costs);
                int best = cheapest(c, costs, sentence.scores);
                if (costs[chosen] > costs[best]) {
                    transitions.correct(sentence.features, best, chosen);
                    chosen = random.nextDouble() < explores ? chosen : best;
                } else {
                    transitions.keep();
                }
            }
            step(c, tree, sentence, chosen, gold);
        }
    }

    /** Of the allowed transitions that cost least, the one with the highest score. */
    private static int cheapest(Configuration c, int[] costs, int[] scores) {
        int best = -1;
        for (int t = 0; t < costs.length; t++) {
            if (c.allows(t)
                    && (best < 0 || costs[t] < costs[best] || costs[t] == costs[best] && scores[t] > scores[best])) {
                best = t;
            }
        }
        return best;
    }

    /** Counts the features of the decisions that lead to the right trees. */
    private void observe() {
        int[] costs = new int[Configuration.TRANSITIONS];
        for (int i = 0; i < trees.size(); i++) {
            GoldTree tree = trees.get(i);
            TaggedSentence sentence = sentences.get(i);
            int[] gold = gold(tree);
            Configuration c = new Configuration(sentence);
            while (!c.isFinished()) {
                int next = c.only();
                if (next < 0) {
                    costs(c, gold, costs);
                    next = cheapest(c, costs, new int[Configuration.TRANSITIONS]);
                    TransitionFeatures.of(c, sentence.style, false, sentence.features);
                    TransitionFeatures.of(c, sentence.style, true, sentence.features);
                    transitions.observe(sentence.features, tree.source());
                }
                if (next == Configuration.SHIFT) {
                    c.shift();
                } else {
                    RelationFeatures.of(c, next, sentence.style, false, sentence.features);
                    RelationFeatures.of(c, next, sentence.style, true, sentence.features);
                    relations.observe(sentence.features, tree.source());
                    c.attach(next, tree.relations().get(c.top()).index());
                }
            }
        }
    }

    private static int[] gold(GoldTree tree) {
        int[] gold = new int[tree.size() + 1];
        for (int i = 0; i < tree.size(); i++) {
            gold[i] = tree.heads().get(i);
        }
        gold[tree.size()] = -1;
        return gold;
    }

    private void step(Configuration c, GoldTree tree, TaggedSentence sentence, int transition, int[] gold) {
        if (transition == Configuration.SHIFT) {
            c.shift();
            return;
        }
        int dependent = c.top();
        int head = transition == Configuration.LEFT ? c.next : c.second();
        int relation = parser.relation(c, transition, sentence, sentence.features);
        arcs++;
        if (gold[dependent] == head) {
            rightArcs++;
            if (head < c.size) {
                int right = tree.relations().get(dependent).index();
                if (relation == right) {
                    relations.keep();
                } else {
                    relations.correct(sentence.features, right, relation);
                }
                relation = right;
            }
        }
        c.attach(transition, relation);
    }

    /** How many right arcs can no longer be made after each transition. */
    private static void costs(Configuration c, int[] gold, int[] costs) {
        Arrays.fill(costs, 0);
        int top = c.top();
        int next = c.next;
        if (top >= 0) {
            int lost = 0;
            for (int j = next; j <= c.size; j++) {
                if (gold[j] == top) {
                    lost++;
                }
            }
            costs[Configuration.LEFT] = lost + (gold[top] > next || gold[top] >= 0 && gold[top] == c.second() ? 1 : 0);
            costs[Configuration.RIGHT] = lost + (gold[top] >= next ? 1 : 0);
        }
        if (next < c.size) {
            int lost = 0;
            for (int i = 0; i < c.depth; i++) {
                int waiting = c.stack[i];
                if (gold[waiting] == next) {
                    lost++;
                }
                if (gold[next] == waiting && waiting != top) {
                    lost++;
                }
            }
            costs[Configuration.SHIFT] = lost;
        }
    }
}
