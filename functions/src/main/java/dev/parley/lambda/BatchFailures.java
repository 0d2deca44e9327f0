package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which items of a batch failed: a partial batch response. */
final class BatchFailures {
    private final List<Map<String, String>> items = new ArrayList<>();

    /** Notes a failure; the log gets its identifier and cause, never what it carried. */
    void add(String identifier, Exception cause, Context context) {
        items.add(Map.of("itemIdentifier", identifier));
        context.getLogger().log("failed item=" + identifier + " cause=" + cause, LogLevel.ERROR);
    }

    void writeTo(OutputStream out) throws IOException {
        Json.MAPPER.writeValue(out, Map.of("batchItemFailures", items));
    }
}
