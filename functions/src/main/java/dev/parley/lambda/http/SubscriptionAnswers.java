package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.EstimateInterest;
import dev.parley.application.ManageSubscription;
import dev.parley.application.RequestSubscription;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedInterest;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.Subscription;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Answers requests about subscriptions. No answer reveals whether an address is subscribed already. */
public final class SubscriptionAnswers {
    private final SubscriptionForm form;
    private final EstimateInterest estimates;
    private final RequestSubscription requests;
    private final ManageSubscription subscriptions;
    private final SubscriptionPages pages;
    private final Refusals refusals;
    private final boolean open;

    /** @param open whether callers without a token may subscribe */
    public SubscriptionAnswers(
            SubscriptionForm form,
            EstimateInterest estimates,
            RequestSubscription requests,
            ManageSubscription subscriptions,
            SubscriptionPages pages,
            Refusals refusals,
            boolean open) {
        this.form = requireNonNull(form, "form");
        this.estimates = requireNonNull(estimates, "estimates");
        this.requests = requireNonNull(requests, "requests");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions");
        this.pages = requireNonNull(pages, "pages");
        this.refusals = requireNonNull(refusals, "refusals");
        this.open = open;
    }

    /** Returns the answer, or a problem when the request is refused. */
    public HttpAnswer answerOrProblem(HttpRequest request, Supplier<HttpAnswer> answer) {
        if (isPublic(request) && !open) {
            refusals.notOpen();
            return HttpAnswer.problem(
                    403, "Not open", "This system takes subscriptions only with a token: use /subscriptions with one.");
        }
        try {
            return answer.get();
        } catch (RefusedInterest e) {
            refusals.add(e);
            return HttpAnswer.problem(
                    422,
                    "Interest not understood",
                    e.getMessage(),
                    Map.of("field", e.field(), "suggestions", e.suggestions()));
        } catch (RefusedRequest e) {
            refusals.add(e);
            return problem(e);
        }
    }

    /** How many alerts a search would have brought; for browsers a form. */
    public HttpAnswer form(HttpRequest request) {
        try {
            return HtmlAnswer.isWanted(request) ? pages.form(request) : HttpAnswer.json(200, pages.estimate(request));
        } catch (RefusedSearch e) {
            return Problems.malformedSearch(e);
        }
    }

    /** The form of a browser that changes or ends a subscription. */
    public HttpAnswer post(HttpRequest request) {
        return pages.change(request);
    }

    public HttpAnswer subscribe(HttpRequest request) {
        if (FormBody.is(request)) {
            return pages.subscribe(request);
        }
        var requested = form.request(request.body());
        var interest = requested.interest();
        if (requested.dryRun()) {
            return HttpAnswer.json(200, withEstimate(Json.MAPPER.createObjectNode(), interest, interest.policy()));
        }
        var created = requests.request(
                requested.address().orElseThrow(), interest, requested.note(), requested.digest(), caller(request));
        var body = withEstimate(body(created), created.interest(), created.policy());
        return HttpAnswer.json(202, body.put("next", next(created)))
                .with("location", (isPublic(request) ? "/public" : "") + "/subscriptions/" + created.id());
    }

    public HttpAnswer show(HttpRequest request) {
        if (HtmlAnswer.isWanted(request)) {
            return pages.show(request);
        }
        return HttpAnswer.json(200, body(subscriptions.show(id(request))));
    }

    public HttpAnswer change(HttpRequest request) {
        var change = form.change(request.body());
        var changed = subscriptions.change(id(request), change.interest(), change.note());
        return HttpAnswer.json(200, withEstimate(body(changed), changed.interest(), changed.policy()));
    }

    public HttpAnswer remove(HttpRequest request) {
        subscriptions.remove(id(request));
        return new HttpAnswer(204, Map.of(), "", false);
    }

    public HttpAnswer confirm(HttpRequest request) {
        if (FormBody.is(request)) {
            return pages.confirm(request);
        }
        return HttpAnswer.json(200, body(subscriptions.confirm(id(request), form.code(request.body()))));
    }

    private ObjectNode withEstimate(ObjectNode body, Interest interest, FilterPolicy policy) {
        body.set("interests", Json.MAPPER.valueToTree(interest));
        body.set("filterPolicy", Json.MAPPER.valueToTree(policy));
        body.set("estimate", Json.MAPPER.valueToTree(estimates.of(interest)));
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
                        + " minutes as {\"code\": \"...\"}. That replaces an earlier subscription of the number. A number"
                        + " gets a few codes a day at most, and none after STOP."
                : "Follow the link in the message that was sent to this address, within three days. An address that"
                        + " is subscribed already gets no message and keeps its subscription: change it by its id, or"
                        + " unsubscribe by the link in any alert and subscribe again.";
    }

    private static boolean isPublic(HttpRequest request) {
        return request.route().contains(" /public/");
    }

    private static String id(HttpRequest request) {
        return request.path("id").orElse("");
    }

    /** Identifies the caller for request limits: the subject of the token, or else the IP address. */
    static String caller(HttpRequest request) {
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
