package dev.parley.costs;

import dev.parley.aws.Clients;
import dev.parley.costs.CallMeter.Call;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Counts the calls of AWS services and the read and write units of DynamoDB for an article, with the real handlers on the
 * local stack. The counts do not depend on the machine.
 *
 * <p>Events are passed to one function at a time, so that each call belongs to a known article. Articles of one kind share a
 * commit of the search index, as those of a minute do. The commit is counted separately.
 */
public final class CountCalls {
    /** A million articles a month are 23 a minute. */
    static final int ARTICLES = 23;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-06");

    /** Days between two sample calls: calls of the same people more than a week apart are two facts. */
    private static final int DAYS_BETWEEN = 12;

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Prices prices = Prices.bundled();
    private final DynamoDbClient dynamo;

    private CountCalls(LocalStack stack) {
        this.stack = stack;
        this.dynamo = new Clients(stack.environment("IndexFunction")).dynamo();
    }

    /**
     * The counts.
     *
     * @param articles for each kind of article, its use in each function except FollowFunction
     * @param following for each kind of article, its use in FollowFunction
     * @param commit use of one commit of the search index, whatever its number of articles
     */
    public record Counts(
            Map<ArticleCase, Map<String, Usage>> articles, Map<ArticleCase, Usage> following, Usage commit) {
        /** Calls of all functions for one article, without the commit of the search index. */
        public double calls(ArticleCase kind) {
            return articles.get(kind).values().stream()
                            .mapToDouble(Usage::calls)
                            .sum()
                    + following.get(kind).calls();
        }

        public double writes(ArticleCase kind) {
            return articles.get(kind).values().stream()
                            .mapToDouble(Usage::writes)
                            .sum()
                    + following.get(kind).writes();
        }

        public double reads(ArticleCase kind) {
            return articles.get(kind).values().stream()
                            .mapToDouble(Usage::reads)
                            .sum()
                    + following.get(kind).reads();
        }

        double dollars(ArticleCase kind) {
            return articles.get(kind).values().stream()
                            .mapToDouble(Usage::dollars)
                            .sum()
                    + following.get(kind).dollars();
        }
    }

    public static void main(String[] arguments) throws Exception {
        var data = Files.createTempDirectory("parley-calls");
        try {
            print(count(Path.of(System.getProperty("parley.home", ".")).resolve("template.yaml"), data));
        } finally {
            delete(data);
        }
        // The threads of the servers keep the JVM alive.
        System.exit(0);
    }

    /** Counts on a new stack with its state in an empty folder. */
    public static Counts count(Path template, Path data) throws Exception {
        // Articles of any age alert, because the days of the samples are far apart.
        var parameters = Map.of("FreshnessHours", "0", "AlertsPerHour", "1000", "SmsPerDay", "1000");
        var options = new LocalStackOptions(template, data, 0, CLOCK, parameters, line -> {}, false);
        try (var stack = LocalStack.start(options)) {
            return new CountCalls(stack).count();
        }
    }

    private Counts count() throws Exception {
        // Work that happens once, or rarely, is done before the count.
        for (var kind : ArticleCase.values()) {
            article(kind, 0);
            follow();
        }
        var articles = new EnumMap<ArticleCase, Map<String, Usage>>(ArticleCase.class);
        var following = new EnumMap<ArticleCase, Usage>(ArticleCase.class);
        var commits = new ArrayList<Usage>();
        for (var kind : ArticleCase.values()) {
            var one = new ArrayList<Call>(article(kind, 1));
            var single = follow();
            var all = new ArrayList<Call>();
            for (int i = 2; i < 2 + ARTICLES; i++) {
                all.addAll(article(kind, i));
            }
            var batch = follow();
            all.addAll(one);
            articles.put(kind, byFunction(all, ARTICLES + 1));
            // The additional use of a batch of many is that of its articles; the rest is the commit's.
            var each = difference(Usage.of(batch, 1, prices), Usage.of(single, 1, prices), ARTICLES - 1);
            following.put(kind, each);
            if (kind != ArticleCase.SENT_AGAIN) {
                commits.add(difference(Usage.of(single, 1, prices), each, 1));
            }
        }
        return new Counts(articles, following, commits.getFirst());
    }

    private static Usage difference(Usage some, Usage other, int parts) {
        return new Usage(
                (some.calls() - other.calls()) / parts,
                (some.reads() - other.reads()) / parts,
                (some.writes() - other.writes()) / parts,
                (some.dollars() - other.dollars()) / parts,
                some.operations());
    }

