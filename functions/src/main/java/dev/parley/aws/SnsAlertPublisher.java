package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Gsm7;
import dev.parley.alerts.Message;
import dev.parley.alerts.Publication;
import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes to SNS topics: an email, an SMS and a default text in one message, with attributes for filter policies (kind,
 * type, status, people, countries, sms) and for programs (alert, fact, article). An attribute with several values is an
 * array; a filter matches when it matches one of them.
 *
 * <p>SNS cannot leave one protocol out of a message. So telephones subscribe with the filter {@code {"sms": ["yes"]}}, and
 * a message without an SMS has the value {@code no}.
 *
 * <p>The client must not retry: a retry after a lost answer would send the message twice without marking it as a repeat.
 *
 * @param topicArns the ARN of every topic
 */
public record SnsAlertPublisher(SnsClient sns, Map<Topic, String> topicArns) implements AlertPublisher {
    private static final String REPEAT = "(repeat) ";
    private static final int LONGEST_SUBJECT = 99;
    private static final int SERVER_FAULT = 500;
    private static final int UNAVAILABLE = 503;

    /** Error codes for messages that SNS will never accept. After other refusals a retry can succeed. */
    private static final Set<String> MALFORMED = Set.of(
            "InvalidParameter",
            "InvalidParameterException",
            "InvalidParameterValue",
            "ParameterValueInvalid",
            "ValidationException",
            "ValidationError");

    public SnsAlertPublisher {
        topicArns = Map.copyOf(topicArns);
    }

    @Override
    public PublishResult publish(Publication publication, boolean repeat) {
        var message = repeat ? repeated(publication.message()) : publication.message();
        try {
            var answer = sns.publish(p -> p.topicArn(requireNonNull(topicArns.get(publication.topic()), "topic"))
                    .subject(message.subject())
                    .messageStructure("json")
                    .message(Items.write(
                            Map.of("default", message.sms(), "sms", message.sms(), "email", message.body())))
                    .messageAttributes(attributes(publication)));
            return new PublishResult.Sent(answer.messageId());
        } catch (AwsServiceException e) {
            var lost = e.statusCode() >= SERVER_FAULT && e.statusCode() != UNAVAILABLE && !e.isThrottlingException();
            if (lost) {
                return new PublishResult.Unknown(reason(e));
            }
            return MALFORMED.contains(code(e))
                    ? new PublishResult.Rejected(reason(e))
                    : new PublishResult.Refused(reason(e));
        } catch (SdkClientException e) {
            return new PublishResult.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private static String reason(AwsServiceException e) {
        return e.statusCode() + " " + code(e);
    }

    /** The same message, marked as a possible repeat, with each text within its limit. */
    static Message repeated(Message message) {
        var subject = REPEAT + message.subject();
        return new Message(
                shortened(message.sms()),
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                "This may have reached you before: the answer to its first sending was lost.\n\n" + message.body());
    }

    /** An SMS with the mark, shortened before the link at its end. */
    private static String shortened(String sms) {
        int link = sms.lastIndexOf(' ') < 0 ? sms.length() : sms.lastIndexOf(' ');
        var text = REPEAT + sms.substring(0, link);
        var ending = sms.substring(link);
        while (Gsm7.septets(text + ending).orElse(0) > Gsm7.SEGMENT) {
            text = text.substring(0, text.length() - 1);
        }
        return text + ending;
    }

    private static Map<String, MessageAttributeValue> attributes(Publication publication) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        one(attributes, "kind", publication.attributes().kinds());
        one(attributes, "type", publication.attributes().types());
        one(attributes, "status", publication.attributes().statuses());
        one(attributes, "alert", publication.alerts());
        one(attributes, "fact", publication.facts());
        publication.article().ifPresent(id -> attributes.put("article", text(id)));
        array(attributes, "people", publication.attributes().people());
        array(attributes, "countries", publication.attributes().countries());
        attributes.put("sms", text(publication.sms() ? "yes" : "no"));
        return attributes;
    }

    /** Adds an attribute that nearly always has one value; with one value it is not an array. */
    private static void one(Map<String, MessageAttributeValue> attributes, String name, List<String> values) {
        if (values.size() == 1) {
            attributes.put(name, text(values.getFirst()));
        } else {
            array(attributes, name, values);
        }
    }

    private static void array(Map<String, MessageAttributeValue> attributes, String name, List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, texts(values));
        }
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
