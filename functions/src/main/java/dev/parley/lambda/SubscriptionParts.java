package dev.parley.lambda;

import dev.parley.application.EstimateInterest;
import dev.parley.application.ManageSubscription;
import dev.parley.application.ReconcileSubscriptions;
import dev.parley.application.RequestLimits;
import dev.parley.application.RequestSubscription;
import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Metrics;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Topics;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoCodes;
import dev.parley.aws.DynamoCounters;
import dev.parley.aws.DynamoSubscriptions;
import dev.parley.aws.SnsTextMessages;
import dev.parley.aws.SnsTopics;
import dev.parley.extraction.names.KnownNames;
import dev.parley.lambda.http.Refusals;
import dev.parley.lambda.http.SubscriptionAnswers;
import dev.parley.lambda.http.SubscriptionForm;
import dev.parley.lambda.http.SubscriptionPages;
import dev.parley.pages.Labels;
import dev.parley.search.SearchReader;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.InterestReader;
import java.time.Clock;
import java.util.function.Supplier;

/** Manages subscriptions. */
record SubscriptionParts(
        Environment environment,
        Clients clients,
        StorageParts storage,
        Supplier<? extends Metrics> metrics,
        Clock clock) {
    /** Pages of 100 facts that the estimate of an interest reads. */
    private static final int MAX_ESTIMATE_PAGES = 20;

    SubscriptionAnswers subscriptionAnswers() {
        var known = KnownNames.bundled();
        var form = new SubscriptionForm(
                new AddressReader(environment.variable("SMS_COUNTRIES")), new InterestReader(known));
        var estimates =
                new EstimateInterest(storage.index(), clock, environment.hours("FRESHNESS_HOURS"), MAX_ESTIMATE_PAGES);
        var requests = new RequestSubscription(
                subscriptions(),
                topics(),
                new SnsTextMessages(clients.sns()),
                codes(),
                Codes.fromSystem(),
                limits(),
                clock);
        var manage = new ManageSubscription(subscriptions(), topics(), codes(), clock);
        var refusals = new Refusals(metrics.get());
        return new SubscriptionAnswers(
                form,
                estimates,
                requests,
                manage,
                new SubscriptionPages(
                        form, estimates, requests, manage, new SearchReader(known), new Labels(known), refusals),
                refusals,
                environment.flag("OPEN_SUBSCRIPTIONS"));
    }

    ReconcileSubscriptions reconcileSubscriptions() {
        return new ReconcileSubscriptions(subscriptions(), topics(), clock);
    }

    private Subscriptions subscriptions() {
        return new DynamoSubscriptions(clients.dynamo(), table(), clock);
    }

    private ConfirmationCodes codes() {
        return new DynamoCodes(clients.dynamo(), table());
    }

    private RequestLimits limits() {
        return new RequestLimits(
                new DynamoCounters(clients.dynamo(), table()),
                clock,
                environment.number("REQUESTS_PER_ADDRESS"),
                environment.number("REQUESTS_PER_CALLER"),
                environment.number("REQUESTS_PER_DAY"));
    }

    private Topics topics() {
        return new SnsTopics(
                clients.retryingSns(),
                environment.variable("ALERT_TOPIC_ARN"),
                environment.variable("DIGEST_TOPIC_ARN"));
    }

    private String table() {
        return environment.variable("SUBSCRIBER_TABLE");
    }
}
