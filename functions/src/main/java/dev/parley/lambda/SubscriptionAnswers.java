package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.EstimateInterest;
import dev.parley.application.ManageSubscription;
import dev.parley.application.RequestSubscription;
import dev.parley.json.Json;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedInterest;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.Subscription;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the subscribers' side of the API answers. Nothing in an answer depends on who is subscribed already. */
final class SubscriptionAnswers {
    private final SubscriptionForm form;
    private final EstimateInterest trial;
    private final RequestSubscription requests;
    private final ManageSubscription subscriber;
    private final boolean open;

    /** @param open whether callers without a token may subscribe */
    SubscriptionAnswers(
            SubscriptionForm form,
            EstimateInterest trial,
            RequestSubscription requests,
            ManageSubscription subscriber,
            boolean open) {
        this.form = requireNonNull(form, "form");
        this.trial = requireNonNull(trial, "trial");
        this.requests = requireNonNull(requests, "requests");
        this.subscriber = requireNonNull(subscriber, "subscriber");
        this.open = open;
    }

    /** The answer, or the problem that its request has. */
    HttpAnswer guarded(HttpRequest request, Supplier<HttpAnswer> answer) {
        if (isPublic(request) && !open) {
            return HttpAnswer.problem(
                    403,
                    "Not open",
                    "This system takes subscriptions from those who can show a token: use /subscriptions with one.");
        }
        try {
            return answer.get();
        } catch (RefusedInterest e) {
            return HttpAnswer.problem(
                    422,
                    "Interest not understood",
                    e.getMessage(),
                    Map.of("field", e.field(), "suggestions", e.suggestions()));
        } catch (RefusedRequest e) {
            return problem(e);
        }
    }

    HttpAnswer subscribe(HttpRequest request) {
        var wanted = form.wanted(request.body());
        check(wanted.note());
        if (wanted.dryRun()) {
            return HttpAnswer.json(
                    200,
                    estimated(
                            Json.MAPPER.createObjectNode(),
                            wanted.interest(),
                            wanted.interest().policy()));
        }
        var made = requests.request(
                wanted.address().orElseThrow(), wanted.interest(), wanted.note(), wanted.digest(), caller(request));
        var body = estimated(body(made), made.interest(), made.policy());
        return HttpAnswer.json(202, body.put("next", next(made)))
                .with("location", (isPublic(request) ? "/public" : "") + "/subscriptions/" + made.id());
    }

    HttpAnswer show(HttpRequest request) {
        return HttpAnswer.json(200, body(subscriber.show(id(request))));
    }

    HttpAnswer change(HttpRequest request) {
        var change = form.change(request.body());
        check(change.note());
        var changed = subscriber.change(id(request), change.interest(), change.note());
        return HttpAnswer.json(200, estimated(body(changed), changed.interest(), changed.policy()));
    }

    HttpAnswer remove(HttpRequest request) {
        subscriber.remove(id(request));
        return new HttpAnswer(204, Map.of(), "", false);
    }

    HttpAnswer confirm(HttpRequest request) {
        return HttpAnswer.json(200, body(subscriber.confirm(id(request), form.code(request.body()))));
    }

    private static void check(Optional<String> note) {
        try {
            note.ifPresent(Subscription::checkNote);
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(RefusedRequest.Reason.INVALID, e.getMessage());
        }
    }

    private ObjectNode estimated(ObjectNode body, Interest interest, FilterPolicy policy) {
        body.set("interests", Json.MAPPER.valueToTree(interest));
        body.set("filterPolicy", Json.MAPPER.valueToTree(policy));
        body.set("estimate", Json.MAPPER.valueToTree(trial.of(interest)));
        return body;
    }

    private static ObjectNode body(Subscription subscription) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("id", subscription.id())
                .put("state", subscription.state().name().toLowerCase(Locale.ROOT))
                .put("channel", subscription.address().channel().label())
                .put("to", subscription.address().masked())
                .put("digest", subscription.digest())
                .put("created", subscription.created().toString());
        subscription.note().ifPresent(note -> body.put("note", note));
        subscription.confirmed().ifPresent(when -> body.put("confirmed", when.toString()));
        subscription.ended().ifPresent(when -> body.put("ended", when.toString()));
        subscription.endedBecause().ifPresent(why -> body.put("endedBecause", why));
        body.set("interests", Json.MAPPER.valueToTree(subscription.interest()));
        return body;
    }

    private static String next(Subscription subscription) {
        return subscription.address().channel() == Channel.SMS
                ? "A code of six digits was sent to this number. POST it to /subscriptions/{id}/confirm within "
                        + RequestSubscription.CODE_LIVES.toMinutes()
                        + " minutes as {\"code\": \"...\"}. What the number"
                        + " had before is replaced then. A number gets a few codes a day at most, and none after STOP."
                : "Follow the link in the message that was sent to this address, within three days. An address that"
                        + " is subscribed already gets no message and keeps what it has: change that by its own id, or"
                        + " leave by the link in any alert and subscribe again.";
    }

    private static boolean isPublic(HttpRequest request) {
        return request.route().contains(" /public/");
    }

    private static String id(HttpRequest request) {
        return request.path("id").orElse("");
    }

    /** The token's subject, or the address that the request came from. */
    private static String caller(HttpRequest request) {
        var context = request.event().path("requestContext");
        var subject = context.path("authorizer").path("jwt").path("claims").path("sub");
        return subject.isTextual()
                ? "sub " + subject.asText()
                : "ip " + context.path("http").path("sourceIp").asText();
    }

    private static HttpAnswer problem(RefusedRequest refused) {
        var detail = refused.getMessage();
        return switch (refused.reason()) {
            case INVALID -> HttpAnswer.problem(422, "Request not understood", detail);
            case CODE -> HttpAnswer.problem(422, "Code not accepted", detail);
            case UNKNOWN -> HttpAnswer.problem(404, "Not found", detail);
            case CONFLICT -> HttpAnswer.problem(409, "Not possible now", detail);
            case TOO_MANY -> HttpAnswer.problem(429, "Too many requests", detail);
            case FULL -> HttpAnswer.problem(503, "Full", detail);
        };
    }
}
