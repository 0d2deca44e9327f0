package dev.parley.exports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.util.function.Function;

/** Writes JSON Lines in UTF-8. */
record JsonLinesWriter<E>(HashedFile out, Function<E, JsonNode> json) implements ExportWriter<E> {
    @Override
    public void add(E entry) throws IOException {
        out.write(Json.MAPPER.writeValueAsBytes(json.apply(entry)));
        out.write('\n');
    }

    @Override
    public long bytes() {
        return out.bytes();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
