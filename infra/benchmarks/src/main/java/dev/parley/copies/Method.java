package dev.parley.copies;

import dev.parley.articles.TextFingerprint;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * A kind of fingerprint.
 *
 * @param parts how many parts of two fingerprints can be equal
 * @param matches how many are
 */
record Method<T>(String name, int bytes, int parts, Function<String, T> fingerprint, ToIntBiFunction<T, T> matches) {
    static Method<SimHash> simHash(int words) {
        return new Method<>(
                "SimHash, shingles of " + words,
                Long.BYTES,
                Long.SIZE,
                text -> SimHash.of(Words.shingles(Words.of(text), words)),
                SimHash::matches);
    }

    static Method<MinHash> minHash(int words, int functions) {
        return new Method<>(
                "MinHash, shingles of " + words,
                functions,
                functions,
                text -> MinHash.of(Words.shingles(Words.of(text), words), functions),
                MinHash::matches);
    }

    static Method<TextFingerprint> shipped() {
        return new Method<>(
                "TextFingerprint", 24, 24, text -> TextFingerprint.of(text).orElseThrow(), TextFingerprint::matches);
    }
}
