package dev.parley.extraction.grammar;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Trains a tagger and a parser. The same trees in the same order give the same bytes. */
public final class GrammarTrainer {
    private static final long SEED = 5;
    private static final int TAGGER_ROUNDS = 4;
    private static final int PARSER_ROUNDS = 5;
    /** The parser learns on tags that a tagger gave which did not see the sentence: each of so many leaves a part out. */
    private static final int FOLDS = 3;

    private static final int FEWEST_UPDATES = 2;
    private static final int LEAST_WEIGHT = 2;
    private static final int LEAST_OF_TRANSITIONS = 6;

    final List<GoldTree> trees;
    final Vocabulary vocabulary;
    private final Consumer<String> progress;

    GrammarTrainer(List<GoldTree> trees, Consumer<String> progress) {
        this.trees = trees;
        this.vocabulary = VocabularyBuilder.of(trees);
        this.progress = progress;
    }

    /** The bytes of a model, as {@link Grammar#read} takes it. */
    public static byte[] train(List<GoldTree> trees, Consumer<String> progress) throws IOException {
        GrammarTrainer trainer = new GrammarTrainer(List.copyOf(trees), progress);
        List<TaggedSentence> sentences = trainer.tagUnseen();
        TrainedWeights tags = trainer.tagger(trainer.trees);
        progress.accept("tagger trained");
        ParserTrainer parser = new ParserTrainer(trainer.trees, sentences);
        parser.train(PARSER_ROUNDS, new Random(SEED), progress);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GZIPOutputStream zipped = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
        try (DataOutputStream out = new DataOutputStream(zipped)) {
            out.writeInt(Grammar.MAGIC);
            trainer.vocabulary.write(out);
            tags.write(out, FEWEST_UPDATES, LEAST_WEIGHT);
            parser.transitions.write(out, FEWEST_UPDATES, LEAST_OF_TRANSITIONS);
            parser.relations.write(out, FEWEST_UPDATES, LEAST_WEIGHT);
        }
        return bytes.toByteArray();
    }

    private List<TaggedSentence> tagUnseen() {
        TaggedSentence[] tagged = new TaggedSentence[trees.size()];
        IntStream.range(0, FOLDS).parallel().forEach(fold -> {
            Tagger tagger = new Tagger(
                    tagger(trees.stream()
                            .filter(t -> t.source() % FOLDS != fold)
                            .toList()),
                    true);
            for (int i = 0; i < tagged.length; i++) {
                GoldTree tree = trees.get(i);
                if (tree.source() % FOLDS == fold) {
                    tagged[i] = new TaggedSentence(tree.words(), tree.headline(), vocabulary);
                    tagger.tag(tagged[i]);
                }
            }
        });
        progress.accept("tags for the parser given by taggers that had not seen the sentences");
        return List.of(tagged);
    }

    TrainedWeights tagger(List<GoldTree> seen) {
        TrainedWeights weights = new TrainedWeights(Tag.count());
        for (GoldTree tree : seen) {
            observeTags(tree, weights);
        }
        List<GoldTree> order = new ArrayList<>(seen);
        Random random = new Random(SEED);
        for (int round = 0; round < TAGGER_ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (GoldTree tree : order) {
                learnTags(tree, weights);
            }
        }
        return weights;
    }

    private void observeTags(GoldTree tree, TrainedWeights weights) {
        TaggedSentence sentence = new TaggedSentence(tree.words(), tree.headline(), vocabulary);
        for (int i = 0; i < sentence.size; i++) {
            if (sentence.forms[i + 2].only() < 0) {
                Tagger.features(sentence, i, false, sentence.features);
                Tagger.features(sentence, i, true, sentence.features);
                weights.observe(sentence.features, tree.source());
            }
            sentence.tags[i] = tree.tags().get(i).index();
        }
    }

    private void learnTags(GoldTree tree, TrainedWeights weights) {
        TaggedSentence sentence = new TaggedSentence(tree.words(), tree.headline(), vocabulary);
        Features features = sentence.features;
        Tagger tagger = new Tagger(weights, true);
        for (int i = 0; i < sentence.size; i++) {
            int tag = sentence.forms[i + 2].only();
            if (tag < 0) {
                tag = tagger.tag(sentence, i);
                int right = tree.tags().get(i).index();
                if (tag == right) {
                    weights.keep();
                } else {
                    weights.correct(features, right, tag);
                }
            }
            sentence.tags[i] = tag;
        }
    }
}
