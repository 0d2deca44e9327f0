package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.alerts.AlertPublisher;
import dev.parley.alerts.Gsm7;
import dev.parley.alerts.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes to one SNS topic: an email, an SMS and a default text in one message, with the attributes that filter
 * policies choose by (kind, type, status, people, countries) and those that machines follow (alert, fact, article).
 *
 * <p>The client that it is given must not retry: a retry after a lost answer would send twice without saying so.
 */
public final class SnsAlertPublisher implements AlertPublisher {
    private static final String REPEAT = "(repeat) ";
    private static final int LONGEST_SUBJECT = 99;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final int UNAVAILABLE = 503;

    private final SnsClient sns;
    private final String topicArn;

    public SnsAlertPublisher(SnsClient sns, String topicArn) {
        this.sns = requireNonNull(sns, "sns");
        this.topicArn = requireNonNull(topicArn, "topicArn");
    }

    @Override
    public Outcome publish(Alert alert, boolean repeat) {
        var message = repeat ? repeated(alert.message()) : alert.message();
        try {
            var answer = sns.publish(p -> p.topicArn(topicArn)
                    .subject(message.subject())
                    .messageStructure("json")
                    .message(Items.write(
                            Map.of("default", message.sms(), "sms", message.sms(), "email", message.body())))
                    .messageAttributes(attributes(alert)));
            return new Outcome.Sent(answer.messageId());
        } catch (AwsServiceException e) {
            if (e.isThrottlingException() || e.statusCode() == TOO_MANY || e.statusCode() == UNAVAILABLE) {
                return new Outcome.Refused(reason(e));
            }
            return e.statusCode() >= SERVER_FAULT ? new Outcome.Unknown(reason(e)) : new Outcome.Rejected(reason(e));
        } catch (SdkClientException e) {
            return new Outcome.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String reason(AwsServiceException e) {
        return e.statusCode() + " "
                + (e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode());
    }

    /** The same messages, saying that they may have come before; each within its limits. */
    static Message repeated(Message message) {
        var subject = REPEAT + message.subject();
        return new Message(
                shortened(message.sms()),
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                "This may have reached you before: the answer to its first sending was lost.\n\n" + message.body());
    }

    /** Room for the mark is taken before the link, which ends every SMS. */
    private static String shortened(String sms) {
        int link = sms.lastIndexOf(' ') < 0 ? sms.length() : sms.lastIndexOf(' ');
        var text = REPEAT + sms.substring(0, link);
        var ending = sms.substring(link);
        while (Gsm7.septets(text + ending).orElse(0) > Gsm7.SEGMENT) {
            text = text.substring(0, text.length() - 1);
        }
        return text + ending;
    }

    private static Map<String, MessageAttributeValue> attributes(Alert alert) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        attributes.put("kind", text(alert.kind()));
        attributes.put("type", text(alert.type().label()));
        attributes.put("status", text(alert.status().label()));
        attributes.put("sms", text("yes"));
        attributes.put("alert", text(alert.id()));
        attributes.put("fact", text(alert.factId()));
        attributes.put("article", text(alert.version().articleId()));
        if (!alert.people().isEmpty()) {
            attributes.put("people", texts(alert.people()));
        }
        if (!alert.countries().isEmpty()) {
            attributes.put("countries", texts(alert.countries()));
        }
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue texts(List<String> values) {
        return MessageAttributeValue.builder()
                .dataType("String.Array")
                .stringValue(Items.write(values))
                .build();
    }
}
