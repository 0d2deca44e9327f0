package dev.parley.extraction.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Tags and parses English sentences. Work and memory are linear in the number of words: a sentence of n words takes n tags
 * and 2n transitions. May be used by several threads at once.
 */
public final class Grammar {
    /** First bytes of a model: "PGM" and the version of the format. */
    static final int MAGIC = 0x50474d02;

    private final Vocabulary vocabulary;
    private final Tagger tagger;
    private final Parser parser;
    private final Lemmas lemmas;

    private Grammar(Vocabulary vocabulary, Tagger tagger, Parser parser) {
        this.vocabulary = vocabulary;
        this.tagger = tagger;
        this.parser = parser;
        this.lemmas = new Lemmas(vocabulary);
    }

    /** The grammar that ships with the project; loaded when it is first asked for. */
    public static Grammar bundled() {
        return Bundled.GRAMMAR;
    }

    /**
     * Reads a model that the training command wrote.
     *
     * @throws IOException when the stream ends early or holds no such model
     */
    public static Grammar read(InputStream stream) throws IOException {
        ModelReader in = new ModelReader(unpacked(stream));
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no grammar model, or one of another version.");
        }
        return new Grammar(
                Vocabulary.read(in),
                new Tagger(Weights.read(in), false),
                new Parser(Weights.read(in), Weights.read(in), false));
    }

    private static byte[] unpacked(InputStream stream) throws IOException {
        try (InputStream in = new GZIPInputStream(stream, 1 << 16)) {
            return in.readAllBytes();
        }
    }

    /** The same grammar, taking every decision by all features. */
    Grammar thorough() {
        return new Grammar(
                vocabulary,
                new Tagger(tagger.scorer(), true),
                new Parser(parser.transitions(), parser.relations(), true));
    }

    /**
     * Tags and parses one sentence, of any length; without words the result has no root.
     *
     * @param headline whether it is a title, in the grammar of headlines: no articles, the present for the past
     */
    public Parse parse(List<Word> words, boolean headline) {
        List<Word> copy = List.copyOf(words);
        TaggedSentence sentence = new TaggedSentence(copy, headline, vocabulary);
        tagger.tag(sentence);
        return new Parse(copy, sentence, parser.parse(sentence), lemmas);
    }

    /** The lemma of a word in lower case, read with this tag. */
    public String lemma(String low, Tag tag) {
        return lemmas.of(low, tag);
    }

    private static final class Bundled {
        static final Grammar GRAMMAR = load();

        private static Grammar load() {
            try (InputStream in = Grammar.class.getResourceAsStream("english.model")) {
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
