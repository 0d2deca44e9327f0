package dev.parley.browser;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * What an archivist does, with the keyboard alone, on an archive that has the sample articles. Each journey needs nothing
 * that another leaves.
 */
final class PageJourneys {
    private static final Pattern LINK = Pattern.compile("http://\\S+");

    private final LocalStack stack;
    private final Browser browser;

    PageJourneys(LocalStack stack, Browser browser) {
        this.stack = requireNonNull(stack, "stack");
        this.browser = requireNonNull(browser, "browser");
    }

    /**
     * Every view against WCAG 2.2 AA, in both colour schemes, and whether it fits the window.
     *
     * @param pictures what the names of its pictures start with
     * @param widths of the window, in CSS pixels
     */
    void seeEveryView(String pictures, List<Integer> widths) throws Exception {
        for (var view : Views.of(stack.api()).entrySet()) {
            browser.open(view.getValue());
            for (var scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                for (int width : widths) {
                    browser.size(width, 900);
                    browser.screenshot(pictures + view.getKey() + "-" + width + "-" + scheme);
                    browser.assertAccessible(view.getKey() + " at " + width + ", " + scheme);
                    assertFalse(isWiderThanTheWindow(), view.getKey() + " scrolls sideways at " + width);
                }
            }
            browser.scheme("light");
            assertEquals(List.of(), complaints(), view.getKey());
        }
    }

    /** From a search by words to a fact of a type, and to an article that reports it. */
    void searchForAFactAndReadIt() {
        browser.open("/facts");
        skipToTheContent();
        browser.open("/facts");
        reach("input[name=q]");
        browser.keys("telephone", Keys.ENTER);
        browser.awaitAddress("/facts?q=telephone");
        browser.awaitText(".choices", "telephone");
        var all = browser.text(".total");
        follow(".facets a[href*='type=leader_call']");
        browser.awaitAddress("/facts?q=telephone&type=leader_call");
        browser.awaitText(".choices", "Leader call");
        browser.driver().navigate().back();
        browser.awaitNoText(".choices", "Leader call");
        browser.awaitText(".total", all);
        assertEquals("/facts?q=telephone", browser.address());
        follow(".row .what a");
        browser.await(".sightings");
        assertTrue(browser.text(".sightings").contains("phone"), browser.text(".sightings"));
        follow("a[href$='?why=yes']");
        browser.awaitNoText(".sightings ~ p", "Why this confidence?");
        follow(".sightings a[href^='/articles/']");
        browser.await(".text mark");
        assertEquals(List.of(), complaints());
    }

    private void skipToTheContent() {
        browser.keys(Keys.TAB);
        assertEquals(
                "Skip to the content",
                browser.driver().switchTo().activeElement().getText());
        assertTrue(browser.focusIsVisible());
        browser.keys(Keys.ENTER);
        assertEquals("content", browser.driver().switchTo().activeElement().getDomAttribute("id"));
    }

    /** An article of two versions: its reports, what changed, and how to cite it. */
    void readAnArticle() throws Exception {
        browser.open("/articles?q=title:\"open the way to talks\"");
        follow(".row .what a");
        browser.await(".text mark");
        assertEquals(
                2, browser.driver().findElements(By.cssSelector(".versions li")).size());
        var cited = reach("a[href$='citation?format=bibtex']").getDomAttribute("href");
        var citation = new String(get(URI.create(stack.api() + cited)), StandardCharsets.UTF_8);
        assertTrue(citation.contains("The Northern Ledger"), citation);
        browser.driver().navigate().refresh();
        var article = browser.address();
        follow(".versions a[href*='/diff?']");
        browser.awaitText("h1", "What changed");
        browser.await(".difference ins, .difference del");
        browser.driver().navigate().back();
        browser.awaitAddress(article);
        follow(".reports a");
        browser.await(".sightings");
        assertEquals(List.of(), complaints());
    }

