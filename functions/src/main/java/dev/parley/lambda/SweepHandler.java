package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.EndEmbargoes;
import dev.parley.application.RestoreIndex;
import dev.parley.application.SweepOutbox;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Sends alerts that are still pending, and archives articles again whose embargo has ended, on a schedule. The invocation
 * fails when some alerts or embargoes remain, so that an alarm is raised.
 */
public record SweepHandler(SweepOutbox outbox, RestoreIndex restore, EndEmbargoes embargoes, EmbeddedMetrics metrics)
        implements RequestStreamHandler {
    /** Alerts that fit into the function's timeout. The hourly limit bounds how many of them are sent. */
    private static final int MAX_ALERTS = 300;

    /** Embargoes that are ended in a few seconds. The next run ends the others. */
    private static final int MAX_EMBARGOES = 50;

    public SweepHandler() {
        this(Wiring.ofEnvironment());
    }

    private SweepHandler(Wiring wiring) {
        this(
                wiring.alerts().sweepOutbox(),
                wiring.alerts().restoreIndex(),
                wiring.archive().endEmbargoes(),
                wiring.metrics());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            sweep(out, context);
        } finally {
            metrics.flush();
        }
    }

    private void sweep(OutputStream out, Context context) throws IOException {
        // A rebuilt index must know which alerts were sent before anything new is sent.
        restore.resume();
        var swept = outbox.sweep(MAX_ALERTS);
        swept.results().forEach(sent -> SendingLog.add(sent, context));
        var embargoed = embargoes.end(MAX_EMBARGOES, line -> context.getLogger().log(line, LogLevel.WARN));
        if (!swept.stuck().isEmpty()) {
            throw new IllegalStateException("alerts are still pending: " + String.join(", ", swept.stuck()));
        }
        if (embargoed.failed() > 0) {
            throw new IllegalStateException("embargoes could not be ended: " + embargoed.failed());
        }
        Json.MAPPER.writeValue(out, Map.of("sent", swept.results().size(), "embargoesEnded", embargoed.ended()));
    }
}
