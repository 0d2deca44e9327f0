package dev.parley.collecting.feeds;

import dev.parley.collecting.feeds.FeedState.Health;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The message to operators about feeds that came into trouble, or are well again.
 *
 * @param feeds those whose health changed, at least one
 * @param now the moment of their health
 */
public record FeedReport(List<Changed> feeds, Instant now) {
    /** A message stays far below the 256 KB that SNS takes. */
    private static final int MOST_NAMED = 100;

    private static final int LONGEST_TITLE = 100;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public FeedReport {
        feeds = List.copyOf(feeds);
    }

    /** A feed whose health changed. */
    public record Changed(ListedFeed listed, FeedState state) {}

    /** At most 99 characters of ASCII, as SNS asks for. */
    public String subject() {
        var parts = new ArrayList<String>();
        int troubled = inTrouble().size();
        if (troubled > 0) {
            parts.add(troubled + (troubled == 1 ? " feed" : " feeds") + " in trouble");
        }
        if (troubled < feeds.size()) {
            int well = feeds.size() - troubled;
            parts.add(well + (troubled > 0 ? "" : well == 1 ? " feed" : " feeds") + " well again");
        }
        return "Parley: " + String.join(", ", parts);
    }

    public String text() {
        var text = new StringBuilder();
        list(text, "In trouble:", inTrouble());
        list(
                text,
                "Well again:",
                feeds.stream().filter(feed -> !isTroubled(feed)).toList());
        return text.append("./parley feeds list shows all feeds. What to do: docs/runbook.md#feedsintrouble\n")
                .toString();
    }

    private List<Changed> inTrouble() {
        return feeds.stream().filter(this::isTroubled).toList();
    }

    private boolean isTroubled(Changed feed) {
        return feed.state().health(now) != Health.WELL;
    }

    private void list(StringBuilder text, String heading, List<Changed> some) {
        if (some.isEmpty()) {
            return;
        }
        text.append(heading).append('\n');
        some.stream().limit(MOST_NAMED).forEach(feed -> text.append("- ")
                .append(named(feed.listed()))
                .append(why(feed.state()))
                .append('\n'));
        if (some.size() > MOST_NAMED) {
            text.append("- and ").append(some.size() - MOST_NAMED).append(" more\n");
        }
        text.append('\n');
    }

    /** Titles come from feeds: on one line, and not long. */
    private static String named(ListedFeed feed) {
        var title = feed.title().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        var shown = title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        return shown.isEmpty() ? feed.address() : shown + " (" + feed.address() + ")";
    }

    private String why(FeedState state) {
        var history = state.history();
        return switch (state.health(now)) {
            case WELL -> "";
            case SILENT -> ": silent, nothing new since " + moment(history.lastNewItem(), state);
            case FAILING ->
                ": failing, not read since " + moment(history.lastSuccess(), state)
                        + history.error().map(error -> ". " + error).orElse("");
        };
    }

    private static String moment(Optional<Instant> last, FeedState state) {
        return last.map(MOMENT::format).orElseGet(() -> "it was added on " + MOMENT.format(state.added()));
    }
}