    private Map<String, Usage> byFunction(List<Call> calls, int articles) {
        var usages = new TreeMap<String, Usage>();
        for (var function : List.of("IntakeFunction", "IndexFunction", "AlertFunction")) {
            usages.put(
                    function,
                    Usage.of(
                            calls.stream()
                                    .filter(call -> call.function().equals(function))
                                    .toList(),
                            articles,
                            prices));
        }
        return usages;
    }

    /** Processes an article in all functions except FollowFunction. */
    private List<Call> article(ArticleCase kind, int number) throws IOException, InterruptedException {
        var calls = new ArrayList<Call>();
        try (var count = CallMeter.count("IntakeFunction", dynamo)) {
            post(kind, number);
            calls.addAll(count.calls());
        }
        for (var function : List.of("IndexFunction", "AlertFunction")) {
            calls.addAll(deliver(function));
        }
        return calls;
    }

    private List<Call> follow() throws InterruptedException {
        return deliver("FollowFunction");
    }

    private List<Call> deliver(String function) throws InterruptedException {
        try (var count = CallMeter.count(function, dynamo)) {
            stack.deliver(function);
            return count.calls();
        }
    }

    private void post(ArticleCase kind, int number) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.api() + "/articles"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body(kind, number)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("the stack refused a sample article: " + answer.body());
        }
    }

    /** A sample article as JSON, with an address and a text that no other has. */
    static String body(ArticleCase kind, int number) {
        var day = FIRST_DAY.plusDays((long) DAYS_BETWEEN * number);
        var spelled = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day.getDayOfMonth();
        var text =
                switch (kind) {
                    case WITHOUT_FACTS, SENT_AGAIN ->
                        "The harbour authority said on " + spelled + " that the new quay would open on time.\n\n"
                                + "Traders at the exchange welcomed the news, and shares in shipping companies rose.";
                    case NEW_FACT ->
                        "U.S. President Donald Trump held a 90-minute telephone call with Russian President Vladimir"
                                + " Putin on " + spelled + ", the White House said in a statement.\n\n"
                                + "Shares in energy companies rose after the statement was published.";
                    case REPEAT ->
                        "Donald Trump and Vladimir Putin spoke by phone on " + spelled
                                + ", officials in Moscow told reporters.\n\n"
                                + "Markets in Europe were little changed when trading opened.";
                };
        var outlet = kind == ArticleCase.REPEAT ? "Harbour Wire" : "City Desk";
        var name = kind == ArticleCase.SENT_AGAIN ? ArticleCase.WITHOUT_FACTS : kind;
        return Json.MAPPER
                .createObjectNode()
                .put("url", "https://news.example.com/" + name + "/" + number)
                .put("title", "Report " + number + " of the day")
                .put("source", outlet)
                .put("published", day.toString())
                .put("text", text)
                .toString();
    }

    private static void print(Counts counts) {
        System.out.println("| an article | calls | write units | read units |");
        System.out.println("|---|---|---|---|");
        counts.articles()
                .keySet()
                .forEach(kind -> System.out.println("| " + kind.title() + " | "
                        + Usage.number(counts.calls(kind)) + " | " + Usage.number(counts.writes(kind)) + " | "
                        + Usage.number(counts.reads(kind)) + " |"));
        var commit = counts.commit();
        System.out.println("| a commit of the search index | " + Usage.number(commit.calls()) + " | "
                + Usage.number(commit.writes()) + " | " + Usage.number(commit.reads()) + " |");
        counts.articles().forEach((kind, functions) -> {
            System.out.println();
            System.out.println("An article " + kind.title() + ":");
            functions.forEach((function, usage) -> {
                if (usage.calls() > 0) {
                    print(function, usage);
                }
            });
            print("FollowFunction, for each article", counts.following().get(kind));
        });
        var dollars = new Dollars(counts, Prices.bundled());
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "A million articles: $%.2f in a steady month, $%.2f in bursts, $%.2f in bursts of batches of %.0f in a"
                        + " request (prices of %s).%n",
                dollars.steady(),
                dollars.burst(),
                dollars.batches(),
                Prices.bundled().get("request.most"),
                Prices.bundled().date());
    }

    private static void print(String what, Usage usage) {
        System.out.println("  " + what + ": " + Usage.number(usage.calls()) + " calls, "
                + Usage.number(usage.writes()) + " write units, " + Usage.number(usage.reads()) + " read units: "
                + usage.operations());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
