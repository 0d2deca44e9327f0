package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.EstimateInterest;
import dev.parley.application.ManageSubscription;
import dev.parley.application.RequestSubscription;
import dev.parley.extraction.Status;
import dev.parley.json.Json;
import dev.parley.pages.Labels;
import dev.parley.pages.SearchAddress;
import dev.parley.pages.SubscriptionPage;
import dev.parley.search.SearchReader;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedInterest;
import dev.parley.subscriptions.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers browsers about subscriptions with forms and pages. What they ask for is what programs ask for in JSON. */
public final class SubscriptionPages {
    private static final List<String> LISTS = List.of("people", "countries", "types", "status");

    /** Parameters of a search that say nothing about which facts it finds, or that alerts know. */
    private static final Set<String> KNOWN = Set.of("person", "country", "type", "status", "order");

    private final SubscriptionForm form;
    private final EstimateInterest estimates;
    private final RequestSubscription requests;
    private final ManageSubscription subscriptions;
    private final SearchReader reader;
    private final SubscriptionPage page;
    private final Refusals refusals;

    public SubscriptionPages(
            SubscriptionForm form,
            EstimateInterest estimates,
            RequestSubscription requests,
            ManageSubscription subscriptions,
            SearchReader reader,
            Labels labels,
            Refusals refusals) {
        this.form = requireNonNull(form, "form");
        this.estimates = requireNonNull(estimates, "estimates");
        this.requests = requireNonNull(requests, "requests");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions");
        this.reader = requireNonNull(reader, "reader");
        this.page = new SubscriptionPage(labels);
        this.refusals = requireNonNull(refusals, "refusals");
    }

    /** The form for alerts of a search. Throws {@link dev.parley.search.RefusedSearch} for a search that cannot be read. */
    HttpAnswer form(HttpRequest request) {
        var search = SearchReader.parameters(reader.search(request.query()));
        return HtmlAnswer.of(200, form(search, Map.of(), Optional.empty()));
    }

    /** What a search would have brought, for programs. */
    Map<String, Object> estimate(HttpRequest request) {
        var interest = interest(SearchReader.parameters(reader.search(request.query())));
        return Map.of("interests", interest, "filterPolicy", interest.policy(), "estimate", estimates.of(interest));
    }

    private String form(Map<String, String> search, Map<String, String> typed, Optional<String> problem) {
        var interest = interest(search);
        var ignored = new ArrayList<String>();
        search.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> ignored.add(SubscriptionPage.criterion(name)));
        return page.form(
                new SearchAddress("/facts", search),
                interest,
                estimates.of(interest),
                ignored.stream().distinct().toList(),
                typed,
                problem);
    }

    /** Statuses that never alert are left out. */
    private Interest interest(Map<String, String> search) {
        var fields = new LinkedHashMap<String, String>();
        rename(search, "person", fields, "people");
        rename(search, "country", fields, "countries");
        rename(search, "type", fields, "types");
        var statuses = new ArrayList<String>();
        for (var status : search.getOrDefault("status", "").split(",")) {
            if (!status.isEmpty() && Status.of(status).mayAlert()) {
                statuses.add(status);
            }
        }
        if (!statuses.isEmpty()) {
            fields.put("status", String.join(",", statuses));
        }
        return form.request(bytes(body(fields).put("dryRun", true))).interest();
    }

    private static void rename(Map<String, String> from, String name, Map<String, String> to, String other) {
        if (from.containsKey(name)) {
            to.put(other, from.get(name));
        }
    }

    HttpAnswer subscribe(HttpRequest request) {
        var fields = fields(request);
        try {
            var body = body(fields);
            List.of("email", "phone", "note").forEach(name -> {
                if (fields.containsKey(name)) {
                    body.put(name, fields.get(name));
                }
            });
            body.put("digest", fields.containsKey("digest"));
            var asked = form.request(bytes(body));
            var created = requests.request(
                    asked.address().orElseThrow(),
                    asked.interest(),
                    asked.note(),
                    asked.digest(),
                    SubscriptionAnswers.caller(request));
            return HtmlAnswer.redirect("/subscriptions/" + created.id());
        } catch (RefusedInterest | RefusedRequest e) {
            refusals.add(e);
            var search = new LinkedHashMap<String, String>();
            rename(fields, "people", search, "person");
            rename(fields, "countries", search, "country");
            rename(fields, "types", search, "type");
            rename(fields, "status", search, "status");
            return HtmlAnswer.of(422, form(search, fields, Optional.of(sentence(e))));
        }
    }

    HttpAnswer show(HttpRequest request) {
        return HtmlAnswer.of(200, page.show(subscriptions.show(id(request)), Optional.empty()));
    }

    /** Changes or ends a subscription, whichever button was pressed. */
    HttpAnswer change(HttpRequest request) {
        var fields = fields(request);
        try {
            switch (fields.getOrDefault("do", "")) {
                case "leave" -> subscriptions.remove(id(request));
                case "change" -> {
                    var change = form.change(bytes(body(fields).put("note", fields.getOrDefault("note", ""))));
                    subscriptions.change(id(request), change.interest(), change.note());
                }
                default -> throw new RefusedRequest(RefusedRequest.Reason.INVALID, "do is change or leave");
            }
        } catch (RefusedInterest e) {
            refusals.add(e);
            return HtmlAnswer.of(422, page.show(subscriptions.show(id(request)), Optional.of(sentence(e))));
        }
        return HtmlAnswer.redirect("/subscriptions/" + id(request));
    }

    HttpAnswer confirm(HttpRequest request) {
        try {
            var code =
                    Json.MAPPER.createObjectNode().put("code", fields(request).getOrDefault("code", ""));
            subscriptions.confirm(id(request), form.code(bytes(code)));
        } catch (RefusedRequest e) {
            refusals.add(e);
            return HtmlAnswer.of(422, page.show(subscriptions.show(id(request)), Optional.of(sentence(e))));
        }
        return HtmlAnswer.redirect("/subscriptions/" + id(request));
    }

    private static Map<String, String> fields(HttpRequest request) {
        return FormBody.read(request, message -> new RefusedRequest(RefusedRequest.Reason.INVALID, message));
    }

    private static String sentence(RuntimeException refused) {
        var message = String.valueOf(refused.getMessage());
        return message.substring(0, 1).toUpperCase(Locale.ROOT)
                + message.substring(1)
                + (message.endsWith(".") || message.endsWith("?") ? "" : ".");
    }

    /** The interests of a form as a program sends them. */
    private static ObjectNode body(Map<String, String> fields) {
        var body = Json.MAPPER.createObjectNode();
        var interests = body.putObject("interests");
        for (var name : LISTS) {
            if (fields.containsKey(name)) {
                var list = interests.putArray(name);
                for (var value : fields.getOrDefault(name, "").split(",")) {
                    if (!value.isBlank()) {
                        list.add(value.strip());
                    }
                }
            }
        }
        return body;
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String id(HttpRequest request) {
        return request.path("id").orElse("");
    }
}
