package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.SendAlert.Sent;

/** The lines that operators see of dispatches that did not go out as a matter of course; alarms count them. */
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
