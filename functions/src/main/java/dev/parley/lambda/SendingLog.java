package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.SendAlert.Sent;

/** Logs notifications that were not sent as usual. Metric filters count these lines for alarms. */
final class SendingLog {
    private SendingLog() {}

    static void add(Sent sent, Context context) {
        if (!sent.result().told().isEmpty()) {
            context.getLogger()
                    .log(
                            sent.result().told() + " result=" + sent.result() + " dispatch=" + sent.dispatchId(),
                            LogLevel.WARN);
        }
    }
}
