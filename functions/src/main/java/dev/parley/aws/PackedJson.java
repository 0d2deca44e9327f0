package dev.parley.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * JSON as zlib (RFC 1950) with a preset dictionary, {@code rows.dictionary}, of what the index's rows say again and
 * again: half a KB where the text has more than one. A row written with a dictionary can be read with that one alone, so
 * the file must never change; another one would be a second file, which the checksum in each row's header tells apart.
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

    /** {@link IllegalArgumentException} when the bytes were not packed so. */
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
                    throw new IllegalArgumentException("a row's packed JSON is cut short");
                }
            }
            return json.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a row's JSON cannot be unpacked", e);
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
