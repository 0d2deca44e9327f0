package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.json.Json;
import dev.parley.pipeline.RecallAlerts;
import dev.parley.pipeline.SendAlert;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** On a schedule: sends the alerts that stayed pending; fails, so that it is noticed, when some still do. */
public final class SweepHandler implements RequestStreamHandler {
    /** As many as can be sent or held back within the function's timeout; the hour's limit bounds those that are sent. */
    private static final int LIMIT = 300;

    private final SendAlert alerts;
    private final RecallAlerts recall;

    public SweepHandler() {
        this(Wiring.ofEnvironment());
    }

    private SweepHandler(Wiring wiring) {
        this(wiring.sendAlert(), wiring.recallAlerts());
    }

    SweepHandler(SendAlert alerts, RecallAlerts recall) {
        this.alerts = requireNonNull(alerts, "alerts");
        this.recall = requireNonNull(recall, "recall");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        // An index that was lost must know what was told before anything new is written to it.
        recall.resume();
        var swept = alerts.sweep(LIMIT);
        swept.results().forEach(sent -> SendingLog.add(sent, context));
        if (!swept.stuck().isEmpty()) {
            throw new IllegalStateException("alerts stay pending: " + String.join(", ", swept.stuck()));
        }
        Json.MAPPER.writeValue(out, Map.of("sent", swept.results().size()));
    }
}
