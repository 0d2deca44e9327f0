package dev.parley.lambda.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import dev.parley.pages.Page;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Answers with HTML pages. */
public final class HtmlAnswer {
    private static final String VARY = "vary";

    private HtmlAnswer() {}

    static HttpAnswer of(int status, String page) {
        return new HttpAnswer(
                status,
                Map.of(
                        "content-type",
                        "text/html; charset=utf-8",
                        "content-security-policy",
                        Page.POLICY,
                        "cross-origin-opener-policy",
                        "same-origin",
                        "cache-control",
                        "private, no-cache"),
                page,
                false);
    }

    /** To a page, after a form was sent or for a tidier address. */
    static HttpAnswer redirect(String address) {
        return new HttpAnswer(303, Map.of("location", address, "cache-control", "no-store"), "", false);
    }

    /** Whether a page is wanted. A client that sends Accept-Datetime is a program, and gets JSON whatever it accepts. */
    public static boolean isWanted(HttpRequest request) {
        return request.header("accept-datetime").isEmpty()
                && request.header("accept").filter(Accept::prefersHtml).isPresent();
    }

    /** A problem as a page. */
    static HttpAnswer problem(HttpAnswer answer) {
        try {
            var problem = Json.MAPPER.readTree(answer.body());
            return of(
                    answer.status(),
                    Page.problem(
                            problem.path("title").asText(),
                            problem.path("detail").asText()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer of a route that has pages: it varies by Accept, and a problem is a page if HTML is wanted. */
    public static HttpAnswer negotiated(HttpRequest request, HttpAnswer answer) {
        var isJson = Optional.ofNullable(answer.headers().get("content-type"))
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        var shown = isJson && isWanted(request) ? problem(answer) : answer;
        var vary = Optional.ofNullable(answer.headers().get(VARY))
                .map(others -> others + ", accept")
                .orElse("accept");
        return shown.with(VARY, vary);
    }
}
