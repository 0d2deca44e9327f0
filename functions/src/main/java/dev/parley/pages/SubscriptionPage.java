package dev.parley.pages;

import dev.parley.application.EstimateInterest.Trial;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.pages.Page.Place;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages of subscriptions: the form for alerts of a search, and one subscription, which can be changed and left. */
public final class SubscriptionPage {
    private static final String LEAVE =
            "<button type=\"submit\" class=\"plain\" name=\"do\" value=\"leave\">End the subscription</button>";

    private final Labels labels;

    public SubscriptionPage(Labels labels) {
        this.labels = labels;
    }

    /**
     * The form.
     *
     * @param search the search from which it comes
     * @param ignored what of the search alerts cannot be chosen by, in words
     * @param typed what was typed before, by field
     * @param problem why it was not accepted
     */
    public String form(
            SearchAddress search,
            Interest interest,
            Trial trial,
            List<String> ignored,
            Map<String, String> typed,
            Optional<String> problem) {
        var body = new Html().tag("<div class=\"narrow\"><h1>Subscribe to this search</h1>\n");
        problem.ifPresent(text ->
                body.tag("<p class=\"alert\" role=\"alert\">").isolated(text).tag("</p>\n"));
        body.tag("<p>You get a message for each new fact: ")
                .add(words(interest))
                .tag("</p>\n");
        if (!ignored.isEmpty()) {
            body.tag("<p class=\"soft\">")
                    .text("Alerts are not chosen by " + String.join(" or ", ignored)
                            + ": you get more than this search shows.")
                    .tag("</p>\n");
        }
        body.tag("<p class=\"estimate\"><strong>")
                .text((trial.atLeast() ? "At least " : "") + rate(trial))
                .tag("</strong> ")
                .text("In the last " + trial.days() + " days it would have brought "
                        + Labels.count(trial.alerts(), "alert", "alerts") + ".")
                .tag("</p>\n");
        body.tag("<form class=\"stack\" method=\"post\" action=\"/subscriptions\">\n");
        hidden(body, "people", interest.people());
        hidden(body, "countries", interest.countries());
        hidden(body, "types", interest.types().stream().map(FactType::label).toList());
        hidden(body, "status", interest.status().stream().map(Status::label).toList());
        body.add(field("Email address", "email", "email", "email", typed));
        body.tag("<p class=\"soft\">or</p>\n");
        body.add(field("Telephone number, with +country code, for SMS", "phone", "tel", "tel", typed));
        body.add(field("A note for yourself (optional)", "note", "text", "off", typed));
        body.tag("<label class=\"check\"><input type=\"checkbox\" name=\"digest\" value=\"true\"");
        body.tag(typed.containsKey("digest") ? " checked" : "")
                .tag("> One message a day instead of single alerts</label>\n")
                .tag("<p><button type=\"submit\">Subscribe</button></p></form>\n")
                .tag(
                        "<p class=\"soft\">The owner of the address must confirm before anything is sent. Every message says"
                                + " how to leave.</p>\n<p>");
        return Page.of(
                Place.NONE,
                "Subscribe",
                body.link(search.on("/facts").toString(), "Back to the search").tag("</p></div>\n"));
    }

    /** What a parameter of a search chooses by, in words. */
    public static String criterion(String parameter) {
        return switch (parameter) {
            case "q" -> "words";
            case "source" -> "outlet";
            case "language" -> "language";
            case "confirmed" -> "certainty";
            case "versions" -> "versions";
            default -> "dates";
        };
    }

