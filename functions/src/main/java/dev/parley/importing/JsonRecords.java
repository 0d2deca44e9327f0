package dev.parley.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.Submission;
import dev.parley.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines, and files with one article or a list of articles in JSON. */
final class JsonRecords {
    private static final Optional<String> TYPE = Optional.of("application/json");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final NumberedRecords records;

    JsonRecords(NumberedRecords records) {
        this.records = records;
    }

    void lines(BufferedInputStream in) throws IOException {
        var lines = new JsonLines(in, Submission.MAX_BYTES);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isCut()) {
                records.refuse("line " + line.number(), ImportFormat.JSONL, NumberedRecords.tooLarge());
            } else {
                article("line " + line.number(), ImportFormat.JSONL, line.json(), parsed(line.json()));
            }
        }
    }

    /** @param start the first bytes of the file */
    void file(String start, BufferedInputStream in) throws IOException {
        skipByteOrderMark(in);
        if (start.replace("\u00ef\u00bb\u00bf", "").stripLeading().startsWith("[")) {
            list(in);
            return;
        }
        var body = in.readNBytes(Submission.MAX_BYTES + 1);
        article("", ImportFormat.JSON, body, parsed(body));
    }

    private void list(BufferedInputStream in) throws IOException {
        int number = 0;
        try (var articles = Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            while (articles.hasNextValue()) {
                var article = articles.nextValue();
                var body = Json.MAPPER.writeValueAsBytes(article);
                article("article " + ++number, ImportFormat.JSON, body, article);
            }
        }
    }

    private void article(String place, ImportFormat format, byte[] body, @Nullable JsonNode json) {
        if (json != null && ExportedRow.isOne(json)) {
            ExportedRow.pass(records, place, format, body, json);
        } else {
            records.sent(place, format, body, TYPE, Optional.empty());
        }
    }

    /** Null for what is not JSON; the reader of articles says why. */
    private static @Nullable JsonNode parsed(byte[] body) throws IOException {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
    }
}
