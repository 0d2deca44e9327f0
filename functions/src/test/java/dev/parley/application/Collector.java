package dev.parley.application;

import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.collecting.fetching.FetchLimits;
import dev.parley.collecting.fetching.HostLookup;
import dev.parley.collecting.fetching.WebFetcher;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collecting in memory, on a clock that is set by hand: polling, the queue, and fetching. */
final class Collector implements AutoCloseable {
    /** As long as the function's timeout. */
    private static final Duration RUN = Duration.ofMinutes(5);

    final FakeFeeds feeds = new FakeFeeds();
    final FakeArchive archive = new FakeArchive();
    final List<String> log = new ArrayList<>();

    /** Messages to operators: the subject, and the text below it. */
    final List<String> told = new ArrayList<>();

    boolean operatorsCannotBeTold;
    final FakeClock clock;
    private final WebFetcher web;
    final PollFeeds poll;
    final FetchFeed fetch;
    final EditFeeds edit;

    Collector(FakeClock clock, HostLookup lookup, Predicate<String> reportsFacts) {
        this.clock = clock;
        web = new WebFetcher(
                "Parley (+https://archive.example)",
                lookup,
                AddressPolicy.publicAddressesAndLoopback(),
                FetchLimits.DEFAULT,
                clock);
        var fetcher = new PoliteFetcher(web, feeds, feeds.robots, clock, clock::pass);
        var reader = new ArticleReader();
        poll = new PollFeeds(feeds, feeds, feeds, this::tell, clock);
        fetch = new FetchFeed(
                feeds,
                feeds,
                feeds,
                fetcher,
                new ArchiveItem(
                        fetcher, reader, new ArchiveArticle(reader, archive, archive::known), reportsFacts, clock),
                clock);
        edit = new EditFeeds(feeds, feeds, feeds, fetcher, clock);
    }

    private void tell(String subject, String text) {
        if (operatorsCannotBeTold) {
            throw new IllegalStateException("the topic is not there");
        }
        told.add(subject + "\n" + text);
    }

    ListedFeed list(String address) {
        var feed = new ListedFeed(address, "Outlet", clock.instant());
        feeds.write(feeds.read().with(feed));
        return feed;
    }

    FeedState state(ListedFeed feed) {
        return feeds.find(feed.id()).orElseThrow();
    }

    /** Polls once and handles what is queued; a task whose run is stopped goes back to the queue. */
    List<FetchFeed.Summary> run() {
        poll.poll(log::add);
        var done = new ArrayList<FetchFeed.Summary>();
        var tasks = new ArrayList<FetchTask>(feeds.queue);
        feeds.queue.clear();
        for (var task : tasks) {
            var end = clock.instant().plus(RUN);
            try {
                fetch.fetch(task, () -> Duration.between(clock.instant(), end)).ifPresent(done::add);
            } catch (Stopped e) {
                feeds.queue.add(task);
            }
        }
        return done;
    }

    /** A run was stopped in the middle, as by a restart. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void close() throws IOException {
        web.close();
    }
}
