package dev.parley.cli;

import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.S3CommitStore;
import dev.parley.aws.S3FixityReports;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.facts.FactQuery;
import dev.parley.local.Yaml;
import dev.parley.lucene.commits.CommitStore;
import dev.parley.lucene.commits.CommitStore.StoredManifest;
import dev.parley.lucene.commits.DamagedIndex;
import dev.parley.lucene.commits.StoredFile;
import dev.parley.resources.CodeVersion;
import dev.parley.subscriptions.FilterPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Looks at everything of a stack that may need a person, and says what to do about it. */
@Command(
        name = "doctor",
        description = "Checks a stack for what needs a person, and says what to do about each.",
        footer = {
            "",
            "Exit status: 0 all is well, 1 something needs a person, 2 wrong usage.",
            "",
            "Examples:",
            "  parley doctor",
            "  parley doctor --stack parley"
        })
final class DoctorCommand extends Subcommand {
    /** A stack near the limit of SNS soon refuses subscribers. */
    private static final int MANY_POLICIES = FilterPolicy.MAX_POLICIES_A_TOPIC * 9 / 10;

    /** S3 refuses signatures that are fifteen minutes off. */
    private static final Duration CLOCK_OFF = Duration.ofMinutes(1);

    /** As long as the alarm SearchLate waits. */
    private static final Duration SEARCH_DUE = Duration.ofMinutes(15);

    /** Half of a disk of 512 MB, in bytes. The rest is for merges, and for states that are still read. */
    private static final long LARGE_INDEX = 256_000_000;

    /** Beyond it a new function has no time to fetch the index: docs/search.md, "How large an archive it serves". */
    private static final long LARGEST_INDEX = 1_500_000_000;

    private static final int LATEST_FACTS = 100;

    /** A share of the archive is read every day. */
    private static final Duration FIXITY_DUE = Duration.ofDays(2);

    private static final int FORBIDDEN = 403;

    @Mixin
    private StackOptions stack;

    private final Clock clock;

    DoctorCommand() {
        this(Clock.systemUTC());
    }

    DoctorCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is not well.
     *
     * @param advice what to do
     */
    private record Finding(String what, String advice) {}

    /** One check; it reports what is not well. */
    private interface Check {
        void run(StackResources found, List<Finding> findings) throws IOException;
    }

    /** The checks in the order of their lines. */
    private SequencedMap<String, Check> checks() {
        var checks = new LinkedHashMap<String, Check>();
        checks.put("failure queues", this::failureQueues);
        checks.put("feeds", this::feeds);
        checks.put("subscriptions", this::subscriptions);
        checks.put("search", this::search);
        checks.put("fixity", this::fixity);
        checks.put("clock", this::clock);
        checks.put("SMS", this::sms);
        checks.put("operator", this::operator);
        checks.put("template", this::template);
        checks.put("code", this::code);
        return checks;
    }

    @Override
    public Integer call() throws IOException {
        return stack.find().run(this::examine);
    }

    private int examine(StackResources found) throws IOException {
        var out = out();
        var all = 0;
        for (var check : checks().entrySet()) {
            var findings = new ArrayList<Finding>();
            try {
                check.getValue().run(found, findings);
            } catch (AwsServiceException e) {
                if (e.statusCode() != FORBIDDEN
                        && !e.awsErrorDetails().errorCode().contains("Denied")) {
                    throw e;
                }
                findings.add(new Finding(
                        "not checked: " + e.awsErrorDetails().errorMessage(),
                        "run this with credentials that may do that"));
            }
            print(out, check.getKey(), findings);
            all += findings.size();
        }
        out.println(all == 0 ? "All is well." : all + (all == 1 ? " thing needs" : " things need") + " a person.");
        return all == 0 ? 0 : 1;
    }

    private static void print(PrintWriter out, String name, List<Finding> findings) {
        if (findings.isEmpty()) {
            out.printf("ok    %s%n", name);
        }
        for (var finding : findings) {
            out.printf("LOOK  %s: %s%n      %s%n", name, finding.what(), finding.advice());
        }
    }

    private void failureQueues(StackResources found, List<Finding> findings) {
        found.failureQueues().forEach((name, address) -> {
            int size = new FailureQueue(found.clients().sqs(), address).size();
            if (size > 0) {
                findings.add(new Finding(
                        size + (size == 1 ? " message is in " : " messages are in ") + name,
                        "look with ./parley redrive " + name + "; docs/runbook.md#" + name.toLowerCase(Locale.ROOT)
                                + " says what they mean"));
            }
        });
    }

    private void feeds(StackResources found, List<Finding> findings) {
        var now = clock.instant();
        for (var feed : new DynamoFeedStates(found.clients().dynamo(), found.table()).all()) {
            if (feed.health(now) != FeedState.Health.WELL) {
                findings.add(new Finding(
                        "the feed " + feed.feedId() + " is "
                                + feed.health(now).name().toLowerCase(Locale.ROOT),
                        "./parley feeds list says since when; ./parley feeds check ADDRESS reads it once"));
            }
        }
    }

