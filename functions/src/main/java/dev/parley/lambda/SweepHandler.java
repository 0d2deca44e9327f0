package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.json.Json;
import dev.parley.pipeline.SendAlert;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** On a schedule: sends the alerts that stayed pending; fails, so that it is noticed, when some still do. */
public final class SweepHandler implements RequestStreamHandler {
    /** As many as can be sent within the function's timeout. */
    private static final int LIMIT = 100;

    private final SendAlert alerts;

    public SweepHandler() {
        this(Wiring.ofEnvironment().sendAlert());
    }

    SweepHandler(SendAlert alerts) {
        this.alerts = requireNonNull(alerts, "alerts");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var stuck = alerts.sweep(LIMIT);
        if (!stuck.isEmpty()) {
            throw new IllegalStateException("alerts stay pending: " + String.join(", ", stuck));
        }
        Json.MAPPER.writeValue(out, Map.of("stuck", stuck));
    }
}
