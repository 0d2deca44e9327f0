package dev.parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The journeys of archivists on the sample articles, in Chromium. Skipped where there is no browser. */
class PagesIT {
    @TempDir
    private static Path folder;

    private static BrowserFixture fixture;
    private static LocalStack stack;
    private static Browser browser;
    private static PageJourneys journeys;

    @BeforeAll
    static void start() throws Exception {
        fixture = BrowserFixture.start(
                folder, BrowserFixture.MAY_20, Map.of("FreshnessHours", "0", "MistakeAddress", "desk@example.org"));
        stack = fixture.stack();
        fixture.sendSamples();
        browser = fixture.browse(stack.api());
        journeys = new PageJourneys(stack, browser);
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
        journeys.seeEveryView("", List.of(1440, 375));
    }

    @Test
    void viewsFitAWideWindow() throws Exception {
        browser.size(2560, 1200);
        for (var view : Views.of(stack.api()).entrySet()) {
            browser.open(view.getValue());
            browser.screenshot(view.getKey() + "-2560-light");
            assertFalse(journeys.isWiderThanTheWindow(), view.getKey() + " scrolls sideways at 2560");
        }
    }

    @Test
    void aFactAndAnArticleArePrintedWithoutWhatOnlyAScreenNeeds() throws Exception {
        var views = Views.of(stack.api());
        for (var name : List.of("fact", "article")) {
            browser.open(views.get(name));
            browser.print(name + "-printed");
            browser.media("print");
            for (var element : browser.driver().findElements(By.cssSelector("nav, button, footer, .skip"))) {
                assertFalse(element.isDisplayed(), name + " prints " + element.getText());
            }
            assertTrue(browser.await("h1").isDisplayed());
            assertTrue(browser.await("main").getText().length() > 300, name);
            browser.media("");
        }
    }

    @Test
    void searchingNeedsNothingButAKeyboard() {
        journeys.searchForAFactAndReadIt();
    }

    @Test
    void readingAnArticleNeedsNothingButAKeyboard() throws Exception {
        journeys.readAnArticle();
    }

    @Test
    void subscribingNeedsNothingButAKeyboard() throws Exception {
        journeys.subscribeToASearch("bob@example.org");
    }

    @Test
    void operatorsNeedNothingButAKeyboard() {
        journeys.lookAtTheOperation();
    }

    @Test
    void peopleAreFoundInAnySpelling() {
        browser.open("/facts");
        browser.click("input[name=person]");
        browser.keys("Zelenskyy", Keys.ENTER);
        browser.awaitAddress("/facts?person=volodymyr-zelensky");
        browser.awaitText(".choices", "Volodymyr Zelensky");
    }

    @Test
    void resultsAreUpdatedInPlace() {
        browser.open("/facts");
        browser.driver().executeScript("window.before = true");
        browser.click(".facets a[href*='type=ceasefire']");
        browser.awaitAddress("/facts?type=ceasefire");
        browser.awaitText(".choices", "Ceasefire");
        assertEquals(true, browser.driver().executeScript("return window.before"));
        browser.click(".choices a");
        browser.awaitAddress("/facts");
        assertEquals(List.of(), journeys.complaints());
    }

    @Test
    void whatIsThereStaysWithoutAConnection() {
        browser.open("/facts");
        browser.offline(true);
        try {
            browser.click(".facets a[href*='type=ceasefire']");
            browser.awaitText("[role=alert]", "There is no connection");
            assertFalse(browser.driver().findElements(By.cssSelector(".row")).isEmpty());
            browser.assertAccessible("without a connection");
        } finally {
            browser.offline(false);
        }
        browser.click("[role=alert] a");
        browser.awaitText(".choices", "Ceasefire");
        assertTrue(browser.driver().findElements(By.cssSelector("[role=alert]")).isEmpty());
        browser.complaints();
    }

    @Test
    void pictureForTheReadme() {
        browser.size(1280, 760);
        browser.open("/facts?person=donald-trump&from=2025-01-01&to=2025-04-30");
        browser.firstScreen("readme");
        assertEquals(1, browser.driver().findElements(By.cssSelector(".bars")).size());
    }

    @Test
    void aTimeIsChosenInTheChart() {
        browser.open("/facts");
        var bars = browser.driver().findElements(By.cssSelector(".bars a"));
        new Actions(browser.driver())
                .moveToElement(bars.get(0))
                .clickAndHold()
                .moveToElement(bars.get(1))
                .release()
                .perform();
        browser.awaitAddress("/facts?from=2025-02-01&to=2025-03-31");
        browser.awaitText(".time h2", "Facts by day");
        var day = browser.driver().findElements(By.cssSelector(".bars a")).get(11);
        day.click();
        browser.awaitAddress("/facts?from=2025-02-12&to=2025-02-12");
        browser.awaitText(".steps", "February");
    }

