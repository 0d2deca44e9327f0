package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FeedsCommandTest {
    private record Ran(int exit, String out, String err) {}

    @TempDir
    private static Path data;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, false));
        RunningStack.write(stack, data);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    /** Runs a command that may fetch from this machine. */
    private static Ran run(String... arguments) {
        return run(AddressPolicy.publicAddressesAndLoopback(), arguments);
    }

    private static Ran run(AddressPolicy addresses, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var usual = CommandLine.defaultFactory();
        var factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == FeedsCommand.Place.class
                        ? type.cast(new FeedsCommand.Place(addresses))
                        : usual.create(type);
            }
        };
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        int exit = Parley.commandLine(factory, all)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }

    @Test
    void feedIsAddedListedCheckedAndRemoved() throws Exception {
        try (var feed = new DemoFeed()) {
            var added = run("feeds", "add", feed.address());
            assertEquals(0, added.exit(), added.err());
            var said = Pattern.compile("added  (\\w+)  (\\S+)  \\(RSS \"Quayside News\", 2 items, newest of \\S+\\)\n");
            var line = said.matcher(added.out());
            assertTrue(line.matches(), added.out());
            assertEquals(feed.address(), line.group(2));
            assertTrue(run("feeds", "add", feed.address()).out().startsWith("known  "));

            var listed = run("feeds", "list");
            assertTrue(
                    listed.out().contains(line.group(1) + "  " + feed.address() + "  \"Quayside News\""), listed.out());
            assertTrue(listed.out().contains("not fetched yet"), listed.out());

            var checked = run("feeds", "check", line.group(1));
            assertEquals(0, checked.exit(), checked.err());
            assertTrue(checked.out().startsWith("well    " + feed.address()), checked.out());

            assertEquals(
                    "removed  " + feed.address() + "\n",
                    run("feeds", "remove", line.group(1)).out());
            var again = run("feeds", "remove", line.group(1));
            assertEquals(1, again.exit());
            assertTrue(again.err().contains("no such feed"), again.err());
        }
    }

    @Test
    void feedInTroubleIsMarkedAndNamed() throws Exception {
        try (var feed = new DemoFeed();
                var well = new DemoFeed()) {
            var added = run("feeds", "add", feed.address()).out().split("  ")[1];
            run("feeds", "add", well.address());
            assertEquals(
                    "0 of 2 feeds are in trouble\n",
                    run("feeds", "list", "--in-trouble").out());
            var silent = FeedState.first(added, Instant.now().minus(Duration.ofDays(3)));
            var clients = new Clients(stack.environment("PollFunction"));
            new DynamoFeedStates(
                            clients.dynamo(), stack.environment("PollFunction").get("INDEX_TABLE"))
                    .save(silent.queuedAt(Instant.now()));

            var listed = run("feeds", "list");
            assertEquals(0, listed.exit());
            assertTrue(listed.out().contains("! " + added + "  " + feed.address()), listed.out());
            assertTrue(listed.out().contains(well.address()), listed.out());
            assertTrue(listed.out().endsWith("1 of 2 feeds are in trouble: " + added + "\n"), listed.out());
            var troubled = run("feeds", "list", "--in-trouble");
            assertEquals(1, troubled.exit());
            assertTrue(troubled.out().contains(feed.address()), troubled.out());
            assertTrue(!troubled.out().contains(well.address()), troubled.out());
            run("feeds", "remove", feed.address(), well.address());
        }
    }

    @Test
    void addressThatIsNotPublicIsRefused() throws Exception {
        try (var feed = new DemoFeed()) {
            var refused = run(AddressPolicy.publicAddresses(), "feeds", "add", feed.address());
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains("only 80 and 443"), refused.err());
            var metadata = run(AddressPolicy.publicAddresses(), "feeds", "add", "http://169.254.169.254/feed");
            assertTrue(metadata.err().contains("which is not public"), metadata.err());
        }
        var odd = run("feeds", "add", "http://0x7f.1/feed");
        assertEquals(2, odd.exit());
        assertTrue(odd.err().contains("not an http or https address"), odd.err());
    }

    @Test
    void pageWithoutAFeedIsSaidToHaveNone() throws Exception {
        try (var feed = new DemoFeed()) {
            var refused = run("feeds", "add", feed.address().replace("/feed.xml", "/call"));
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains("The body is an HTML page, not a feed."), refused.err());
        }
    }

    @Test
    void feedsOfAnOpmlFileAreAddedOnce() throws Exception {
        var file = data.resolve("feeds.opml");
        Files.writeString(
                file,
                "<opml version=\"2.0\"><body><outline xmlUrl=\"https://a.example/feed\"/>"
                        + "<outline xmlUrl=\"https://b.example/feed\"/></body></opml>");
        assertEquals(
                "2 feeds in the file, 2 of them new.\n",
                run("feeds", "import", file.toString()).out());
        assertEquals(
                "2 feeds in the file, 0 of them new.\n",
                run("feeds", "import", file.toString()).out());
        Files.writeString(file, "<rss/>");
        var refused = run("feeds", "import", file.toString());
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("The file is not OPML."), refused.err());
        run("feeds", "remove", "https://a.example/feed", "https://b.example/feed");
    }

    @Test
    void feedThatIsNotListedCannotBeChecked() {
        var ran = run("feeds", "check", "nothing");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("no such feed: nothing"), ran.err());
    }
}
