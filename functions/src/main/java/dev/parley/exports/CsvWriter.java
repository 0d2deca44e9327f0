package dev.parley.exports;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Writes CSV (RFC 4180) in UTF-8: a header line, every cell in quotation marks, lines ended by CR LF. The file begins with a
 * byte order mark, because spreadsheets otherwise misread names that are not ASCII. Cells are {@link Cells#escaped}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvWriter<E> implements ExportWriter<E> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final HashedFile out;
    private final Writer text;
    private final SequenceWriter rows;
    private final SequencedMap<String, Function<E, String>> columns;

    CsvWriter(HashedFile out, SequencedMap<String, Function<E, String>> columns) throws IOException {
        this.out = out;
        this.columns = columns;
        text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        rows = CsvMapper.builder()
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
                .build()
                .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
                .writeValues(text);
        rows.write(columns.keySet().toArray(String[]::new));
    }

    @Override
    public void add(E entry) throws IOException {
        rows.write(columns.values().stream()
                .map(cell -> Cells.escaped(cell.apply(entry)))
                .toArray(String[]::new));
    }

    @Override
    public void finish(Path manifest) throws IOException {
        rows.flush();
        text.flush();
    }

    @Override
    public long bytes() {
        return out.bytes();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        out.close();
    }
}
