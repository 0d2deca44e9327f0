package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.application.ReadArchive;
import dev.parley.json.Json;
import dev.parley.pages.ArticlePage;
import dev.parley.pages.FactPage;
import dev.parley.pages.Page;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers reads with HTML pages when the client prefers HTML; other clients get JSON. */
public final class PageAnswers {
    private static final String VARY = "vary";
    private static final Set<String> ROUTES =
            Set.of("GET /f/{id}", "GET /facts/{id}", "GET /articles/{id}", "GET /articles/{id}/versions/{version}");

    private final ReadArchive archive;

    public PageAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /** The page for a request; empty when the client does not want HTML, or when there is nothing to show. */
    public Optional<HttpAnswer> page(HttpRequest request) {
        if (!isWanted(request)) {
            return Optional.empty();
        }
        var id = request.path("id").orElse("");
        return switch (request.route()) {
            case "GET /articles/{id}" ->
                archive.article(id).map(article -> html(200, ArticlePage.of(article, request.base())));
            case "GET /articles/{id}/versions/{version}" ->
                archive.version(id, request.path("version").orElse("")).map(version -> {
                    var mentions = archive.mentions(version.article().key());
                    var withText = html(200, ArticlePage.of(version, mentions, request.base(), true));
                    return withText.fits()
                            ? withText
                            : html(200, ArticlePage.of(version, mentions, request.base(), false));
                });
            default -> archive.fact(id).map(fact -> html(200, FactPage.of(fact, request.base())));
        };
    }

    /** Adds {@code Vary: accept} to the answer of a route that has pages, and turns a problem into a page if HTML is wanted. */
    public HttpAnswer withVary(HttpRequest request, HttpAnswer answer) {
        if (!ROUTES.contains(request.route())) {
            return answer;
        }
        var shown = answer.status() >= 400 && isWanted(request) ? problem(answer) : answer;
        var vary = Optional.ofNullable(answer.headers().get(VARY))
                .map(others -> others + ", accept")
                .orElse("accept");
        return shown.with(VARY, vary);
    }

    /** A client that sends Accept-Datetime is a program, and gets JSON whatever it accepts. */
    private static boolean isWanted(HttpRequest request) {
        return ROUTES.contains(request.route())
                && request.header("accept-datetime").isEmpty()
                && request.header("accept").filter(Accept::prefersHtml).isPresent();
    }

    private static HttpAnswer problem(HttpAnswer answer) {
        try {
            var problem = Json.MAPPER.readTree(answer.body());
            return html(
                    answer.status(),
                    Page.problem(
                            problem.path("title").asText(),
                            problem.path("detail").asText()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpAnswer html(int status, String page) {
        var headers = new HashMap<>(Map.of(
                "content-type",
                "text/html; charset=utf-8",
                "content-security-policy",
                Page.POLICY,
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer"));
        return new HttpAnswer(status, headers, page, false);
    }
}
