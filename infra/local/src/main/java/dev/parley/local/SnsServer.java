package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of SNS that Parley uses, in the AWS Query protocol and with the checks of SNS: publishing to topics and telephone
 * numbers, and subscriptions with filters. The links in its emails are GET requests, as those of SNS are.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Operations.html">SNS API reference</a>
 */
final class SnsServer extends LoopbackServer {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_SMS = 1600;
    private static final int PAGE = 100;
    private static final Set<String> TYPES = Set.of("String", "String.Array", "Number", "Binary");
    private static final Set<String> LINKS = Set.of("ConfirmSubscription", "Unsubscribe");

    private final Set<String> topics;
    private final OutboxFolder outbox;
    private final SnsSubscriptions subscriptions;

    SnsServer(Collection<String> topics, OutboxFolder outbox, SnsSubscriptions subscriptions) throws IOException {
        this.topics = Set.copyOf(topics);
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        super();
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        var xml = new SnsXml();
        try {
            var form = request(exchange);
            var action = form.getOrDefault("Action", "");
            xml.open(action + "Response").raw(result(action, form));
        } catch (SnsRefused e) {
            status = e.status();
            xml = new SnsXml().open("ErrorResponse").open("Error");
            xml.text("Type", "Sender").text("Code", e.code()).text("Message", String.valueOf(e.getMessage()));
        }
        answer(exchange, status, "text/xml; charset=utf-8", xml.close().getBytes(StandardCharsets.UTF_8));
    }

