package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.Newsroom.Habit;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A day and a half of thirty outlets, with a fault in every twentieth request and runs that are stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewsroomTest {
    private static final Instant START = Instant.parse("2025-06-02T00:00:00Z");
    private static final int OUTLETS = 30;
    private static final double FAULTS = 0.05;

    /** Outlets whose pages can be read, so that a correction of a page can be found. */
    private static final EnumSet<Habit> WITH_PAGES =
            EnumSet.complementOf(EnumSet.of(Habit.NO_PAGES, Habit.MISSING_PAGES, Habit.FORBIDDEN_PAGES, Habit.GONE));

    private final FakeClock clock = new FakeClock();
    private Newsroom newsroom;
    private Collector collector;
    private int stopped;

    @BeforeAll
    void collectForADayAndAHalf() throws Exception {
        clock.set(START);
        newsroom = new Newsroom(OUTLETS, START, clock, FAULTS, 15);
        collector = new Collector(clock, newsroom.lookup(), id -> true);
        for (int outlet = 0; outlet < OUTLETS; outlet++) {
            collector.list(newsroom.feed(outlet));
        }
        var restarts = new Random(7);
        collector.feeds.beforeSave = () -> {
            if (restarts.nextInt(100) < 2) {
                stopped++;
                throw new Collector.Stopped();
            }
        };
        for (var minute = START; minute.isBefore(START.plus(Duration.ofHours(44))); minute = minute.plusSeconds(120)) {
            // Pages may have taken longer than that.
            if (clock.instant().isBefore(minute)) {
                clock.set(minute);
            }
            collector.run();
        }
    }

    @AfterAll
    void close() throws Exception {
        collector.close();
        newsroom.close();
    }

    private List<Article> articles() {
        return collector
                .archive
                .list(Optional.empty())
                .map(holding -> collector
                        .archive
                        .get(VersionKey.ofObjectKey(holding.objectKey()).orElseThrow())
                        .orElseThrow())
                .map(warc -> WarcFile.read(warc).article())
                .toList();
    }

    /** Whether the story ever came to be in a feed that could be read. */
    private boolean isCollectable(Newsroom.Story story) {
        return newsroom.habit(story.outlet()) != Habit.GONE
                || story.published().atZone(ZoneOffset.UTC).getHour() < 8
                        && story.published().isBefore(START.plus(Duration.ofHours(8)));
    }

    @Test
    void noStoryIsLost() {
        var titles = new HashSet<String>();
        articles().forEach(article -> titles.add(article.title().replace(" & more", "")));
        var lost = newsroom.stories.stream()
                .filter(this::isCollectable)
                .filter(story -> !titles.contains(story.title()))
                .toList();
        assertEquals(List.of(), lost);
        assertTrue(newsroom.stories.size() > 100);
    }

    @Test
    void noStoryIsDoubled() {
        var idsByTitle = new TreeMap<String, TreeSet<String>>();
        for (var article : articles()) {
            idsByTitle
                    .computeIfAbsent(article.title(), title -> new TreeSet<>())
                    .add(article.id());
        }
        idsByTitle.forEach((title, ids) -> assertEquals(1, ids.size(), title));
        var versions = new TreeMap<String, Integer>();
        articles().forEach(article -> versions.merge(article.id(), 1, Integer::sum));
        versions.forEach((id, count) -> assertTrue(count <= 2, id + " has " + count + " versions"));
    }

    @Test
    void everyArticleCanBeRead() {
        articles().forEach(article -> assertEquals(Article.State.READABLE, article.state(), article.title()));
    }

    @Test
    void everyCorrectionBecomesAVersion() {
        var corrected = newsroom.stories.stream()
                .filter(story -> story.corrected().isPresent())
                .filter(story -> WITH_PAGES.contains(newsroom.habit(story.outlet())))
                .toList();
        assertTrue(corrected.size() > 20);
        for (var story : corrected) {
            var texts = articles().stream()
                    .filter(article -> article.title().replace(" & more", "").equals(story.title()))
                    .map(Article::text)
                    .filter(text -> text.contains("In a correction the office said"))
                    .count();
            assertEquals(1, texts, story.toString());
        }
    }

    @Test
    void hostsAreAskedASecondApart() {
        newsroom.byHost().forEach((host, requests) -> {
            for (int i = 1; i < requests.size(); i++) {
                var gap = Duration.between(
                        requests.get(i - 1).at(), requests.get(i).at());
                assertFalse(gap.compareTo(Duration.ofSeconds(1)) < 0, host + " was asked again after " + gap);
            }
        });
    }

    @Test
    void hostThatAskedForAPauseIsLeftAloneForIt() {
        newsroom.byHost().forEach((host, requests) -> {
            for (int i = 1; i < requests.size(); i++) {
                if (requests.get(i - 1).status() == 429) {
                    var gap = Duration.between(
                            requests.get(i - 1).at(), requests.get(i).at());
                    assertFalse(gap.compareTo(Duration.ofMinutes(30)) < 0, host + " was asked again after " + gap);
                }
            }
        });
        assertTrue(newsroom.seen.stream().anyMatch(request -> request.status() == 429));
    }

    @Test
    void robotsForbidWhatIsNotAsked() {
        var asked = newsroom.seen.stream()
                .filter(request -> request.path().startsWith("/story/"))
                .filter(request ->
                        newsroom.habit(Integer.parseInt(request.host().replaceAll("\\D", ""))) == Habit.FORBIDDEN_PAGES)
                .toList();
        assertEquals(List.of(), asked);
    }

    @Test
    void feedsAreAskedEveryFiveMinutesAtMostAndMostAnswersAreUnchanged() {
        int asked = 0;
        int unchanged = 0;
        for (var requests : newsroom.byHost().values()) {
            var feeds = new ArrayList<>(requests);
            feeds.removeIf(request -> !request.path().equals("/feed"));
            for (int i = 1; i < feeds.size(); i++) {
                var gap = Duration.between(feeds.get(i - 1).at(), feeds.get(i).at());
                // A run that was stopped is repeated at once.
                boolean isRepeated = gap.compareTo(Duration.ofMinutes(4)) < 0;
                asked += isRepeated ? 0 : 1;
                unchanged += feeds.get(i).status() == 304 ? 1 : 0;
            }
            assertTrue(feeds.size() < 44 * 12, "asked " + feeds.size() + " times");
        }
        assertTrue(unchanged > asked / 3, unchanged + " of " + asked);
    }

    @Test
    void faultsAndRestartsDidHappen() {
        assertTrue(stopped > 5, "stopped " + stopped);
        assertTrue(
                newsroom.seen.stream().filter(request -> request.status() == 0).count() > 20);
        assertTrue(newsroom.seen.stream().anyMatch(request -> request.status() == 410));
    }
}
