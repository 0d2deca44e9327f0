package dev.parley.cli;

import dev.parley.application.EditFeeds;
import dev.parley.application.PoliteFetcher;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.DynamoHosts;
import dev.parley.aws.S3FeedItems;
import dev.parley.aws.S3FeedLists;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.FeedState.Health;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.feeds.Opml;
import dev.parley.collecting.feeds.ParsedFeed;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.collecting.fetching.FetchFailed;
import dev.parley.collecting.fetching.FetchLimits;
import dev.parley.collecting.fetching.HostLookup;
import dev.parley.collecting.fetching.WebAddress;
import dev.parley.collecting.fetching.WebFetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The list of feeds that a stack collects. */
@Command(
        name = "feeds",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Edits the list of feeds that a stack collects, and says how each of them does.",
        footer = {
            "",
            "Examples:",
            "  parley feeds add https://outlet.example/world",
            "  parley feeds list --stack parley"
        },
        subcommands = {
            FeedsCommand.Add.class,
            FeedsCommand.ListFeeds.class,
            FeedsCommand.Remove.class,
            FeedsCommand.Check.class,
            FeedsCommand.Import.class
        })
final class FeedsCommand {
    private FeedsCommand() {}

    /** The stack whose list it is, and where feeds may be fetched from. */
    static final class Place {
        @Mixin
        private StackOptions stack;

        private final AddressPolicy addresses;

        Place() {
            this(AddressPolicy.publicAddresses());
        }

        Place(AddressPolicy addresses) {
            this.addresses = addresses;
        }

        /** Runs a task on the stack's list. */
        <T> T with(Task<T> task) throws IOException {
            return stack.find().run(found -> {
                var hosts = new DynamoHosts(found.clients().dynamo(), found.table());
                var clock = Clock.systemUTC();
                try (var web = new WebFetcher(
                        "Parley/0.1 (feeds command)",
                        HostLookup.ofTheSystem(),
                        addresses,
                        FetchLimits.DEFAULT,
                        clock)) {
                    return task.run(new EditFeeds(
                            new S3FeedLists(found.clients().s3(), found.bucket()),
                            new DynamoFeedStates(found.clients().dynamo(), found.table()),
                            new S3FeedItems(found.clients().s3(), found.bucket()),
                            new PoliteFetcher(web, hosts, hosts, clock, PoliteFetcher.Pause.ofTheThread()),
                            clock));
                }
            });
        }
    }

    /** Work on a list of feeds. */
    interface Task<T> {
        T run(EditFeeds feeds) throws IOException;
    }

    /** A command on the list of a stack. */
    abstract static class ListSubcommand extends Subcommand {
        @Mixin
        private Place place;

        final <T> T withFeeds(Task<T> task) throws IOException {
            return place.with(task);
        }
    }

    private static String described(ParsedFeed feed) {
        var newest = feed.items().stream()
                .flatMap(item -> item.published().or(item::updated).stream())
                .max(Instant::compareTo);
        return feed.type().label() + (feed.title().isEmpty() ? "" : " \"" + feed.title() + "\"") + ", "
                + feed.items().size() + " items"
                + newest.map(moment -> ", newest of " + moment.truncatedTo(ChronoUnit.MINUTES))
                        .orElse("");
    }

    @Command(name = "add", description = "Reads a feed, or finds the feed of a page, and adds it to the list.")
    static final class Add extends ListSubcommand {
        @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "A feed, or a page that has one.")
        private List<String> addresses;

        @Override
        public Integer call() throws IOException {
            var parsed = addresses.stream().map(this::parsed).toList();
            return withFeeds(feeds -> {
                int failed = 0;
                for (var address : parsed) {
                    try {
                        var added = feeds.add(address);
                        out().println((added.isNew() ? "added  " : "known  ")
                                + added.feed().id() + "  " + added.feed().address() + "  (" + described(added.parsed())
                                + ")");
                    } catch (FetchFailed | BrokenFeed e) {
                        failed++;
                        err().println("parley: " + address + ": " + e.getMessage());
                    }
                }
                return failed == 0 ? 0 : 1;
            });
        }

