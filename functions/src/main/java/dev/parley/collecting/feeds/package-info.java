/**
 * Reads feeds: RSS, Atom, JSON Feed and news sitemaps; finds the feed of a page; reads lists of feeds in OPML; and keeps
 * what is known of each feed between two fetches.
 *
 * <p>Start with {@link dev.parley.collecting.feeds.FeedParser}, which makes a {@link
 * dev.parley.collecting.feeds.ParsedFeed} of bytes. {@link dev.parley.collecting.feeds.FeedState} says when a feed is
 * due again. The application calls this package; it fetches nothing itself.
 */
@NullMarked
package dev.parley.collecting.feeds;

import org.jspecify.annotations.NullMarked;