    /** The parameters of a request. A GET request may have only the actions of links in messages. */
    private static Map<String, String> request(HttpExchange exchange) throws SnsRefused, IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            return form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        var query = exchange.getRequestURI().getRawQuery();
        var form = form(query == null ? "" : query);
        if (!LINKS.contains(form.getOrDefault("Action", ""))) {
            throw new SnsRefused("InvalidAction", "a request without a signature is a link from a message");
        }
        return form;
    }

    private String result(String action, Map<String, String> form) throws SnsRefused, IOException {
        var xml = new SnsXml().open(action + "Result");
        switch (action) {
            case "Publish" -> xml.text("MessageId", published(form));
            case "Subscribe" -> xml.text("SubscriptionArn", subscribed(form));
            case "ConfirmSubscription" ->
                xml.text(
                        "SubscriptionArn",
                        subscriptions
                                .confirm(topic(form), form.getOrDefault("Token", ""))
                                .arn());
            case "Unsubscribe" -> subscriptions.unsubscribe(form.getOrDefault("SubscriptionArn", ""));
            case "GetSubscriptionAttributes" ->
                xml.map("Attributes", attributes(subscriptions.get(form.getOrDefault("SubscriptionArn", ""))));
            case "SetSubscriptionAttributes" ->
                subscriptions.set(
                        form.getOrDefault("SubscriptionArn", ""),
                        form.getOrDefault("AttributeName", ""),
                        form.getOrDefault("AttributeValue", ""));
            case "GetTopicAttributes" -> xml.map("Attributes", topicAttributes(topic(form)));
            case "ListSubscriptionsByTopic" -> list(xml, topic(form), form.get("NextToken"));
            case "ListPhoneNumbersOptedOut" -> xml.list("phoneNumbers", subscriptions.optedOut());
            case "CheckIfPhoneNumberIsOptedOut" ->
                xml.text("isOptedOut", "" + subscriptions.isOptedOut(form.getOrDefault("phoneNumber", "")));
            default -> throw new SnsRefused("InvalidAction", "the local SNS does not support the action " + action);
        }
        return xml.close();
    }

    private String topic(Map<String, String> form) throws SnsRefused {
        var topic = form.getOrDefault("TopicArn", "");
        if (!topics.contains(topic)) {
            throw new SnsRefused("NotFound", "Topic does not exist");
        }
        return topic;
    }

    private String subscribed(Map<String, String> form) throws SnsRefused, IOException {
        var attributes = new TreeMap<String, String>();
        for (int i = 1; form.containsKey("Attributes.entry." + i + ".key"); i++) {
            var entry = "Attributes.entry." + i + ".";
            attributes.put(form.get(entry + "key"), form.getOrDefault(entry + "value", ""));
        }
        var one = subscriptions.subscribe(
                topic(form), form.getOrDefault("Protocol", ""), form.getOrDefault("Endpoint", ""), attributes);
        if (!one.confirmed()) {
            outbox.mail(
                    one.endpoint(),
                    "Subscription confirmation",
                    "You have chosen to subscribe to the topic:\n" + one.topicArn()
                            + "\n\nTo confirm, follow this link. If you did not choose it, do nothing.\n\n"
                            + link("ConfirmSubscription&TopicArn=" + one.topicArn() + "&Token=" + one.token()) + "\n");
        }
        return one.confirmed() || "true".equals(form.get("ReturnSubscriptionArn")) ? one.arn() : "pending confirmation";
    }

    private String link(String action) {
        return address() + "/?Action=" + action;
    }

    private static Map<String, String> attributes(SnsSubscription one) {
        var attributes = new TreeMap<>(one.attributes());
        attributes.put("SubscriptionArn", one.arn());
        attributes.put("TopicArn", one.topicArn());
        attributes.put("Protocol", one.protocol());
        attributes.put("Endpoint", one.endpoint());
        attributes.put("Owner", Template.ACCOUNT);
        attributes.put("PendingConfirmation", "" + !one.confirmed());
        return attributes;
    }

    private Map<String, String> topicAttributes(String topic) {
        var all = subscriptions.ofTopic(topic);
        var confirmed = all.stream().filter(SnsSubscription::confirmed).count();
        return Map.of(
                "TopicArn",
                topic,
                "Owner",
                Template.ACCOUNT,
                "SubscriptionsConfirmed",
                "" + confirmed,
                "SubscriptionsPending",
                "" + (all.size() - confirmed));
    }

    private void list(SnsXml xml, String topic, @Nullable String token) throws SnsRefused {
        var all = subscriptions.ofTopic(topic);
        int from;
        try {
            from = token == null ? 0 : Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw SnsRefused.invalid("NextToken");
        }
        int to = Math.min(from + PAGE, all.size());
        xml.open("Subscriptions");
        for (var one : all.subList(Math.min(from, to), to)) {
            xml.open("member")
                    .text("SubscriptionArn", one.confirmed() ? one.arn() : "PendingConfirmation")
                    .text("Owner", Template.ACCOUNT)
                    .text("Protocol", one.protocol())
                    .text("Endpoint", one.endpoint())
                    .text("TopicArn", one.topicArn())
                    .end();
        }
        xml.end();
        if (to < all.size()) {
            xml.text("NextToken", "" + to);
        }
    }

    private String published(Map<String, String> form) throws SnsRefused, IOException {
        if (form.containsKey("PhoneNumber")) {
            return texted(form);
        }
        var topic = topic(form);
        var subject = form.getOrDefault("Subject", "");
        if (subject.isEmpty()
                || subject.length() >= 100
                || !subject.chars().allMatch(c -> c >= 32 && c < 127)
                || subject.startsWith(" ")) {
            throw SnsRefused.invalid("Subject");
        }
        var message = message(form);
        var byProtocol = byProtocol(form.get("MessageStructure"), message);
        var fallback = byProtocol.path("default").asText();
        var attributes = messageAttributes(form);
        var values = new HashMap<String, String>();
        attributes.forEach((name, attribute) -> values.put(name, attribute.value()));
        var recipients = new ArrayList<OutboxFolder.Recipient>();
        for (var one : subscriptions.ofTopic(topic)) {
            if (one.confirmed() && one.passes(attributes) && !subscriptions.isOptedOut(one.endpoint())) {
                recipients.add(new OutboxFolder.Recipient(
                        one.protocol(), one.endpoint(), link("Unsubscribe&SubscriptionArn=" + one.arn())));
            }
        }
        return outbox.deliver(
                        values,
                        subject,
                        byProtocol.path("email").asText(fallback),
                        byProtocol.path("sms").asText(fallback),
                        recipients)
                .messageId();
    }

    /** Sends to one number. SNS reports success for a number whose owner answered STOP, and sends nothing. */
    private String texted(Map<String, String> form) throws SnsRefused, IOException {
        var number = form.getOrDefault("PhoneNumber", "");
        SnsSubscriptions.checkNumber(number);
        messageAttributes(form);
        var message = message(form);
        if (message.length() > MAX_SMS) {
            throw SnsRefused.invalid("Message too long");
        }
        return subscriptions.isOptedOut(number) ? "local-blocked" : outbox.text(number, message);
    }

    private static String message(Map<String, String> form) throws SnsRefused {
        var message = form.getOrDefault("Message", "");
        if (message.isEmpty() || message.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw SnsRefused.invalid("Message too long or empty");
        }
        return message;
    }

    private static JsonNode byProtocol(@Nullable String structure, String message) throws SnsRefused {
        if (structure == null) {
            return Json.MAPPER.createObjectNode().put("default", message);
        }
        try {
            var json = Json.MAPPER.readTree(message);
            if (structure.equals("json") && json.path("default").isTextual()) {
                return json;
            }
        } catch (IOException e) {
            // Refused below.
        }
        throw SnsRefused.invalid("Message Structure - No default entry in JSON message body");
    }

    private static Map<String, SnsFilter.Attribute> messageAttributes(Map<String, String> form) throws SnsRefused {
        var attributes = new HashMap<String, SnsFilter.Attribute>();
        for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            var entry = "MessageAttributes.entry." + i + ".";
            var type = form.getOrDefault(entry + "Value.DataType", "");
            var value = form.getOrDefault(entry + "Value.StringValue", "");
            if (!TYPES.contains(type) || value.isEmpty()) {
                throw new SnsRefused("ParameterValueInvalid", "The message attribute has an invalid type or no value");
            }
            attributes.put(form.get(entry + "Name"), new SnsFilter.Attribute(type, value));
        }
        return attributes;
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
