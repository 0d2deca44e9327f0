package dev.parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.lambda.LargeArchive;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Search and pairs of 100,000 facts, in Chromium. Skipped where there is no browser. */
class LargeArchiveIT {
    private static final int FACTS = 100_000;

    @TempDir
    private static Path profile;

    private static LargeArchive archive;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        var missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        archive = LargeArchive.of(FACTS);
        browser = Browser.start(archive.address(), profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (archive != null) {
            archive.close();
        }
    }

    @Test
    void theChartLeadsFromYearsToDays() {
        browser.open("/facts");
        assertEquals("100,000 facts", browser.text(".total"));
        assertEquals("Facts by year", browser.text(".time h2"));
        browser.screenshot("large-facts-1440-light");
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
        browser.screenshot("large-pairs-1440-light");
        var count = browser.text(".matrix td a");
        browser.click(".matrix td a");
        browser.awaitText(".total", count + " facts");
    }
}
