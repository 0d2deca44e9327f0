package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.ReconcileSubscriptions;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Updates the subscription records to the state of SNS, once a day. The invocation fails when some records could not be
 * updated, so that an alarm is raised.
 */
public record ReconcileHandler(ReconcileSubscriptions subscriptions) implements RequestStreamHandler {
    public ReconcileHandler() {
        this(Wiring.ofEnvironment().subscriptions().reconcileSubscriptions());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var reconciled = subscriptions.reconcile();
        context.getLogger().log("reconciled changes=" + reconciled.changes());
        if (!reconciled.failed().isEmpty()) {
            throw new IllegalStateException("not reconciled: " + String.join(", ", reconciled.failed()));
        }
        Json.MAPPER.writeValue(out, reconciled);
    }
}
