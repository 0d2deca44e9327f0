package dev.parley.importing;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.parley.json.Json;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads CSV in UTF-8 whose first line names the columns as the fields of an article in JSON. The separator is a comma, a
 * semicolon or a tab, whichever the first line has most of.
 */
final class CsvRecords {
    private static final List<String> FIELDS =
            List.of("url", "identifier", "title", "source", "byline", "published", "language", "text", "html");
    private static final int LONGEST_HEADER = 1 << 16;
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build();

    private final NumberedRecords records;

    CsvRecords(NumberedRecords records) {
        this.records = records;
    }

    void read(BufferedInputStream in) throws IOException {
        JsonRecords.skipByteOrderMark(in);
        var utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            table(new BufferedReader(new InputStreamReader(in, utf8), LONGEST_HEADER));
        } catch (CharacterCodingException e) {
            records.refuse("", ImportFormat.CSV, "The file is not UTF-8. Save it as \"CSV UTF-8\".");
        }
    }

    private void table(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        var header = text.readLine();
        text.reset();
        if (header == null) {
            records.refuse("", ImportFormat.CSV, "The file is empty.");
            return;
        }
        try (MappingIterator<String[]> rows = MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(header)))
                .readValues(text)) {
            var columns = rows.hasNextValue() ? columns(rows.nextValue()) : List.<String>of();
            if (columns.contains("text") || columns.contains("html")) {
                rows(columns, rows);
                return;
            }
            records.refuse(
                    "",
                    ImportFormat.CSV,
                    "The first line names no column \"text\" or \"html\"; it names " + columns
                            + ". CSV exports of Parley have no text: import one in jsonl, ninjs, warc or wacz.");
        }
    }

    private void rows(List<String> columns, MappingIterator<String[]> rows) throws IOException {
        int number = 1;
        while (rows.hasNextValue()) {
            var row = rows.nextValue();
            number++;
            var article = new LinkedHashMap<String, String>();
            for (int i = 0; i < Math.min(row.length, columns.size()); i++) {
                if (FIELDS.contains(columns.get(i)) && !row[i].isBlank()) {
                    article.put(columns.get(i), row[i]);
                }
            }
            pass("row " + number, article, row.length > columns.size());
        }
    }

    private void pass(String place, Map<String, String> article, boolean isTooLong) throws IOException {
        if (isTooLong) {
            records.refuse(
                    place,
                    ImportFormat.CSV,
                    "The row has more cells than the first line has columns. Put cells with separators in quotation"
                            + " marks.");
            return;
        }
        records.sent(
                place,
                ImportFormat.CSV,
                Json.MAPPER.writeValueAsBytes(article),
                Optional.of("application/json"),
                Optional.empty());
    }

    private static List<String> columns(String[] header) {
        return List.of(header).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
