package dev.parley.collecting.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.parley.collecting.fetching.WebAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a host's robots.txt says to this program.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
public final class RobotRules {
    /** The name by which robots.txt addresses this program. */
    public static final String NAME = "parley";

    /** RFC 9309 asks to read at least 500 KiB. */
    public static final int READ_BYTES = 500 * 1024;

    /** A host that asks for longer pauses gets this one, in milliseconds: else a feed would never be read. */
    private static final long LONGEST_DELAY = 60_000;

    private final BaseRobotRules rules;

    private RobotRules(BaseRobotRules rules) {
        this.rules = rules;
    }

    /**
     * The rules that a response gives: a file that is not there forbids nothing, a server that fails forbids everything
     * until it answers again.
     *
     * @param address of the robots.txt
     */
    public static RobotRules of(WebAddress address, int status, byte[] body) {
        var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        return new RobotRules(
                status >= 200 && status < 300
                        ? parser.parseContent(address.text(), body, "text/plain", List.of(NAME))
                        : parser.failedFetch(status >= 400 && status < 500 && status != 429 ? 404 : 503));
    }

    public boolean allows(WebAddress address) {
        return rules.isAllowed(address.text());
    }

    /** The pause between two requests that the host asks for, a minute at most. */
    public Optional<Duration> delay() {
        return Optional.of(rules.getCrawlDelay())
                .filter(millis -> millis > 0)
                .map(millis -> Duration.ofMillis(Math.min(millis, LONGEST_DELAY)));
    }
}
