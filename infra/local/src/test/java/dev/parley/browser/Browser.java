package dev.parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** Chromium of the system's package, without a window. Nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI api;
    private final ChromeDriver driver;

    private Browser(URI api, ChromeDriver driver) {
        this.api = api;
        this.driver = driver;
    }

    /** Why there is no browser; empty when there is one. */
    static Optional<String> missing() {
        return found(BROWSERS).isPresent() && found(DRIVERS).isPresent()
                ? Optional.empty()
                : Optional.of("no browser: install the packages chromium and chromium-driver");
    }

    private static Optional<Path> found(List<Path> places) {
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** @param profile folder of the browser's state */
    static Browser start(URI api, Path profile) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions()
                .setBinary(found(BROWSERS).orElseThrow().toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--lang=en-GB",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(found(DRIVERS).orElseThrow().toFile())
                .build();
        var browser = new Browser(api, new ChromeDriver(service, options));
        browser.size(1440, 900);
        return browser;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** The width and height of the page in CSS pixels. */
    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @param scheme {@code light} or {@code dark} */
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** @param media {@code print}, or empty for what the browser has */
    void media(String media) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media));
    }

    /** Writes what a printer would get to the test output. */
    void print(String name) {
        var paper = driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", false));
        write(name + ".pdf", paper.get("data"));
    }

    /** Cuts the connection, or restores it. */
    void offline(boolean isOffline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void scripts(boolean enabled) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    void open(String path) {
        driver.get(api + path);
    }

    /** Path and query of the page. */
    String address() {
        return driver.getCurrentUrl().substring(api.toString().length());
    }

    /** Waits until the page has an element, and returns it. */
    WebElement await(String css) {
        return until(() -> driver.findElements(By.cssSelector(css)).stream().findFirst());
    }

    /** Waits until the page has this text. */
    void awaitText(String css, String text) {
        until(() -> driver.findElements(By.cssSelector(css)).stream()
                .filter(element -> element.getText().contains(text))
                .findFirst());
    }

    void awaitAddress(String path) {
        until(() -> address().equals(path) ? Optional.of(true) : Optional.empty());
    }

    private <T> T until(Supplier<Optional<T>> found) {
        return new FluentWait<>(driver)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> found.get().orElse(null));
    }

    String text(String css) {
        return await(css).getText();
    }

    void click(String css) {
        await(css).click();
    }

    /** Writes over what is in a field. */
    void fill(String css, String text) {
        var field = await(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Waits until the page does not have this text any more. */
    void awaitNoText(String css, String text) {
        until(() -> driver.findElements(By.cssSelector(css)).stream()
                        .noneMatch(element -> element.getText().contains(text))
                ? Optional.of(true)
                : Optional.empty());
    }

    /** Types into whatever has the focus. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until an element has the focus that a selector matches; fails when there is none. */
    WebElement tabTo(String css) {
        for (int i = 0; i < 200; i++) {
            keys(Keys.TAB);
            var focused = driver.switchTo().activeElement();
            if ((boolean) driver.executeScript("return arguments[0].matches(arguments[1])", focused, css)) {
                return focused;
            }
        }
        throw new AssertionError("the keyboard does not reach " + css);
    }

    /** The text in the clipboard. */
    String clipboard() {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("origin", api.toString(), "permissions", List.of("clipboardReadWrite")));
        return (String) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "navigator.clipboard.readText().then(done, e => done(String(e)))");
    }

    /** Whether the element with the focus shows it. */
    boolean focusIsVisible() {
        return (boolean)
                driver.executeScript(
                        "const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && s.outlineWidth !== '0px'");
    }

    /** Fails for what axe (WCAG 2.2 AA and its best practices) finds wrong with the page. */
    void assertAccessible(String name) {
        driver.executeScript(Axe.SCRIPT);
        var result = (String) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'],"
                + " resultTypes: ['violations']})"
                + ".then(r => done(JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' '"
                + " + n.failureSummary).slice(0, 3).join(' | ')))), e => done(JSON.stringify([String(e)])))");
        try {
            var faults = Json.MAPPER.readTree(result);
            assertEquals(0, faults.size(), () -> name + ": " + faults.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a picture of the whole page to the test output. */
    void screenshot(String name) {
        picture(name, true);
    }

    /** Writes a picture of what is seen without scrolling to the test output. */
    void firstScreen(String name) {
        picture(name, false);
    }

    private void picture(String name, boolean isWhole) {
        var picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", isWhole));
        write(name + ".png", picture.get("data"));
    }

    private static void write(String name, Object base64) {
        try {
            var folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name), Base64.getDecoder().decode(String.valueOf(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained of since the last call: refused loads, scripts that failed. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** The checker, which its makers put in a jar. */
    private static final class Axe {
        private static final String SCRIPT = read();

        private static String read() {
            try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
