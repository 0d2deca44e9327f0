package dev.parley.collecting.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.fetching.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RobotRulesTest {
    private static RobotRules rules(int status, String body) {
        return RobotRules.of(at("/robots.txt"), status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static WebAddress at(String path) {
        return WebAddress.of("https://wire.example" + path).orElseThrow();
    }

    @Test
    void rulesForThisProgramGoBeforeThoseForAll() {
        var rules = rules(200, """
                User-agent: *
                Disallow: /
                User-Agent: Parley
                Disallow: /private/
                Allow: /private/open
                Crawl-delay: 3
                """);
        assertTrue(rules.allows(at("/world/1")));
        assertFalse(rules.allows(at("/private/1")));
        assertTrue(rules.allows(at("/private/open/1")));
        assertEquals(Optional.of(Duration.ofSeconds(3)), rules.delay());
    }

    @Test
    void rulesForAllAreForThisProgramToo() {
        var rules = rules(200, "User-agent: Other\nDisallow:\n\nUser-agent: *\nDisallow: /*.pdf$\nCrawl-delay: 100000");
        assertTrue(rules.allows(at("/a")));
        assertFalse(rules.allows(at("/a.pdf")));
        assertEquals(Optional.of(Duration.ofMinutes(1)), rules.delay());
    }

    @Test
    void fileThatIsNotThereForbidsNothing() {
        for (int status : new int[] {401, 403, 404, 410}) {
            assertTrue(rules(status, "User-agent: *\nDisallow: /").allows(at("/a")));
        }
        assertTrue(rules(200, "").allows(at("/a")));
        assertTrue(rules(200, "<html>Not found</html>").allows(at("/a")));
    }

    @Test
    void serverThatFailsForbidsEverything() {
        for (int status : new int[] {429, 500, 503}) {
            assertFalse(rules(status, "").allows(at("/a")));
        }
    }
}
