package dev.parley.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of every HTML page. A page loads no resource and runs no script: its style is inline, and the policy allows
 * only that style, by its hash (Content Security Policy Level 3, section 6.7.3).
 */
public final class Page {
    private static final String STYLE = style();

    /** The value of the header {@code Content-Security-Policy} of every page. */
    public static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    static String of(String title, Html body) {
        return new Html()
                .tag("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", title)
                .tag("\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n")
                .tag(body.toString())
                .tag("</main>\n<footer>Parley. All times are UTC. Programs get JSON from the same address.</footer>\n")
                .tag("</body>\n</html>\n")
                .toString();
    }

    /**
     * A page for a problem.
     *
     * @param title a few words
     * @param detail a sentence that says what to change
     */
    public static String problem(String title, String detail) {
        var body = new Html().element("h1", title).tag("\n<p>").isolated(detail).tag("</p>\n");
        return of(title, body);
    }

    private static String style() {
        try (var in = Page.class.getResourceAsStream("page.css")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
