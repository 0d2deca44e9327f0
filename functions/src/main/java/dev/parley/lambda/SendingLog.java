package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.SendAlert.Sent;

/** Logs notifications that were not sent as usual, for operators whom an alarm calls. */
final class SendingLog {
    private SendingLog() {}

    static void add(Sent sent, Context context) {
        if (!sent.result().notice().isEmpty()) {
            context.getLogger()
                    .log(
                            sent.result().notice() + " result=" + sent.result() + " notification="
                                    + sent.notificationId(),
                            LogLevel.WARN);
        }
    }
}
