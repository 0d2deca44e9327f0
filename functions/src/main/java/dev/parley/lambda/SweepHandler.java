package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.EndEmbargoes;
import dev.parley.application.RestoreOutbox;
import dev.parley.application.SweepOutbox;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * On a schedule: sends the alerts that stayed pending, and archives again what came under an embargo that has ended; fails,
 * so that it is noticed, when some alerts or embargoes stay.
 */
public final class SweepHandler implements RequestStreamHandler {
    /** As many as can be sent or held back within the function's timeout; the hour's limit bounds those that are sent. */
    private static final int LIMIT = 300;

    /** As many embargoes as are ended in a few seconds; the next run ends the others. */
    private static final int EMBARGOES = 50;

    private final SweepOutbox outbox;
    private final RestoreOutbox recall;
    private final EndEmbargoes embargoes;

    public SweepHandler() {
        this(Wiring.ofEnvironment());
    }

    private SweepHandler(Wiring wiring) {
        this(wiring.sweepOutbox(), wiring.recallAlerts(), wiring.endEmbargoes());
    }

    SweepHandler(SweepOutbox outbox, RestoreOutbox recall, EndEmbargoes embargoes) {
        this.outbox = requireNonNull(outbox, "outbox");
        this.recall = requireNonNull(recall, "recall");
        this.embargoes = requireNonNull(embargoes, "embargoes");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        // An index that was lost must know what was told before anything new is written to it.
        recall.resume();
        var swept = outbox.sweep(LIMIT);
        swept.results().forEach(sent -> SendingLog.add(sent, context));
        var embargoed = embargoes.end(EMBARGOES, line -> context.getLogger().log(line, LogLevel.WARN));
        if (!swept.stuck().isEmpty()) {
            throw new IllegalStateException("alerts stay pending: " + String.join(", ", swept.stuck()));
        }
        if (embargoed.failed() > 0) {
            throw new IllegalStateException("embargoes that have ended stay: " + embargoed.failed());
        }
        Json.MAPPER.writeValue(out, Map.of("sent", swept.results().size(), "embargoesEnded", embargoed.ended()));
    }
}
