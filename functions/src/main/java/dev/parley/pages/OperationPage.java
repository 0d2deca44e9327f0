package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.application.ReadOperation;
import dev.parley.application.ReadOperation.Feed;
import dev.parley.application.ReadOperation.Operation;
import dev.parley.application.ports.QueueDepths.Depth;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.facts.Fact;
import dev.parley.facts.UnknownName;
import dev.parley.pages.Page.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The operator's page. It can be read only. */
public final class OperationPage {
    private OperationPage() {}

    public static String of(Operation operation) {
        var body = new Html()
                .tag("<div class=\"operation\"><h1>Operation</h1>\n<p class=\"lead\">As of ")
                .moment(operation.now())
                .tag(". Nothing can be changed here.</p>\n");
        body.add(queues(operation.queues())).add(waiting(operation));
        body.add(feeds(operation.feeds(), operation.now()))
                .add(alerted(operation))
                .add(names(operation.names()));
        return Page.of(Place.OPERATION, "Operation", body.tag("</div>\n"));
    }

    private static Html queues(List<Depth> queues) {
        var html = new Html()
                .tag("<section aria-labelledby=\"queues\"><h2 id=\"queues\">Failures</h2>\n")
                .tag("<table><thead><tr><th scope=\"col\">Queue</th>")
                .tag("<th scope=\"col\" class=\"number\">Messages</th></tr></thead><tbody>\n");
        for (var queue : queues) {
            html.tag("<tr><td>").text(queue.queue()).tag("</td><td class=\"number\">");
            if (queue.messages() > 0) {
                html.span("mark doubt", Labels.number(queue.messages()));
            } else {
                html.text("0");
            }
            html.tag("</td></tr>\n");
        }
        return html.tag("</tbody></table></section>\n");
    }

    private static Html waiting(Operation operation) {
        return new Html()
                .tag(
                        "<section aria-labelledby=\"waiting\"><h2 id=\"waiting\">What waits</h2>\n<dl class=\"properties\">")
                .pair("Messages to send", atMost(operation.pending()))
                .pair("Versions being read", atMost(operation.waiting()))
                .tag("</dl></section>\n");
    }

    private static String atMost(int count) {
        return count == ReadOperation.MOST ? count + " or more" : Integer.toString(count);
    }

    private static Html feeds(List<Feed> feeds, Instant now) {
        var html = new Html().tag("<section aria-labelledby=\"feeds\"><h2 id=\"feeds\">Feeds</h2>\n");
        if (feeds.isEmpty()) {
            return html.tag("<p class=\"soft\">None is listed. Add one by <code>./parley feeds add ADDRESS</code>.</p>")
                    .tag("</section>\n");
        }
        html.tag(
                        "<div class=\"scroll wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table of feeds\"><table><thead><tr>")
                .tag("<th scope=\"col\">Feed</th><th scope=\"col\">State</th><th scope=\"col\">Last read</th>")
                .tag("<th scope=\"col\">Last new item</th><th scope=\"col\">Next</th></tr></thead><tbody>\n");
        for (var feed : feeds) {
            html.tag("<tr><td>")
                    .isolated(
                            feed.listed().title().isBlank()
                                    ? feed.listed().address()
                                    : feed.listed().title());
            html.tag("</td><td>");
            feed.state()
                    .ifPresentOrElse(state -> html.add(health(state, now)), () -> html.span("soft", "not read yet"));
            html.tag("</td><td>");
            feed.state()
                    .flatMap(state -> state.history().lastSuccess())
                    .ifPresentOrElse(html::moment, () -> html.text("never"));
            html.tag("</td><td>");
            feed.state()
                    .flatMap(state -> state.history().lastNewItem())
                    .ifPresentOrElse(html::moment, () -> html.text("never"));
            html.tag("</td><td>");
            feed.state().map(FeedState::due).ifPresentOrElse(html::moment, () -> html.text("soon"));
            html.tag("</td></tr>\n");
        }
        return html.tag("</tbody></table></div></section>\n");
    }

    private static Html health(FeedState state, Instant now) {
        return switch (state.health(now)) {
            case WELL -> new Html().text("well");
            case SILENT -> new Html().span("mark doubt", "silent");
            case FAILING -> {
                var html = new Html().span("mark doubt", "failing").tag(" ");
                state.history().error().ifPresent(html::isolated);
                yield html;
            }
        };
    }

    private static Html alerted(Operation operation) {
        var html = new Html()
                .tag("<section aria-labelledby=\"yesterday\"><h2 id=\"yesterday\">Alerts of ")
                .day(operation.yesterday())
                .tag(" (UTC)</h2>\n");
        if (operation.alerted().isEmpty()) {
            html.tag("<p class=\"soft\">None.</p>");
        } else {
            html.tag("<ul class=\"lines\">");
            for (Fact fact : operation.alerted()) {
                html.tag("<li>")
                        .link("/facts/" + fact.id(), FactText.title(fact))
                        .tag("</li>");
            }
            html.tag("</ul>");
        }
        var day = operation.yesterday().toString();
        return html.tag("<p>")
                .link(
                        new SearchAddress("/articles", Map.of("archivedFrom", day))
                                .with("archivedTo", day)
                                .toString(),
                        "All articles of that day")
                .tag("</p></section>\n");
    }

    private static Html names(List<UnknownName> names) {
        var html = new Html().tag("<section aria-labelledby=\"names\"><h2 id=\"names\">Unknown names</h2>\n");
        if (names.isEmpty()) {
            return html.tag("<p class=\"soft\">None.</p></section>\n");
        }
        html.tag(
                        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of names\"><table><thead><tr>")
                .tag("<th scope=\"col\">Name</th><th scope=\"col\">Title</th>")
                .tag(
                        "<th scope=\"col\" class=\"number\">Versions</th><th scope=\"col\">Last seen</th></tr></thead><tbody>\n");
        for (var name : names) {
            var example = name.examples().getFirst();
            html.tag("<tr><td>")
                    .open("a", "href", "/articles/" + example.articleId() + "/versions/" + example.version())
                    .isolated(name.name())
                    .tag("</a></td><td>")
                    .isolated(name.title())
                    .tag("</td><td class=\"number\">")
                    .text(Labels.number(name.versions()))
                    .tag("</td><td>")
                    .moment(name.lastSeen())
                    .tag("</td></tr>\n");
        }
        return html.tag("</tbody></table></div></section>\n");
    }
}
