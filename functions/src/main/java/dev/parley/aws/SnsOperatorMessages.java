package dev.parley.aws;

import dev.parley.application.ports.OperatorMessages;
import software.amazon.awssdk.services.sns.SnsClient;

/** Messages to the topic that gets the alarms. */
public record SnsOperatorMessages(SnsClient sns, String topicArn) implements OperatorMessages {
    @Override
    public void send(String subject, String text) {
        sns.publish(p -> p.topicArn(topicArn).subject(subject).message(text));
    }
}