    /** @param problem why a change was not accepted */
    public String show(Subscription subscription, Optional<String> problem) {
        var body = new Html().tag("<div class=\"narrow\"><h1>A subscription</h1>\n");
        problem.ifPresent(text ->
                body.tag("<p class=\"alert\" role=\"alert\">").isolated(text).tag("</p>\n"));
        body.tag("<p>").text(state(subscription)).tag("</p>\n");
        if (isCodeAwaited(subscription)) {
            body.open("form", "class", "form short", "method", "post", "action", address(subscription) + "/confirm")
                    .tag("<label><span>The six digits of the SMS</span>")
                    .tag("<input name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" required></label>")
                    .tag("<button type=\"submit\">Confirm</button></form>\n");
        }
        body.tag("<dl class=\"properties\">").pair("To", subscription.address().masked());
        body.tag("<dt>Alerts of</dt><dd>").add(words(subscription.interest())).tag("</dd>\n");
        body.pair("How often", subscription.digest() ? "once a day" : "at once");
        subscription.note().ifPresent(note -> body.pair("Note", note));
        body.tag("<dt>Asked for</dt><dd>").moment(subscription.created()).tag("</dd>\n");
        subscription.confirmed().ifPresent(when -> body.tag("<dt>Confirmed</dt><dd>")
                .moment(when)
                .tag("</dd>\n"));
        subscription
                .ended()
                .ifPresent(when -> body.tag("<dt>Ended</dt><dd>").moment(when).tag("</dd>\n"));
        body.tag("</dl>\n");
        if (subscription.isLive()) {
            body.add(isLinkAwaited(subscription) ? leave(subscription) : change(subscription));
        }
        body.tag("<p class=\"soft\">")
                .text("Keep the address of this page: whoever has it may change and end the subscription.")
                .tag("</p></div>\n");
        return Page.of(Place.NONE, "A subscription", body);
    }

    private static Html change(Subscription subscription) {
        var interest = subscription.interest();
        var html = new Html()
                .tag("<h2>Change it</h2>\n")
                .open("form", "class", "stack", "method", "post", "action", address(subscription));
        html.add(list("People", "people", interest.people()))
                .add(list("Countries", "countries", interest.countries()))
                .add(list(
                        "Types",
                        "types",
                        interest.types().stream().map(FactType::label).toList()))
                .add(list(
                        "Status",
                        "status",
                        interest.status().stream().map(Status::label).toList()));
        html.add(field(
                "Note",
                "note",
                "text",
                "off",
                subscription.note().map(note -> Map.of("note", note)).orElse(Map.of())));
        html.tag("<p class=\"soft\">Several values are separated by commas; an empty field means all.</p>\n")
                .tag("<p><button type=\"submit\" name=\"do\" value=\"change\">Change</button> ")
                .tag(LEAVE)
                .tag("</p></form>\n");
        return html;
    }

    /** What is not confirmed by its link cannot be changed. */
    private static Html leave(Subscription subscription) {
        return new Html()
                .open("form", "class", "stack", "method", "post", "action", address(subscription))
                .tag("<p>")
                .tag(LEAVE)
                .tag("</p></form>\n");
    }

    private static Html list(String label, String name, List<String> values) {
        return field(label, name, "text", "off", Map.of(name, String.join(", ", values)));
    }

    private static Html field(String label, String name, String type, String autocomplete, Map<String, String> typed) {
        return new Html()
                .tag("<label>")
                .element("span", label)
                .open(
                        "input",
                        "type",
                        type,
                        "name",
                        name,
                        "autocomplete",
                        autocomplete,
                        "value",
                        typed.getOrDefault(name, ""))
                .tag("</label>\n");
    }

    private static void hidden(Html body, String name, List<String> values) {
        if (!values.isEmpty()) {
            body.open("input", "type", "hidden", "name", name, "value", String.join(",", values));
        }
    }

    private static String rate(Trial trial) {
        return String.format(Locale.ENGLISH, "%.1f alerts a week.", trial.alertsPerWeek());
    }

    /** An interest in words. */
    private Html words(Interest interest) {
        var parts = new ArrayList<String>();
        parts.add(
                interest.types().isEmpty()
                        ? interest.kinds().isEmpty() ? "any type" : either(interest.kinds())
                        : either(interest.types().stream()
                                .map(type -> Labels.type(type).toLowerCase(Locale.ROOT))
                                .toList()));
        if (!interest.people().isEmpty()) {
            parts.add("with "
                    + either(interest.people().stream().map(labels::person).toList()));
        }
        if (!interest.countries().isEmpty()) {
            parts.add("of "
                    + either(interest.countries().stream().map(labels::country).toList()));
        }
        parts.add(either(interest.status().stream()
                .map(status -> Labels.status(status).toLowerCase(Locale.ROOT))
                .toList()));
        return new Html().text(String.join(", ", parts) + ".");
    }

    private static String either(List<String> values) {
        return values.stream().map(value -> value.replace('_', ' ')).collect(Collectors.joining(" or "));
    }

    private static boolean isLinkAwaited(Subscription subscription) {
        return subscription.state() == Subscription.State.PENDING
                && subscription.address().channel() == Channel.EMAIL;
    }

    private static boolean isCodeAwaited(Subscription subscription) {
        return subscription.state() == Subscription.State.PENDING
                && subscription.address().channel() == Channel.SMS;
    }

    private static String state(Subscription subscription) {
        return switch (subscription.state()) {
            case PENDING ->
                isCodeAwaited(subscription)
                        ? "A code was sent to this number. Type it here within ten minutes."
                        : "It waits for the owner of the address, who must follow the link in the message that was sent."
                                + " An address that is subscribed already gets no message.";
            case CONFIRMED -> "It is confirmed: alerts are sent.";
            case ENDED -> "It has ended.";
        };
    }

    private static String address(Subscription subscription) {
        return "/subscriptions/" + subscription.id();
    }
}
