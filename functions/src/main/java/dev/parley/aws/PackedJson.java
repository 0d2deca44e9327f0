package dev.parley.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * JSON compressed as zlib (RFC 1950) with a preset dictionary of frequent texts, {@code rows.dictionary}: about half a KB
 * for more than one KB of JSON. A row can only be read with the dictionary with which it was written. Once there is stored
 * data, the file must not change; a new dictionary would be a second file, chosen by the checksum in each row's header.
 */
final class PackedJson {
    private static final byte[] DICTIONARY = dictionary();
    private static final int BUFFER = 4096;

    private PackedJson() {}

    static byte[] pack(String json) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            var packed = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        }
    }

    /** @throws IllegalArgumentException when the bytes are not from {@link #pack} */
    static String unpack(byte[] packed) {
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var json = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                json.write(buffer, 0, length);
                if (length == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(DICTIONARY);
                } else if (length == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("the packed JSON of a row is truncated");
                }
            }
            return json.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("the packed JSON of a row cannot be read", e);
        }
    }

    private static byte[] dictionary() {
        try (var in = PackedJson.class.getResourceAsStream("rows.dictionary")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
