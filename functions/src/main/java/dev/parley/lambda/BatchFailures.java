package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The items of a batch that failed, as a partial batch response. */
final class BatchFailures {
    private final List<Map<String, String>> items = new ArrayList<>();

    /** Adds a failed item, and logs its identifier and the cause, but not its content. */
    void add(String identifier, Exception cause, Context context) {
        items.add(Map.of("itemIdentifier", identifier));
        context.getLogger().log("failed item=" + identifier + " cause=" + cause, LogLevel.ERROR);
    }

    void writeTo(OutputStream out) throws IOException {
        Json.MAPPER.writeValue(out, Map.of("batchItemFailures", items));
    }
}
