package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.S3FixityReports;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.fixity.Finding;
import dev.parley.fixity.PassReport;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
        assertEquals(10, ran.out().lines().count(), ran.out());
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
        clients.s3()
                .putObject(
                        put -> put.bucket(LocalStack.bucketName("ArchiveBucket"))
                                .key("articles/a/b.warc.gz"),
                        RequestBody.fromString("x"));
        assertSays(doctor(Clock.systemUTC()), "./parley rebuild --only search");
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
}
