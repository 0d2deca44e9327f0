package dev.parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A reader signs in, works, loses the session and signs out, in Chromium. Skipped where there is no browser. */
class SignInIT {
    @TempDir
    private static Path folder;

    private static BrowserFixture fixture;
    private static SignInSite site;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        fixture = BrowserFixture.start(folder, BrowserFixture.MAY_20, Map.of("FreshnessHours", "0"));
        fixture.sendSample("02-northern-ledger-envoy.json");
        site = new SignInSite(fixture.stack().api());
        browser = fixture.browse(site.address());
    }

    @AfterAll
    static void stop() throws Exception {
        if (site != null) {
            site.close();
        }
        if (fixture != null) {
            fixture.close();
        }
    }

    @BeforeEach
    void signedOut() {
        browser.open("/signed-out");
        browser.driver().manage().deleteAllCookies();
        site.endAll();
        browser.complaints();
    }

    private static void signIn() {
        browser.click("button");
        browser.await("header .session button");
    }

    @Test
    void oneSignsInAndComesBackToThePageThatOneAskedFor() {
        browser.open("/facts?q=telephone&order=relevance");
        assertEquals("Log in", browser.text("button"), "not led to the issuer");
        signIn();
        assertEquals("/facts?q=telephone&order=relevance", browser.address());
        browser.screenshot("signed-in-1440-light");
        browser.assertAccessible("signed in");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void noScriptCanReadTheTokens() {
        browser.open("/facts");
        signIn();
        assertEquals("", browser.driver().executeScript("return document.cookie"));
        var cookies = browser.driver().manage().getCookies();
        assertEquals(2, cookies.size());
        assertTrue(cookies.stream().allMatch(cookie -> cookie.isHttpOnly() && cookie.isSecure()));
    }

    @Test
    void anEndedTokenIsRenewedUnseen() {
        browser.open("/facts");
        signIn();
        site.accessTokens.clear();
        browser.open("/pairs");
        browser.await("header .session button");
        assertEquals("/pairs", browser.address());
    }

    @Test
    void anEndedSessionKeepsWhatIsOnThePageAndLeadsBackToTheSearch() {
        browser.open("/facts");
        signIn();
        site.endAll();
        browser.fill("input[name=q]", "telephone");
        browser.driver().findElement(By.cssSelector("input[name=q]")).submit();
        browser.awaitText(".alert", "Your session has ended");
        browser.assertAccessible("an ended session");
        browser.click(".alert a");
        browser.awaitText("button", "Log in");
        signIn();
        assertTrue(browser.address().startsWith("/facts?"), browser.address());
        assertTrue(browser.address().contains("q=telephone"), browser.address());
    }

    @Test
    void withoutScriptsAFormOfAnEndedSessionLeadsToTheIssuerToo() {
        browser.open("/facts");
        signIn();
        site.endAll();
        browser.scripts(false);
        try {
            browser.open("/signed-out");
            browser.open("/facts");
            signIn();
            site.endAll();
            browser.fill("input[name=q]", "telephone");
            browser.driver().findElement(By.cssSelector("input[name=q]")).sendKeys(Keys.ENTER);
            browser.awaitText("button", "Log in");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void signingOutEndsTheSession() {
        browser.open("/facts");
        signIn();
        browser.click("header .session button");
        browser.awaitText("h1", "Signed out");
        assertEquals("/signed-out", browser.address());
        assertTrue(browser.driver().manage().getCookies().isEmpty());
        browser.assertAccessible("signed out");
        browser.open("/facts");
        browser.awaitText("button", "Log in");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aFormIsSentWithTheSession() {
        browser.open("/subscriptions?person=vladimir-putin");
        signIn();
        browser.fill("input[name=email]", "reader@example.org");
        browser.click("form.stack button");
        browser.awaitText("h1", "A subscription");
        assertTrue(browser.address().startsWith("/subscriptions/"), browser.address());
    }
}
