package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.alerts.Gsm7;
import dev.parley.aws.Clients;
import dev.parley.aws.S3FeedLists;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.json.Json;
import dev.parley.local.DeliveredMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Runs the sample articles through a temporary stack. */
@Command(
        name = "demo",
        description =
                "Starts a temporary stack, sends it the sample articles, lets it collect a feed, and shows what was"
                        + " archived, which facts were found, and the SMS and email of every alert.",
        footer = {"", "Leaves nothing on disk.", "", "Example:", "  parley demo"})
final class DemoCommand extends Subcommand {
    private int articles;
    private int failed;
    private int printed;

    @Override
    public Integer call() throws Exception {
        var clock = new ArticleClock();
        try (var temporary = new TemporaryStack(err()::println, true, AddressPolicy.publicAddressesAndLoopback());
                var feed = new DemoFeed()) {
            var client = new ApiClient(temporary.stack().api(), Optional.empty(), RetryPolicy.tries(1));
            out().println("The whole system runs at " + temporary.stack().api() + ", in a temporary folder.");
            for (var file : ArticleFile.files(ProjectHome.articles().toString())) {
                ArticleFile.each(file, Optional.empty(), System.in, article -> {
                    try {
                        temporary.setClock(clock.of(article));
                        show(temporary, client, article);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted", e);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            collect(temporary, client, feed);
            out().println();
            out().println(articles + " articles archived, " + printed + " alerts sent"
                    + switch (failed) {
                        case 0 -> ".";
                        case 1 -> ", 1 page archived without an article in it.";
                        default -> ", " + failed + " pages archived without an article in them.";
                    });
            out().flush();
        }
        return 0;
    }

    /** Lists a feed that this command serves, and shows what comes of it. */
    private void collect(TemporaryStack temporary, ApiClient client, DemoFeed feed) throws Exception {
        out().println();
        out().println("== the feed " + feed.address() + ", which is collected");
        out().flush();
        temporary.setClock(DemoFeed.MORNING_AFTER);
        var environment = temporary.stack().environment("PollFunction");
        new S3FeedLists(new Clients(environment).s3(), requireNonNull(environment.get("ARCHIVE_BUCKET")))
                .write(FeedList.EMPTY.with(new ListedFeed(feed.address(), DemoFeed.TITLE, DemoFeed.MORNING_AFTER)));
        temporary.stack().invoke("PollFunction", Json.MAPPER.createObjectNode());
        temporary.stack().awaitIdle();
        for (var page : feed.pages()) {
            var found = client.get("/lookup?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                    .path("versions")
                    .path(0);
            articles++;
            var id = found.path("id").asText();
            var version = found.path("version").asText();
            out().println("  collected " + page);
            out().println("  archived  articles/" + id + "/" + version + ".warc.gz  (with request and response)");
            showOutcome(temporary, client, id, version);
        }
    }

    private void show(TemporaryStack temporary, ApiClient client, ArticleFile article)
            throws IOException, InterruptedException {
        out().println();
        out().println("== " + Path.of(article.name()).getFileName());
        var answer = client.submit(article);
        temporary.stack().awaitIdle();
        if (answer.status() >= 300) {
            failed++;
            out().println("  " + answer.status() + "  "
                    + answer.body().path("detail").asText());
            return;
        }
        articles++;
        var id = answer.body().path("id").asText();
        var version = answer.body().path("version").asText();
        out().println("  archived  articles/" + id + "/" + version + ".warc.gz  ("
                + answer.body().path("outcome").asText().replace('-', ' ') + ", " + article.body().length + " bytes, "
                + answer.body().path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        showOutcome(temporary, client, id, version);
    }

    private void showOutcome(TemporaryStack temporary, ApiClient client, String id, String version) throws IOException {
        var mentions = client.get("/articles/" + id + "/versions/" + version).path("mentions");
        for (var mention : mentions) {
            show(mention);
        }
        if (mentions.isEmpty()) {
            out().println("  facts     none");
        }
        var delivered = temporary.stack().delivered();
        for (var alert : delivered.subList(printed, delivered.size())) {
            show(alert);
        }
        printed = delivered.size();
        out().flush();
    }

    private void show(JsonNode mention) {
        out().println("  fact      " + mention.path("factId").asText() + "  "
                + mention.path("type").asText() + ", " + mention.path("status").asText() + ", "
                + mention.path("key").asText());
        out().println("            \"" + mention.path("evidence").path("text").asText() + "\"");
    }

    private void show(DeliveredMessage alert) {
        var septets = Gsm7.septets(alert.sms()).orElse(-1);
        out().println("  SMS       " + alert.sms());
        out().println("            (" + septets + " septets, "
                + (septets <= Gsm7.SEGMENT ? "1 segment" : "several segments") + ")");
        out().println("  email     Subject: " + alert.subject());
        alert.email().lines().forEach(line -> out().println("            | " + line));
    }
}
