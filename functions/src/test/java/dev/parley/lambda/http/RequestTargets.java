package dev.parley.lambda.http;

import static dev.parley.fuzz.FuzzTarget.ofTexts;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.names.KnownNames;
import dev.parley.fuzz.FuzzTarget;
import dev.parley.json.Json;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.InterestReader;
import dev.parley.subscriptions.RefusedInterest;
import dev.parley.subscriptions.RefusedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Bodies and headers of requests. */
public final class RequestTargets {
    private static final SubscriptionForm FORM =
            new SubscriptionForm(new AddressReader("US,GB"), new InterestReader(KnownNames.bundled()));

    private RequestTargets() {}

    public static List<FuzzTarget> all() {
        return List.of(
                ofTexts(
                        "subscription",
                        List.of(
                                "{\"email\":\"ann@example.org\",\"interests\":{\"types\":[\"leader_call\"],\"people\":"
                                        + "[\"donald-trump\"],\"countries\":[\"UKR\"]},\"note\":\"desk\",\"digest\":true}",
                                "{\"phone\":\"+447700900123\",\"interests\":{\"kinds\":[\"call\"],\"status\":[\"planned\"],"
                                        + "\"nowHappened\":true},\"dryRun\":true}",
                                "{\"interests\":null,\"note\":null}",
                                "{\"code\":\"012-345\"}"),
                        RequestTargets::subscription),
                ofTexts(
                        "form",
                        List.of("email=ann%40example.org&people=Trump&people=Zelensky&digest=on&note=a+b"),
                        RequestTargets::form),
                ofTexts(
                        "request-headers",
                        List.of(
                                "bytes=0-99\nbytes=-5\nbytes=7-",
                                "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8"),
                        input -> FuzzTarget.lines(input).forEach(RequestTargets::header)),
                ofTexts(
                        "request-target",
                        List.of("/articles/4yretr35zsc2993pt\nq=%22talks%22&from=2025-01-01", "/f/\u00e9 a\nx=%zz"),
                        RequestTargets::target));
    }

    /** What is accepted has a filter policy that SNS takes; what is refused says why. */
    private static void subscription(byte[] body) {
        each(() -> filters(FORM.request(body).interest()));
        each(() -> FORM.change(body).interest().ifPresent(RequestTargets::filters));
        each(() -> assertTrue(FORM.code(body).matches("[0-9]{6}")));
    }

    private static void each(Runnable reading) {
        try {
            reading.run();
        } catch (RefusedRequest | RefusedInterest e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static void filters(Interest interest) {
        assertFalse(Json.MAPPER.valueToTree(interest.policy()).toString().isBlank());
    }

    private static void form(byte[] body) {
        var request = new HttpRequest(Json.MAPPER.valueToTree(Map.of(
                "headers",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "body",
                Base64.getEncoder().encodeToString(body),
                "isBase64Encoded",
                true)));
        try {
            FormBody.read(request, Refused::new)
                    .forEach((name, value) -> assertFalse(value.isBlank(), "the value of " + name));
        } catch (Refused e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static void header(String value) {
        Accept.prefersHtml(value);
        ByteRange.of(value, 1000, 100).filter(range -> !range.isUnsatisfiable()).ifPresent(range -> {
            assertTrue(range.first() >= 0 && range.last() < 1000, range::toString);
            assertTrue(range.length() <= 100, range::toString);
        });
    }

    /** Path and query of any request are a valid reference. */
    private static void target(byte[] input) {
        var lines = new String(input, StandardCharsets.UTF_8).split("\n", 2);
        var request = new HttpRequest(Json.MAPPER.valueToTree(
                Map.of("rawPath", lines[0], "rawQueryString", lines.length > 1 ? lines[1] : "")));
        var target = RequestTarget.of(request);
        assertTrue(target.startsWith("/"), target);
        URI.create("https://parley.example" + target);
    }
}
