package dev.parley.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.articles.Article;
import dev.parley.articles.DeletedArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.WebOrigin;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.collecting.feeds.FeedItem;
import dev.parley.collecting.feeds.KnownItem;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.FetchFailed;
import dev.parley.collecting.fetching.FetchFailed.Reason;
import dev.parley.collecting.fetching.FetchRequest;
import dev.parley.collecting.fetching.Fetched;
import dev.parley.collecting.fetching.Validators;
import dev.parley.collecting.fetching.WebAddress;
import dev.parley.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Archives an item of a feed: its page, or the item as the feed gave it where there is no page that can be read. A page
 * is fetched again later while it reports facts, and a changed text becomes a version.
 *
 * @param reportsFacts whether the article with this id reports facts, or may, because it is not indexed yet
 */
public record ArchiveItem(
        PoliteFetcher fetcher,
        ArticleReader reader,
        ArchiveArticle archive,
        Predicate<String> reportsFacts,
        Clock clock) {
    private static final String ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    /**
     * Archives an item that is due.
     *
     * @param response of the feed, when it was read in this run
     * @return what is known of the item then
     */
    KnownItem archive(ListedFeed feed, KnownItem item, Optional<Fetched> response, Supplier<Duration> remaining) {
        var page = item.inFeed().link().flatMap(WebAddress::of);
        if (page.isEmpty()) {
            return asTheFeedGaveIt(feed, item, response);
        }
        boolean isCheck =
                item.article().articleId().isPresent() && !item.schedule().changed();
        if (isCheck && !reportsFacts.test(item.article().articleId().get())) {
            return item.done();
        }
        try {
            var fetched = fetcher.fetch(new FetchRequest(page.get(), ACCEPT, item.validators()), remaining);
            return read(feed, item, fetched, response);
        } catch (FetchFailed e) {
            if (e.reason() == Reason.BUSY) {
                return item.postponed(clock.instant());
            }
            return e.reason().mayPass() ? later(feed, item, response) : noPage(feed, item, response);
        }
    }

    private KnownItem read(ListedFeed feed, KnownItem item, Fetched page, Optional<Fetched> response) {
        int status = page.status();
        if (status == 304) {
            return item.checked(clock.instant());
        }
        if (status == 429 || status >= 500) {
            return later(feed, item, response);
        }
        if (status != 200) {
            return noPage(feed, item, response);
        }
        var published = item.schedule().pending().flatMap(FeedItem::published);
        var submission = new Submission(
                page.body(),
                page.headers().first("Content-Type"),
                clock.instant(),
                Optional.of(new WebOrigin(Optional.of(page.address().text()), published, page.exchanges())));
        if (!isReadable(submission)) {
            return noPage(feed, item, response);
        }
        return archived(item, submission, page.headers().validators());
    }

    private boolean isReadable(Submission submission) {
        try {
            return reader.read(submission).state() != Article.State.UNPARSED;
        } catch (RefusedSubmission e) {
            return false;
        }
    }

    /** The page failed and may succeed later; after too many failures it counts as not there. */
    private KnownItem later(ListedFeed feed, KnownItem item, Optional<Fetched> response) {
        var failed = item.failed(clock.instant());
        return failed.schedule().attempts() < KnownItem.MOST_ATTEMPTS ? failed : noPage(feed, item, response);
    }

    private KnownItem noPage(ListedFeed feed, KnownItem item, Optional<Fetched> response) {
        return item.article().articleId().isPresent()
                ? item.checked(clock.instant())
                : asTheFeedGaveIt(feed, item, response);
    }

    private KnownItem asTheFeedGaveIt(ListedFeed feed, KnownItem item, Optional<Fetched> response) {
        if (item.schedule().pending().isEmpty()) {
            return item.done();
        }
        var given = item.schedule().pending().get();
        var submission = new Submission(
                json(feed, given),
                Optional.of("application/json"),
                clock.instant(),
                Optional.of(new WebOrigin(
                        given.link(),
                        given.published(),
                        response.map(Fetched::exchanges).orElse(List.of()))));
        return archived(item, submission, Validators.NONE);
    }

    private KnownItem archived(KnownItem item, Submission submission, Validators validators) {
        try {
            var article = archive.archive(submission).article();
            return item.archivedAs(article.id(), clock.instant(), validators);
        } catch (DeletedArticle | RefusedSubmission e) {
            return item.done();
        }
    }

    private record Given(
            @Nullable String url,
            @Nullable String identifier,
            String title,
            @Nullable String source,
            @Nullable String published,
            @Nullable String byline,
            @Nullable String html,
            @Nullable String text) {}

    /** What identifies an item without an address, so that a change of it is a version; null if nothing does. */
    private static @Nullable String identifier(ListedFeed feed, FeedItem item) {
        return item.link().isPresent() || item.id().isBlank() ? null : "urn:parley:feed:" + feed.id() + ":" + item.id();
    }

    /** The item in the form in which articles are sent. */
    private static byte[] json(ListedFeed feed, FeedItem item) {
        var html = item.content();
        try {
            return Json.MAPPER.writeValueAsBytes(new Given(
                    item.link().orElse(null),
                    identifier(feed, item),
                    item.title(),
                    feed.title().isEmpty() ? null : feed.title(),
                    item.published().or(item::updated).map(Instant::toString).orElse(null),
                    item.author().orElse(null),
                    html.isBlank() ? null : html,
                    html.isBlank() ? "" : null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every item can be written as JSON", e);
        }
    }
}