        private WebAddress parsed(String typed) {
            var whole = typed.contains("://") ? typed : "https://" + typed;
            return WebAddress.of(whole)
                    .orElseThrow(() -> new ParameterException(commandLine(), "not an http or https address: " + typed));
        }
    }

    @Command(
            name = "list",
            description = "Lists the feeds: how each does, when it last had something new, and when it is due again.")
    static final class ListFeeds extends ListSubcommand {
        @Option(
                names = "--in-trouble",
                description =
                        "Only feeds for which the alarm FeedsInTrouble rings; the exit status is 1 if there are any.")
        private boolean inTrouble;

        @Override
        public Integer call() throws IOException {
            return withFeeds(feeds -> {
                var listed = feeds.list();
                var now = Instant.now();
                var troubled =
                        listed.stream().filter(one -> isInTrouble(one, now)).toList();
                (inTrouble ? troubled : listed).forEach(one -> print(one, now));
                if (listed.isEmpty()) {
                    out().println("No feeds are listed. Add one: parley feeds add ADDRESS");
                } else if (!troubled.isEmpty() || inTrouble) {
                    out().println(troubled.size() + " of " + listed.size() + " feeds are in trouble"
                            + troubled.stream()
                                    .map(one -> one.feed().id())
                                    .collect(Collectors.joining(", ", troubled.isEmpty() ? "" : ": ", "")));
                }
                return inTrouble && !troubled.isEmpty() ? 1 : 0;
            });
        }

        private static boolean isInTrouble(EditFeeds.Listing one, Instant now) {
            return one.state().filter(state -> state.health(now) != Health.WELL).isPresent();
        }

        private static String mark(EditFeeds.Listing one, Instant now) {
            return isInTrouble(one, now) ? "! " : "";
        }

        private void print(EditFeeds.Listing one, Instant now) {
            out().println(mark(one, now) + one.feed().id() + "  " + one.feed().address()
                    + (one.feed().title().isEmpty() ? "" : "  \"" + one.feed().title() + "\""));
            if (one.state().isEmpty()) {
                out().println("    not fetched yet");
                return;
            }
            var state = one.state().get();
            var history = state.history();
            out().println("    " + state.health(now).toString().toLowerCase(Locale.ROOT) + ", last read "
                    + moment(history.lastSuccess()) + ", last new item " + moment(history.lastNewItem()) + ", due "
                    + moment(Optional.of(state.due())) + ", every " + minutes(state) + " min");
            history.error()
                    .ifPresent(why -> out().println("    failed " + history.failures() + " times in a row: " + why));
            history.movedTo().ifPresent(to -> out().println("    moved for good to " + to));
        }

        private static long minutes(FeedState state) {
            return state.schedule().interval().toMinutes();
        }

        private static String moment(Optional<Instant> moment) {
            return moment.map(known -> known.truncatedTo(ChronoUnit.SECONDS).toString())
                    .orElse("never");
        }
    }

    @Command(name = "remove", description = "Takes feeds off the list. Their articles stay in the archive.")
    static final class Remove extends ListSubcommand {
        @Parameters(paramLabel = "FEED", arity = "1..*", description = "Its id or its address.")
        private List<String> names;

        @Override
        public Integer call() throws IOException {
            return withFeeds(feeds -> {
                int unknown = 0;
                for (var name : names) {
                    var removed = feeds.remove(name);
                    if (removed.isPresent()) {
                        out().println("removed  " + removed.get().address());
                    } else {
                        unknown++;
                        err().println("parley: no such feed: " + name);
                    }
                }
                return unknown == 0 ? 0 : 1;
            });
        }
    }

    @Command(
            name = "check",
            description =
                    "Fetches listed feeds now and says what they hold, or why they cannot be read. Changes nothing.")
    static final class Check extends ListSubcommand {
        @Parameters(
                paramLabel = "FEED",
                arity = "0..*",
                description = "Ids or addresses; all feeds when none is named.")
        private List<String> names = List.of();

        @Override
        public Integer call() throws IOException {
            return withFeeds(feeds -> {
                int failed = 0;
                for (var feed : chosen(feeds)) {
                    try {
                        var found = feeds.find(feed.webAddress());
                        out().println("well    " + feed.address() + "  (" + described(found.feed()) + ")");
                    } catch (FetchFailed | BrokenFeed e) {
                        failed++;
                        out().println("failed  " + feed.address() + "  " + e.getMessage());
                    }
                }
                return failed == 0 ? 0 : 1;
            });
        }

        private List<ListedFeed> chosen(EditFeeds feeds) throws IOException {
            if (names.isEmpty()) {
                return feeds.list().stream().map(EditFeeds.Listing::feed).toList();
            }
            for (var name : names) {
                if (feeds.listed(name).isEmpty()) {
                    throw new IOException("no such feed: " + name);
                }
            }
            return names.stream().flatMap(name -> feeds.listed(name).stream()).toList();
        }
    }

    @Command(
            name = "import",
            description = "Adds all feeds of an OPML file, as feed readers export it, without reading them.")
    static final class Import extends ListSubcommand {
        @Parameters(paramLabel = "OPML", description = "The file.")
        private Path file;

        @Override
        public Integer call() throws IOException {
            List<WebAddress> addresses;
            try {
                addresses = Opml.addresses(Files.readAllBytes(file));
            } catch (BrokenFeed e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
            return withFeeds(feeds -> {
                int added = feeds.addAll(addresses);
                out().println(addresses.size() + " feeds in the file, " + added + " of them new.");
                return 0;
            });
        }
    }
}