    /**
     * A subscription to a search: estimated, asked for, confirmed by its owner, changed and left.
     *
     * @param email nobody subscribed by it before
     */
    void subscribeToASearch(String email) throws Exception {
        browser.open("/facts?person=donald-trump&type=leader_call");
        follow(".uses a[href^='/subscriptions']");
        browser.awaitText(".estimate", "alerts a week");
        reach("input[name=email]");
        browser.keys(email);
        follow("form.stack button");
        browser.awaitText("h1", "A subscription");
        var subscription = browser.address();
        assertTrue(subscription.startsWith("/subscriptions/"), subscription);
        assertFalse(browser.text("main").contains(email), "the address is shown");
        assertEquals(
                List.of(),
                browser.driver().findElements(By.cssSelector("button[value=change]")),
                "pending, yet changed");
        get(linkIn(email));
        browser.open(subscription);
        browser.awaitText("main", "It is confirmed");
        reach("input[name=countries]");
        browser.keys("Atlantis");
        follow("button[value=change]");
        browser.awaitText("[role=alert]", "Atlantis");
        reach("input[name=countries]");
        browser.keys("Ukraine");
        follow("button[value=change]");
        browser.awaitText(".properties", "of Ukraine");
        browser.assertAccessible("a confirmed subscription");
        follow("button[value=leave]");
        browser.awaitText("main", "It has ended.");
        assertEquals(List.of(), complaints());
    }

    /** The last link in the last email to an address. */
    private URI linkIn(String email) throws IOException {
        try (var files = Files.list(stack.outbox())) {
            var mail = files.filter(file -> file.toString().endsWith("-to-" + email + ".eml"))
                    .sorted()
                    .reduce((one, next) -> next)
                    .orElseThrow();
            var body = Files.readString(mail).split("\r\n\r\n", 2)[1];
            var text = new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
            return LINK.matcher(text)
                    .results()
                    .map(found -> URI.create(found.group()))
                    .reduce((one, next) -> next)
                    .orElseThrow();
        }
    }

    /** Asks for an export of the calls as JSON Lines. */
    void askForAnExport() {
        browser.open("/facts?type=leader_call");
        follow(".uses a[href^='/exports']");
        reach("input[name=format]");
        browser.keys(Keys.ARROW_DOWN);
        assertEquals(
                "jsonl",
                browser.driver().switchTo().activeElement().getDomAttribute("value"),
                "the format that is chosen");
        follow("form.stack button");
        browser.awaitText("h1", "An export");
    }

    /** Waits until the page says that the export is done, and loads the file. */
    void takeTheExport() throws Exception {
        browser.awaitText("main", "It is done");
        browser.assertAccessible("an export");
        var file = reach("a.button").getDomAttribute("href");
        assertTrue(file.contains("parley-facts-"), file);
        var lines = new String(get(URI.create(file)), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertNotEquals(0, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.contains("leader_call")), "another type was exported");
        var entries = browser.text("[role=status]").replaceAll(".*done: ([0-9,]+) .*", "$1");
        assertEquals(entries.replace(",", ""), Integer.toString(lines.size()));
        assertEquals(List.of(), complaints());
    }

    /** Copies the address of a feed of a search. */
    void copyAFeedOfASearch() throws Exception {
        browser.open("/facts?type=ceasefire");
        follow(".feeds summary");
        var copy = reach(".feeds button");
        assertEquals("/feeds/facts.atom?type=ceasefire", copy.getDomAttribute("data-copy"));
        browser.keys(Keys.ENTER);
        browser.awaitText(".feeds button", "Copied");
        var address = browser.clipboard();
        assertEquals(stack.api() + "/feeds/facts.atom?type=ceasefire", address);
        assertTrue(new String(get(URI.create(address)), StandardCharsets.UTF_8).contains("<entry>"));
        assertEquals(List.of(), complaints());
    }

    /** The operator's corner, and from it the articles of yesterday. */
    void lookAtTheOperation() {
        browser.open("/");
        follow("header nav a[href='/operation']");
        browser.awaitText("h1", "Operation");
        assertEquals("0", browser.text(".operation td.number"));
        follow("section a[href^='/articles?archivedFrom=']");
        browser.awaitText("h1", "Search");
        assertTrue(browser.address().startsWith("/articles?archivedFrom="), browser.address());
        assertEquals(List.of(), complaints());
    }

    /** Brings the focus to an element by Tab, and sees that it is shown. */
    private WebElement reach(String css) {
        var element = browser.tabTo(css);
        assertTrue(browser.focusIsVisible(), "the focus is not seen on " + css);
        return element;
    }

    /** Presses Enter on a link or a button. */
    private void follow(String css) {
        reach(css);
        browser.keys(Keys.ENTER);
    }

    private static byte[] get(URI address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), address.toString());
            return answer.body();
        }
    }

    /** What the browser complained of, except that a page that shows an error has that status. */
    List<String> complaints() {
        return browser.complaints().stream()
                .filter(line -> !line.contains("Failed to load resource: the server responded with a status of 4"))
                .toList();
    }

    boolean isWiderThanTheWindow() {
        return (boolean) browser.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}