    @Test
    void pagesAreReadAndSearchedWithoutScripts() {
        browser.scripts(false);
        try {
            browser.open("/");
            browser.driver().findElement(By.name("q")).sendKeys("telephone");
            browser.driver().findElement(By.name("person")).sendKeys("Zelenskyy");
            browser.driver().findElement(By.cssSelector(".form button")).click();
            browser.awaitAddress("/facts?q=telephone&person=volodymyr-zelensky");
            browser.open("/facts");
            browser.driver()
                    .findElement(By.cssSelector(".facets a[href*='type=ceasefire']"))
                    .click();
            browser.awaitAddress("/facts?type=ceasefire");
            browser.driver().findElement(By.cssSelector(".row .what a")).click();
            browser.await(".sightings");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void somebodySubscribesToASearchChangesItAndLeaves() {
        browser.open("/facts?person=donald-trump&type=leader_call");
        browser.click(".uses a[href^='/subscriptions']");
        browser.awaitText(".estimate", "alerts a week");
        browser.driver().executeScript("document.querySelector('form.stack').noValidate = true");
        browser.fill("input[name=email]", "not an address");
        browser.click("form.stack button");
        browser.await("[role=alert]");
        browser.fill("input[name=email]", "ann@example.org");
        browser.click("form.stack button");
        browser.awaitText("h1", "A subscription");
        assertTrue(browser.address().startsWith("/subscriptions/"));
        assertTrue(browser.text("main").contains("a***@example.org"));
        assertTrue(browser.driver()
                .findElements(By.cssSelector("button[value=change]"))
                .isEmpty());
        browser.click("button[value=leave]");
        browser.awaitText("main", "It has ended.");
        browser.open("/subscriptions?person=donald-trump&type=leader_call");
        browser.fill("input[name=phone]", "+44 7700 900123");
        browser.click("form.stack button");
        browser.awaitText("h1", "A subscription");
        browser.assertAccessible("a subscription");
        browser.screenshot("subscription-1440-light");
        browser.fill("input[name=countries]", "Atlantis");
        browser.click("button[value=change]");
        browser.awaitText("[role=alert]", "Atlantis");
        browser.fill("input[name=countries]", "Ukraine");
        browser.click("button[value=change]");
        browser.awaitText(".properties", "of Ukraine");
        browser.click("button[value=leave]");
        browser.awaitText("main", "It has ended.");
    }

    @Test
    void aSearchIsExportedAndTheFileIsThere() throws Exception {
        journeys.askForAnExport();
        journeys.takeTheExport();
        browser.screenshot("export-done-1440-light");
    }

    @Test
    void feedsOfASearchCanBeCopied() throws Exception {
        journeys.copyAFeedOfASearch();
    }

    @Test
    void pairsLeadToTheirFacts() {
        browser.open("/pairs");
        browser.click(".matrix td a");
        browser.awaitText(".choices", "Donald Trump");
        assertTrue(browser.address().contains("person=donald-trump,vladimir-putin"));
    }

    @Test
    void nothingOfAnArticleRunsOrLoads() throws Exception {
        var names = List.of(
                "<script>document.title='hacked'</script>",
                "<img src=/x onerror=\"document.title='hacked'\">",
                "\"><svg onload=\"document.title='hacked'\">",
                "' autofocus onfocus='document.title=1",
                "</title></textarea></style><iframe srcdoc=\"<script>top.document.title='hacked'</script>\">");
        for (int i = 0; i < names.size(); i++) {
            var hostile = names.get(i);
            var article = Json.MAPPER
                    .createObjectNode()
                    .put("url", "https://wire.example.com/hostile" + i + "?" + hostile)
                    .put("title", hostile + " Trump calls Modi")
                    .put("source", hostile)
                    .put("byline", hostile)
                    .put("published", "2025-05-1" + i)
                    .put(
                            "text",
                            "U.S. President Donald Trump spoke by phone with Indian Prime Minister Narendra Modi on Monday, "
                                    + hostile + " said.\n\n" + hostile);
            Stacks.post(stack.api(), article.toString());
        }
        stack.awaitIdle();
        var facts = json("/facts?person=modi&limit=20").path("facts");
        assertTrue(facts.size() >= 1, facts.toString());
        var paths = new ArrayList<String>(List.of("/facts?q=hacked", "/articles?q=hacked", "/pairs", "/articles"));
        facts.forEach(fact -> paths.add("/facts/" + fact.path("id").asText()));
        json("/articles?q=hacked").path("articles").forEach(one -> {
            paths.add("/articles/" + one.path("id").asText());
            paths.add("/articles/" + one.path("id").asText() + "/diff");
        });
        assertTrue(paths.size() > 8, paths.toString());
        for (var path : paths) {
            browser.open(path);
            browser.await("main");
            assertFalse(browser.driver().getTitle().equals("hacked"), path);
            assertEquals(
                    0,
                    browser.driver()
                            .findElements(
                                    By.cssSelector(
                                            "main script, main img, main iframe, main svg:not(.bars), main [onload], main [onerror], main [onfocus]"))
                            .size(),
                    path);
            assertEquals(List.of(), journeys.complaints(), path);
        }
    }

    @Test
    void theFirstViewIsSmall() throws Exception {
        browser.open("/facts");
        @SuppressWarnings("unchecked")
        var loaded = (List<String>)
                browser.driver().executeScript("return performance.getEntriesByType('resource').map(e => e.name)");
        long bytes = compressed(Stacks.html(stack.api(), "/facts"));
        for (var name : loaded) {
            assertTrue(name.startsWith(stack.api().toString()), name);
            bytes += compressed(Stacks.html(
                    stack.api(), name.substring(stack.api().toString().length())));
        }
        assertTrue(bytes < 150_000, bytes + " bytes: " + loaded);
    }

    private static long compressed(byte[] body) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.size();
    }

    private static JsonNode json(String path) throws Exception {
        return Stacks.json(Stacks.get(stack.api(), path));
    }
}