    private void subscriptions(StackResources found, List<Finding> findings) {
        for (var topic : List.of("AlertTopic", "DigestTopic")) {
            var attributes = found.clients()
                    .sns()
                    .getTopicAttributes(get -> get.topicArn(found.outputs().get(topic + "Arn")))
                    .attributes();
            int policies = number(attributes, "SubscriptionsConfirmed") + number(attributes, "SubscriptionsPending");
            if (policies >= MANY_POLICIES) {
                findings.add(new Finding(
                        topic + " has " + policies + " subscriptions, and SNS filters for "
                                + FilterPolicy.MAX_POLICIES_A_TOPIC,
                        "remove those that nobody wants, or move readers to the feeds of facts"));
            }
        }
    }

    private static int number(Map<String, String> attributes, String name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }

    private void search(StackResources found, List<Finding> findings) {
        var advice = "run ./parley rebuild --only search; docs/runbook.md#searchlate says why it may lag";
        var commits = new S3CommitStore(found.clients().s3(), found.bucket());
        var newest = commits.manifests().stream().map(StoredManifest::written).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            if (hasArticles(found)) {
                findings.add(new Finding("there are articles and no search index", advice));
            }
            return;
        }
        try {
            searchIndexSize(found, commits, findings);
        } catch (DamagedIndex e) {
            findings.add(new Finding("the search index is damaged: " + e.getMessage(), advice));
        }
        var due = clock.instant().minus(SEARCH_DUE);
        newestFact(found)
                .filter(seen -> seen.isAfter(newest.get()) && seen.isBefore(due))
                .ifPresent(seen -> findings.add(new Finding(
                        "a fact of " + seen + " is not in the search index, which is of " + newest.get(), advice)));
    }

    private static void searchIndexSize(StackResources found, CommitStore commits, List<Finding> findings) {
        var bytes = size(commits);
        if (bytes > LARGEST_INDEX) {
            findings.add(new Finding(
                    "the search index has " + bytes / 1_000_000 + " MB, which a new function may not fetch in time",
                    "docs/search.md says how large an archive it serves, and what to ask beyond that"));
        } else if (bytes > LARGE_INDEX && !Boolean.parseBoolean(found.outputs().get("LargeArchive"))) {
            findings.add(new Finding(
                    "the search index has " + bytes / 1_000_000
                            + " MB, and the functions that search have a disk of 512 MB",
                    "set LargeArchive to \"true\" in template.yaml and deploy; docs/search.md says what changes"));
        }
    }

    /** The bytes of the newest state of the search index; 0 when it is being replaced. */
    private static long size(CommitStore commits) {
        return commits.newest().stream()
                .mapToObj(commits::at)
                .flatMap(Optional::stream)
                .flatMap(manifest -> manifest.files().values().stream())
                .mapToLong(StoredFile::bytes)
                .sum();
    }

    /** When the newest of the facts of the latest days was found. */
    private static Optional<Instant> newestFact(StackResources found) {
        return new DynamoFactIndex(found.clients().dynamo(), found.table())
                .find(new FactQuery(Optional.empty(), fact -> true, Optional.empty(), LATEST_FACTS)).facts().stream()
                        .map(fact -> fact.first().seen())
                        .max(Comparator.naturalOrder());
    }

    private static boolean hasArticles(StackResources found) {
        return !found.clients()
                .s3()
                .listObjectsV2(
                        list -> list.bucket(found.bucket()).prefix("articles/").maxKeys(1))
                .contents()
                .isEmpty();
    }

    private void fixity(StackResources found, List<Finding> findings) {
        var s3 = found.clients().s3();
        var report = new S3FixityReports(s3, found.bucket()).read();
        if (report.isEmpty()) {
            // No check has run yet.
            return;
        }
        var checked = s3.headObject(head -> head.bucket(found.bucket()).key(S3FixityReports.KEY))
                .lastModified();
        if (checked.plus(FIXITY_DUE).isBefore(clock.instant())) {
            findings.add(new Finding(
                    "the archive was last checked at " + checked,
                    "see why it stopped: docs/runbook.md#fixityfailures; ./parley verify checks it now"));
        }
        long wrong = report.get().findings().size() + report.get().unlisted();
        if (wrong > 0) {
            findings.add(new Finding(
                    wrong + (wrong == 1 ? " object" : " objects") + " of the archive may be damaged or missing",
                    "docs/runbook.md#archivedamaged says how to repair them; ./parley verify lists them"));
        }
    }

    private void clock(StackResources found, List<Finding> findings) {
        var before = clock.instant();
        var answer = found.clients().s3().headBucket(head -> head.bucket(found.bucket()));
        answer.sdkHttpResponse().firstMatchingHeader("Date").ifPresent(date -> {
            var there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var off = Duration.between(before, there);
            if (off.abs().compareTo(CLOCK_OFF) > 0) {
                findings.add(new Finding(
                        "this machine's clock is " + off.abs().toSeconds() + " s "
                                + (off.isNegative() ? "fast" : "slow"),
                        "set it: AWS refuses requests that are signed fifteen minutes off"));
            }
        });
    }

    /** Only SNS itself has a sandbox and a limit of costs. */
    private void sms(StackResources found, List<Finding> findings) {
        if (stack.deployedName().isEmpty()) {
            return;
        }
        var sns = found.clients().sns();
        if (Boolean.TRUE.equals(sns.getSMSSandboxAccountStatus(get -> {}).isInSandbox())) {
            findings.add(new Finding(
                    "the account is in the SMS sandbox: only verified numbers get messages",
                    "ask AWS to leave it (SNS, Text messaging, Exit SMS sandbox), or set SmsCountries to none"));
        }
        var limit = sns.getSMSAttributes(get -> get.attributes("MonthlySpendLimit"))
                .attributes()
                .getOrDefault("MonthlySpendLimit", "");
        if (limit.equals("1")) {
            findings.add(new Finding(
                    "SNS sends SMS for 1 USD a month, its default, and drops the others in silence",
                    "raise MonthlySpendLimit after asking AWS for a higher quota"));
        }
    }

    private void operator(StackResources found, List<Finding> findings) {
        if (stack.deployedName().isEmpty()) {
            return;
        }
        var topic = physicalId(stack.deployedName().get(), "OperatorTopic");
        var subscriptions = found.clients()
                .sns()
                .listSubscriptionsByTopic(list -> list.topicArn(topic))
                .subscriptions();
        if (subscriptions.isEmpty()) {
            findings.add(new Finding("nobody is told of alarms", "deploy with OperatorEmail"));
        }
        subscriptions.stream()
                .filter(one -> !one.subscriptionArn().startsWith("arn:"))
                .forEach(one -> findings.add(new Finding(
                        one.endpoint() + " has not confirmed, and is told of no alarm",
                        "follow the link in SNS's mail, or deploy again for a new one")));
    }

    private String physicalId(String stackName, String logicalId) {
        return stack.ask(client -> client.describeStackResource(
                        describe -> describe.stackName(stackName).logicalResourceId(logicalId)))
                .stackResourceDetail()
                .physicalResourceId();
    }

    /** Commands of another version may read rows and files in another way than the functions that wrote them. */
    private void template(StackResources found, List<Finding> findings) throws IOException {
        if (stack.deployedName().isEmpty()) {
            return;
        }
        var body = stack.ask(client -> client.getTemplate(
                        get -> get.stackName(stack.deployedName().get()).templateStage(TemplateStage.ORIGINAL)))
                .templateBody();
        var deployed = names(Yaml.parse(body));
        var here = names(Yaml.read(ProjectHome.template()));
        var different = new TreeSet<>(here);
        different.addAll(deployed);
        different.removeIf(name -> here.contains(name) && deployed.contains(name));
        if (!different.isEmpty()) {
            findings.add(new Finding(
                    "the deployed template differs from this one in " + String.join(", ", different),
                    "deploy this version, or use the commands of the version that is deployed"));
        }
    }

    /** A build of other sources may be deployed, or may have run since before this one was built. */
    private void code(StackResources found, List<Finding> findings) {
        var api = new ApiClient(URI.create(found.outputs().get("ApiUrl")), Optional.empty(), RetryPolicy.tries(3));
        String running;
        try {
            running = api.get("/health").path("code").asText("of an earlier version");
        } catch (IOException e) {
            findings.add(new Finding(
                    "the API's health check failed: " + e.getMessage(), "see the logs of the function retrieve"));
            return;
        }
        var here = CodeVersion.current();
        if (!running.equals(here)) {
            findings.add(new Finding(
                    "the functions run the code " + running + ", and these commands are of " + here,
                    stack.deployedName().isPresent()
                            ? "deploy this version, or use the commands of the version that is deployed"
                            : "stop ./parley up, and start it again"));
        }
    }

    private static Set<String> names(Map<String, Object> template) {
        var names = new TreeSet<String>();
        for (var section : List.of("Parameters", "Resources")) {
            if (template.get(section) instanceof Map<?, ?> entries) {
                entries.keySet().forEach(name -> names.add(name.toString()));
            }
        }
        if (template.get("Mappings") instanceof Map<?, ?> mappings
                && mappings.get("Settings") instanceof Map<?, ?> environments) {
            environments
                    .values()
                    .forEach(settings -> ((Map<?, ?>) settings).keySet().forEach(name -> names.add(name.toString())));
        }
        return names;
    }
}
