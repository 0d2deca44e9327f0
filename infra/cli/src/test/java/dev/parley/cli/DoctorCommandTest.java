package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.S3CommitStore;
import dev.parley.aws.S3FixityReports;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.fixity.Finding;
import dev.parley.fixity.PassReport;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import dev.parley.lucene.commits.Manifest;
import dev.parley.lucene.commits.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class DoctorCommandTest {
    @TempDir
    private Path data;

    private LocalStack stack;
    private Clients clients;

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, false));
        RunningStack.write(stack, data);
        clients = new Clients(stack.environment("FetchFunction"));
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    private CommandRun doctor(Clock clock) {
        return CommandRun.runWith(List.of(new DoctorCommand(clock)), "doctor", "--data", data.toString());
    }

    private void assertSays(CommandRun ran, String what) {
        assertEquals(1, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().contains(what), ran.out() + ran.err());
        assertTrue(ran.out().endsWith("1 thing needs a person.\n"), ran.out());
    }

    @Test
    void aStackThatIsWellSaysSo() {
        var ran = doctor(Clock.systemUTC());
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertEquals(11, ran.out().lines().count(), ran.out());
        assertTrue(ran.out().endsWith("All is well.\n"), ran.out());
    }

    @Test
    void messagesInAFailureQueueNeedAPerson() {
        stack.send("FollowFailures", "one", "a change");
        assertSays(
                doctor(Clock.systemUTC()),
                "1 message is in FollowFailures\n      look with ./parley redrive FollowFailures");
    }

    @Test
    void aFeedThatFailsOrIsSilentNeedsAPerson() {
        var states = new DynamoFeedStates(clients.dynamo(), "IndexTable");
        var added = Instant.now().minus(Duration.ofDays(30));
        states.save(FeedState.first("quiet", added).queuedAt(added));
        assertSays(doctor(Clock.systemUTC()), "the feed quiet is silent");
    }

    @Test
    void articlesWithoutASearchIndexNeedAPerson() {
        put("articles/a/b.warc.gz", "x");
        assertSays(doctor(Clock.systemUTC()), "./parley rebuild --only search");
    }

    @Test
    void aSearchIndexThatSoonFillsTheDiskNeedsAPerson() {
        var file = new StoredFile("0".repeat(64), 256_000_000);
        commits().publish(new Manifest(1, Map.of("_0.cfs", file)));
        assertEquals(0, doctor(Clock.systemUTC()).exit());
        commits().publish(new Manifest(2, Map.of("_0.cfs", file, "_0.si", new StoredFile("1".repeat(64), 1_000_000))));
        assertSays(
                doctor(Clock.systemUTC()),
                "the search index has 257 MB, and the functions that search have a disk of 512 MB");
    }

    @Test
    void aSearchIndexThatNoFunctionFetchesInTimeNeedsAPerson() {
        commits().publish(new Manifest(1, Map.of("_0.cfs", new StoredFile("0".repeat(64), 1_600_000_000))));
        assertSays(
                doctor(Clock.systemUTC()), "the search index has 1600 MB, which a new function may not fetch in time");
    }

    @Test
    void aDamagedSearchIndexNeedsAPerson() {
        put("search/manifests/9223372036854775806.json", "not a manifest");
        assertSays(doctor(Clock.systemUTC()), "the search index is damaged");
    }

    private void put(String key, String text) {
        clients.s3()
                .putObject(
                        put -> put.bucket(LocalStack.bucketName("ArchiveBucket"))
                                .key(key),
                        RequestBody.fromString(text));
    }

    private S3CommitStore commits() {
        return new S3CommitStore(clients.s3(), LocalStack.bucketName("ArchiveBucket"));
    }

    @Test
    void anArchiveThatWasNotCheckedForLongNeedsAPerson() {
        reports().write(PassReport.first(LocalDate.now(Clock.systemUTC()), 90));
        assertEquals(0, doctor(Clock.systemUTC()).exit());
        var later = doctor(Clock.offset(Clock.systemUTC(), Duration.ofDays(9)));
        assertTrue(later.out().contains("the archive was last checked at"), later.out());
        assertEquals(1, later.exit());
    }

    @Test
    void whatIsDamagedInTheArchiveNeedsAPerson() {
        var today = LocalDate.now(Clock.systemUTC());
        var damaged = new Finding(Finding.Kind.DAMAGED, "articles/a/b.warc.gz", "another digest");
        reports().write(PassReport.first(today, 90).rechecked(today, List.of(damaged)));
        assertSays(doctor(Clock.systemUTC()), "1 object of the archive may be damaged or missing");
    }

    private S3FixityReports reports() {
        return new S3FixityReports(clients.s3(), LocalStack.bucketName("ArchiveBucket"));
    }

    @Test
    void aWrongClockNeedsAPerson() {
        assertSays(doctor(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10))), "s fast");
        assertSays(doctor(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10))), "s slow");
        assertEquals(0, doctor(Clock.fixed(Instant.now(), ZoneOffset.UTC)).exit());
    }

    @Test
    void aFactThatIsNotInTheSearchIndexAfterAQuarterOfAnHourNeedsAPerson() throws Exception {
        commits().publish(new Manifest(1, Map.of()));
        CommandRun.run(
                "add",
                "--endpoint=" + stack.api(),
                "--wait=0",
                "../../events/articles/08-city-desk-meeting-ninjs.json");
        stack.deliver("IndexFunction");
        assertEquals(0, doctor(Clock.systemUTC()).exit());
        var later = doctor(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));
        assertTrue(later.out().contains("is not in the search index, which is of"), later.out());
        assertEquals(1, later.exit());
    }

    /** A deployed stack: the local one's S3, DynamoDB and SQS, with SNS and CloudFormation as they are in AWS. */
    private CommandRun deployed(FakeApi sns, String template) throws Exception {
        return deployed(sns, template, stack.api().toString());
    }

    private CommandRun deployed(FakeApi sns, String template, String api) throws Exception {
        var environment = new HashMap<>(stack.environment("FetchFunction"));
        environment.put("AWS_ENDPOINT_URL_SNS", sns.address());
        try (var cloudFormation = new FakeCloudFormation()
                .with(Map.of(
                        "ArchiveBucketName", LocalStack.bucketName("ArchiveBucket"),
                        "IndexTableName", "IndexTable",
                        "ConfidenceThreshold", "0.57",
                        "ObjectLockDays", "0",
                        "AlertTopicArn", "arn:aws:sns:eu-west-1:1:alerts",
                        "DigestTopicArn", "arn:aws:sns:eu-west-1:1:digests",
                        "ApiUrl", api))
                .withTemplate(template)
                .withResource("arn:aws:sns:eu-west-1:1:alarms")) {
            return CommandRun.runWith(
                    List.of(new DoctorCommand(Clock.systemUTC()), cloudFormation.options(environment)),
                    "doctor",
                    "--stack",
                    "parley");
        }
    }

    private static String here() throws IOException {
        return Files.readString(Path.of("../../template.yaml"));
    }

    /** SNS as it is in an account that is ready, but for what a test answers first. */
    private static FakeApi ready(FakeApi sns) {
        return sns.on("Action=GetTopicAttributes", sns("GetTopicAttributes", "<Attributes/>"))
                .on(
                        "Action=GetSMSSandboxAccountStatus",
                        sns("GetSMSSandboxAccountStatus", "<IsInSandbox>false</IsInSandbox>"))
                .on("Action=GetSMSAttributes", sns("GetSMSAttributes", attribute("MonthlySpendLimit", "200")))
                .on("Action=ListSubscriptionsByTopic", subscription("arn:aws:sns:eu-west-1:1:alarms:1"));
    }

    private static String subscription(String arn) {
        return sns(
                "ListSubscriptionsByTopic",
                "<Subscriptions><member><Endpoint>operator@example.org</Endpoint><SubscriptionArn>" + arn
                        + "</SubscriptionArn></member></Subscriptions>");
    }

    private static String attribute(String name, String value) {
        var entry = "<entry><key>" + name + "</key><value>" + value + "</value></entry>";
        return name.startsWith("Monthly")
                ? "<attributes>" + entry + "</attributes>"
                : "<Attributes>" + entry + "</Attributes>";
    }

    private static String sns(String action, String result) {
        return "<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action + "Result>"
                + result + "</" + action + "Result></" + action + "Response>";
    }

    @Test
    void aDeployedStackThatIsWellSaysSo() throws Exception {
        try (var sns = new FakeApi()) {
            var ran = deployed(ready(sns), here());
            assertEquals(0, ran.exit(), ran.out() + ran.err());
        }
    }

    @Test
    void theSandboxOfSmsNeedsAPerson() throws Exception {
        try (var sns = new FakeApi()) {
            sns.on(
                    "Action=GetSMSSandboxAccountStatus",
                    sns("GetSMSSandboxAccountStatus", "<IsInSandbox>true</IsInSandbox>"));
            assertSays(deployed(ready(sns), here()), "the account is in the SMS sandbox");
        }
    }

    @Test
    void theDefaultLimitOfWhatSmsMayCostNeedsAPerson() throws Exception {
        try (var sns = new FakeApi()) {
            sns.on("Action=GetSMSAttributes", sns("GetSMSAttributes", attribute("MonthlySpendLimit", "1")));
            assertSays(deployed(ready(sns), here()), "SNS sends SMS for 1 USD a month");
        }
    }

    @Test
    void anOperatorWhoHasNotConfirmedOrIsNotThereNeedsAPerson() throws Exception {
        try (var sns = new FakeApi()) {
            sns.on("Action=ListSubscriptionsByTopic", subscription("PendingConfirmation"));
            assertSays(deployed(ready(sns), here()), "operator@example.org has not confirmed");
        }
        try (var sns = new FakeApi()) {
            sns.on("Action=ListSubscriptionsByTopic", sns("ListSubscriptionsByTopic", "<Subscriptions/>"));
            assertSays(deployed(ready(sns), here()), "nobody is told of alarms");
        }
    }

    @Test
    void aTopicNearTheLimitOfFilterPoliciesNeedsAPerson() throws Exception {
        try (var sns = new FakeApi()) {
            sns.on("Action=GetTopicAttributes", sns("GetTopicAttributes", attribute("SubscriptionsConfirmed", "190")));
            assertSays(deployed(ready(sns), here()), "AlertTopic has 190 subscriptions, and SNS filters for 200");
        }
    }

    @Test
    void aDeployedTemplateOfAnotherVersionNeedsAPerson() throws Exception {
        try (var sns = new FakeApi()) {
            var older = here().replace("\n  DigestTopicPolicy:\n", "\n  DigestsPolicy:\n");
            assertSays(
                    deployed(ready(sns), older),
                    "the deployed template differs from this one in DigestTopicPolicy, DigestsPolicy");
        }
    }

    @Test
    void functionsOfOtherCodeNeedAPerson() throws Exception {
        try (var sns = new FakeApi();
                var api = new FakeApi()) {
            api.on("/health", "{\"status\": \"ok\", \"code\": \"0123456789ab\"}");
            var ran = deployed(ready(sns), here(), api.address());
            assertSays(ran, "the functions run the code 0123456789ab, and these commands are of");
            assertTrue(ran.out().contains("deploy this version"), ran.out());
        }
    }

    @Test
    void anApiThatFailsNeedsAPersonAndTheRestIsChecked() throws Exception {
        try (var sns = new FakeApi();
                var api = new FakeApi()) {
            api.on("/health", 404, "{\"detail\": \"nothing is here\"}");
            var ran = deployed(ready(sns), here(), api.address());
            assertSays(ran, "the API's health check failed: nothing is here");
            assertTrue(ran.out().contains("ok    operator"), ran.out());
        }
    }

    @Test
    void aDeployedTemplateWithOtherSettingsNeedsAPerson() throws Exception {
        try (var sns = new FakeApi()) {
            var older = here().replace("\n      FixityDays: ", "\n      FixityHours: ");
            assertSays(
                    deployed(ready(sns), older),
                    "the deployed template differs from this one in FixityDays, FixityHours");
        }
    }

    @Test
    void whatTheCredentialsMayNotDoIsNamedAndTheRestIsChecked() throws Exception {
        try (var sns = new FakeApi()) {
            sns.on(
                    "Action=GetSMSSandboxAccountStatus",
                    403,
                    "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type>"
                            + "<Code>AuthorizationError</Code><Message>not authorized to perform:"
                            + " sns:GetSMSSandboxAccountStatus</Message></Error></ErrorResponse>");
            var ran = deployed(ready(sns), here());
            assertSays(ran, "LOOK  SMS: not checked: not authorized to perform: sns:GetSMSSandboxAccountStatus");
            assertTrue(ran.out().contains("ok    operator"), ran.out());
        }
    }
}
