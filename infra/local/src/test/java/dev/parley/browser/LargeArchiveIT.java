package dev.parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.LargeArchive;
import dev.parley.local.Stacks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * The journeys of archivists among 100,000 facts, in Chromium. The facts of the sample articles are among them; the others
 * are generated. Skipped where there is no browser.
 */
class LargeArchiveIT {
    private static final int FACTS = 100_000;

    /** The day after the last fact. It goes on, so that what takes long says how far it is. */
    private static final Clock CLOCK =
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse("2025-12-14T09:00:00Z")));

    private static final Map<String, String> PARAMETERS = Map.of("FreshnessHours", "0");

    @TempDir
    private static Path folder;

    private static BrowserFixture fixture;
    private static Browser browser;
    private static PageJourneys journeys;

    @BeforeAll
    static void start() throws Exception {
        int generated;
        try (var samples = BrowserFixture.start(folder, CLOCK, PARAMETERS)) {
            samples.sendSamples();
            generated = FACTS
                    - Stacks.json(Stacks.get(samples.stack().api(), "/facts"))
                            .path("total")
                            .asInt();
        }
        LargeArchive.write(BrowserFixture.data(folder), generated);
        fixture = BrowserFixture.start(folder, CLOCK, PARAMETERS);
        LargeArchive.index(fixture.stack(), folder.resolve("writer"), generated);
        browser = fixture.browse(fixture.stack().api());
        journeys = new PageJourneys(fixture.stack(), browser);
    }

    @AfterAll
    static void stop() throws Exception {
        if (fixture != null) {
            fixture.close();
        }
    }

    @BeforeEach
    void wide() {
        browser.size(1440, 900);
        browser.scheme("light");
        browser.complaints();
    }

    @Test
    void everyViewIsAccessibleInBothColourSchemes() throws Exception {
        journeys.seeEveryView("large-", List.of(1440));
    }

    @Test
    void aFactIsFoundAndReadByTheKeyboard() {
        journeys.searchForAFactAndReadIt();
    }

    @Test
    void anArticleIsReadByTheKeyboard() throws Exception {
        journeys.readAnArticle();
    }

    @Test
    void aSearchIsSubscribedToByTheKeyboard() throws Exception {
        journeys.subscribeToASearch("ann@example.org");
    }

    @Test
    void anExportSaysHowFarItIs() throws Exception {
        journeys.askForAnExport();
        browser.await("progress");
        journeys.takeTheExport();
    }

    @Test
    void feedsOfASearchAreCopiedByTheKeyboard() throws Exception {
        journeys.copyAFeedOfASearch();
    }

    @Test
    void theOperationIsLookedAtByTheKeyboard() {
        journeys.lookAtTheOperation();
    }

    @Test
    void theChartLeadsFromYearsToDays() {
        browser.open("/facts");
        assertEquals("100,000 facts", browser.text(".total"));
        assertEquals("Facts by year", browser.text(".time h2"));
        browser.assertAccessible("100,000 facts");
        browser.driver().findElements(By.cssSelector(".bars a")).get(5).click();
        browser.awaitText(".time h2", "Facts by month");
        assertEquals("/facts?from=2020-01-01&to=2020-12-31", browser.address());
        browser.driver().findElements(By.cssSelector(".bars a")).get(2).click();
        browser.awaitText(".time h2", "Facts by day");
        assertEquals("/facts?from=2020-03-01&to=2020-03-31", browser.address());
        browser.driver().navigate().back();
        browser.awaitText(".time h2", "Facts by month");
        assertEquals("/facts?from=2020-01-01&to=2020-12-31", browser.address());
    }

    @Test
    void pagesFollowEachOther() {
        browser.open("/facts?person=narendra-modi&order=oldest");
        var first = browser.text(".results .row .what a");
        browser.click("a[rel=next]");
        browser.awaitText(".results h2", "Results, continued");
        assertTrue(browser.address().contains("cursor="), browser.address());
        browser.click(".further a");
        browser.awaitNoText(".results h2", "continued");
        assertEquals(first, browser.text(".results .row .what a"));
    }

    @Test
    void theMatrixCountsPairsOfAChosenTime() {
        browser.open("/pairs?of=country&from=2020-01-01&to=2020-12-31");
        browser.assertAccessible("pairs of 100,000 facts");
        var count = browser.text(".matrix td a");
        browser.click(".matrix td a");
        browser.awaitText(".total", count + " facts");
    }
}
