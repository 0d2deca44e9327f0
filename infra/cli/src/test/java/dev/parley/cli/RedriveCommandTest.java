package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveCommandTest {
    @TempDir
    private Path data;

    private LocalStack stack;

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, false));
        RunningStack.write(stack, data);
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    private CommandRun redrive(String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "redrive";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = data.toString();
        return run(all);
    }

    @Test
    void everyFailureQueueIsCounted() {
        stack.send("IndexFailures", "first", "one");
        stack.send("IndexFailures", "second", "two");
        var ran = redrive();
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("     2  IndexFailures\n"), ran.out());
        assertTrue(ran.out().contains("     0  AlertFailures\n"), ran.out());
        assertEquals(12, ran.out().lines().count(), ran.out());
    }

    @Test
    void lookingAtMessagesLeavesThemThere() {
        stack.send("IndexFailures", "first", "one\u001b[31m\ntwo" + "x".repeat(500));
        for (int i = 0; i < 2; i++) {
            var ran = redrive("IndexFailures");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().startsWith("first  one[31m two"), ran.out());
            assertTrue(ran.out().contains("x...\n1 message is in IndexFailures\n"), ran.out());
        }
        assertTrue(redrive("IndexFailures", "--full").out().contains("x".repeat(500)));
        assertEquals(1, stack.messages("IndexFailures").size());
    }

    @Test
    void oneMessageOrAllAreSentBackToTheirQueue() {
        for (var id : List.of("aa1", "ab2", "ac3")) {
            stack.send("IndexFailures", id, "body of " + id);
        }
        var one = redrive("IndexFailures", "--send", "ab");
        assertEquals("1 of 3 sent back\n", one.out(), one.err());
        assertEquals(List.of("body of ab2"), stack.messages("IndexQueue"));
        assertEquals(
                "2 of 2 sent back\n", redrive("IndexFailures", "--send-all").out());
        assertEquals(3, stack.messages("IndexQueue").size());
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }

    @Test
    void oneMessageOrAllAreDropped() {
        for (var id : List.of("aa1", "ab2", "ac3")) {
            stack.send("AlertFailures", id, "body of " + id);
        }
        assertEquals(
                "2 of 3 dropped\n", redrive("AlertFailures", "--drop", "aa,ac3").out());
        assertEquals(List.of("body of ab2"), stack.messages("AlertFailures"));
        assertEquals("1 of 1 dropped\n", redrive("AlertFailures", "--drop-all").out());
        assertEquals(List.of(), stack.messages("AlertFailures"));
    }

    @Test
    void reportsOfFailedRunsCannotBeSentBackAndTheAnswerSaysWhatToDo() {
        stack.send("SweepFailures", "aa1", "a report");
        var ran = redrive("SweepFailures", "--send-all");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("docs/runbook.md#sweepfailures"), ran.err());
        assertTrue(ran.err().contains("--drop-all"), ran.err());
        assertEquals(1, stack.messages("SweepFailures").size());
    }

    @Test
    void anUnknownQueueOrMessageIsReported() {
        var queue = redrive("IndexFailure");
        assertEquals(1, queue.exit());
        assertTrue(queue.err().contains("there are AlertFailures, DigestFailures"), queue.err());
        stack.send("IndexFailures", "aa1", "one");
        var message = redrive("IndexFailures", "--drop", "zz");
        assertEquals(1, message.exit());
        assertTrue(message.err().contains("no message of IndexFailures has such an id"), message.err());
        assertEquals(2, redrive("--drop-all").exit());
        assertEquals(2, redrive("IndexFailures", "--drop-all", "--send-all").exit());
    }
}
