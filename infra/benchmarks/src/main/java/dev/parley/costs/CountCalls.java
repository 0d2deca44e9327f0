package dev.parley.costs;

import dev.parley.aws.Clients;
import dev.parley.costs.CallMeter.Call;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
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
 * Counts what an article costs: calls of AWS services, and DynamoDB's read and write units, made by the real handlers
 * on the local stack. Nothing is timed, so the machine does not matter.
 *
 * <p>The stack's events are delivered one function at a time, so each call belongs to a known article. Articles of one
 * kind share a commit of the search index as those of a minute do; the commit is counted apart.
 */
public final class CountCalls {
    /** A million articles in a month are 23 in a minute. */
    static final int ARTICLES = 23;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-06");

    /** Two calls of the same people are two facts when more than a week lies between them. */
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
     * What was counted.
     *
     * @param articles for each kind of article, what one of them used in each function but the last
     * @param following for each kind, what the search index used for one article
     * @param commit what the search index used for a commit, however many articles it brings
     */
    public record Counts(
            Map<ArticleCase, Map<String, Usage>> articles, Map<ArticleCase, Usage> following, Usage commit) {
        /** Of all functions but the search index's commit. */
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
        // The servers' threads would keep the JVM alive.
        System.exit(0);
    }

    /** Counts on a fresh stack whose data goes into an empty folder. */
    public static Counts count(Path template, Path data) throws Exception {
        // Articles of any age alert, so that the days of the samples can lie apart.
        var parameters = Map.of("FreshnessHours", "0", "AlertsPerHour", "1000", "SmsPerDay", "1000");
        var options = new LocalStack.Options(template, data, 0, CLOCK, parameters, line -> {}, false);
        try (var stack = LocalStack.start(options)) {
            return new CountCalls(stack).count();
        }
    }

    private Counts count() throws Exception {
        // What is done once, or once in a while, is done before counting.
        for (var kind : ArticleCase.values()) {
            article(kind, 0);
            follow();
        }
        var articles = new EnumMap<ArticleCase, Map<String, Usage>>(ArticleCase.class);
        var following = new EnumMap<ArticleCase, Usage>(ArticleCase.class);
        var commits = new ArrayList<Usage>();
        for (var kind : ArticleCase.values()) {
            var one = new ArrayList<Call>(article(kind, 1));
            var alone = follow();
            var all = new ArrayList<Call>();
            for (int i = 2; i < 2 + ARTICLES; i++) {
                all.addAll(article(kind, i));
            }
            var together = follow();
            all.addAll(one);
            articles.put(kind, byFunction(all, ARTICLES + 1));
            // What a batch of many uses more than a batch of one is the articles' part.
            var each = difference(Usage.of(together, 1, prices), Usage.of(alone, 1, prices), ARTICLES - 1);
            following.put(kind, each);
            if (kind != ArticleCase.SENT_AGAIN) {
                commits.add(difference(Usage.of(alone, 1, prices), each, 1));
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

    /** Takes an article through all functions but the search index's. */
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

    /** Each sample article, as JSON: its address and its text differ from those of all others. */
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
                "A million articles: $%.1f in a steady month, $%.1f in bursts (prices of %s).%n",
                dollars.steady(),
                dollars.burst(),
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
