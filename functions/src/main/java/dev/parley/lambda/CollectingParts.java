package dev.parley.lambda;

import dev.parley.application.ArchiveItem;
import dev.parley.application.FetchFeed;
import dev.parley.application.PoliteFetcher;
import dev.parley.application.PollFeeds;
import dev.parley.application.ReadOperation;
import dev.parley.application.ports.FeedItems;
import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.DynamoHosts;
import dev.parley.aws.S3FeedItems;
import dev.parley.aws.S3FeedLists;
import dev.parley.aws.SnsOperatorMessages;
import dev.parley.aws.SqsFetchQueue;
import dev.parley.aws.SqsQueueDepths;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.collecting.fetching.FetchLimits;
import dev.parley.collecting.fetching.HostLookup;
import dev.parley.collecting.fetching.WebFetcher;
import java.time.Clock;

/** Polls feeds and fetches their articles. */
record CollectingParts(
        Environment environment,
        Clients clients,
        StorageParts storage,
        ArchiveParts archive,
        AddressPolicy addresses,
        Clock clock) {
    PollFeeds pollFeeds() {
        return new PollFeeds(
                feedLists(),
                feedStates(),
                new SqsFetchQueue(clients.sqs(), environment.variable("FETCH_QUEUE_URL")),
                new SnsOperatorMessages(clients.retryingSns(), environment.variable("OPERATOR_TOPIC_ARN")),
                clock);
    }

    /** The caller closes the fetcher. */
    FetchFeed fetchFeed(WebFetcher web) {
        var fetcher = politeFetcher(web);
        var reader = new ArticleReader();
        return new FetchFeed(
                feedLists(),
                feedStates(),
                feedItems(),
                fetcher,
                new ArchiveItem(fetcher, reader, archive.archiveArticle(), this::mayReportFacts, clock),
                clock);
    }

    ReadOperation readOperation() {
        return new ReadOperation(
                feedLists(),
                feedStates(),
                new SqsQueueDepths(clients.sqs(), environment.pairs("FAILURE_QUEUES")),
                storage.outbox(),
                storage.index(),
                archive.readArchive(),
                clock);
    }

    /** An article that is not indexed yet may report facts. */
    private boolean mayReportFacts(String articleId) {
        var known = storage.index().article(articleId);
        return known.versions().isEmpty() || !known.facts().isEmpty();
    }

    /** Hosts are left alone by the machine's clock, whatever time it is for the functions. */
    private PoliteFetcher politeFetcher(WebFetcher web) {
        var hosts = new DynamoHosts(clients.dynamo(), storage.table());
        return new PoliteFetcher(web, hosts, hosts, Clock.systemUTC(), PoliteFetcher.Pause.ofTheThread());
    }

    WebFetcher webFetcher(HostLookup lookup) {
        return new WebFetcher(userAgent(), lookup, addresses, FetchLimits.DEFAULT, clock);
    }

    private String userAgent() {
        var contact = environment.possiblyEmpty("COLLECTOR_CONTACT");
        return "Parley/0.1 (+" + environment.variable("PUBLIC_BASE_URL")
                + (contact.isEmpty() ? ")" : "; " + contact + ")");
    }

    private FeedLists feedLists() {
        return new S3FeedLists(clients.s3(), storage.bucket());
    }

    FeedItems feedItems() {
        return new S3FeedItems(clients.s3(), storage.bucket());
    }

    private FeedStates feedStates() {
        return new DynamoFeedStates(clients.dynamo(), storage.table());
    }
}
