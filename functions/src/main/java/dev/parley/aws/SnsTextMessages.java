package dev.parley.aws;

import dev.parley.application.ports.TextMessages;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** SMS to single numbers through SNS, as transactional messages, because a code is only useful at once. */
public record SnsTextMessages(SnsClient sns) implements TextMessages {
    @Override
    public void send(Address number, String text) {
        try {
            sns.publish(p -> p.phoneNumber(number.value())
                    .message(text)
                    .messageAttributes(Map.of(
                            "AWS.SNS.SMS.SMSType",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("Transactional")
                                    .build())));
        } catch (InvalidParameterException e) {
            throw new RefusedRequest(Reason.INVALID, "SNS does not send to this number: check it for a mistake");
        }
    }
}
