package dev.parley.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;

/**
 * Where readers report mistakes.
 *
 * @param address an email address, or the web address of a form for new issues; empty for none
 */
public record MistakeLink(String address) {
    /** A link with a subject and the address of the page, filled in. */
    Optional<String> to(String subject, String page) {
        if (address.isBlank()) {
            return Optional.empty();
        }
        if (address.startsWith("https://")) {
            return Optional.of(address + (address.contains("?") ? "&" : "?") + "title=" + encoded(subject) + "&body="
                    + encoded(page));
        }
        return Optional.of("mailto:" + address + "?subject=" + encoded(subject) + "&body=" + encoded(page));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
