package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadArchive;
import dev.parley.application.ReadArchive.ArticleView;
import dev.parley.application.ReadArchive.FactView;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Explanation;
import dev.parley.pages.ArticlePage;
import dev.parley.pages.FactPage;
import dev.parley.pages.Labels;
import dev.parley.pages.MistakeLink;
import dev.parley.pages.ShownVersion;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Answers reads with HTML pages when the client prefers HTML; other clients get JSON. */
public final class PageAnswers {
    private static final Set<String> ROUTES = Set.of(
            "GET /f/{id}",
            "GET /facts/{id}",
            "GET /articles/{id}",
            "GET /articles/{id}/versions/{version}",
            "GET /articles/{id}/diff",
            "GET /operation");

    /** Versions that are read for what stands around a sentence, and facts whose copies are looked for. */
    private static final int MOST_READ = 12;

    private final ReadArchive archive;
    private final FactPage facts;
    private final Clock clock;

    public PageAnswers(ReadArchive archive, Labels labels, MistakeLink mistakes, Clock clock) {
        this.archive = requireNonNull(archive, "archive");
        this.facts = new FactPage(labels, mistakes);
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * The page for a request; empty when the client does not want HTML, or when there is nothing to show.
     *
     * @param log gets a line for an operator when the overlay of the names table changed or could not be read
     */
    public Optional<HttpAnswer> page(HttpRequest request, Consumer<String> log) {
        if (!ROUTES.contains(request.route()) || !HtmlAnswer.isWanted(request)) {
            return Optional.empty();
        }
        var id = request.path("id").orElse("");
        return switch (request.route()) {
            case "GET /articles/{id}" ->
                archive.article(id)
                        .flatMap(article ->
                                version(id, article.versions().getLast().version(), Optional.of(article)));
            case "GET /articles/{id}/versions/{version}" ->
                version(id, request.path("version").orElse(""), archive.article(id));
            default -> archive.fact(id).map(fact -> fact(fact, request, log));
        };
    }

    private HttpAnswer fact(FactView fact, HttpRequest request, Consumer<String> log) {
        Map<VersionKey, Article> articles = new LinkedHashMap<>();
        fact.sightings().stream().limit(MOST_READ).forEach(sighting -> archive.version(
                        sighting.version().articleId(), sighting.version().version())
                .ifPresent(version -> articles.put(sighting.version(), version.article())));
        Map<VersionKey, Explanation> readings = new LinkedHashMap<>();
        if (request.query("why").isPresent()) {
            articles.forEach((key, article) -> readings.put(key, archive.explain(article, log)));
        }
        return HtmlAnswer.of(200, facts.of(fact, articles, readings, request.base()));
    }

    private Optional<HttpAnswer> version(String id, String version, Optional<ArticleView> article) {
        return archive.file(id, version).map(file -> {
            var key = file.version().article().key();
            var mentions = archive.mentions(key);
            var view = new ShownVersion(
                    file.version(),
                    article.map(ArticleView::versions).orElseGet(() -> archive.versionsWith(file.version())),
                    mentions,
                    article.map(ArticleView::facts).orElse(List.of()),
                    archive.copies(
                            key, mentions.keySet().stream().limit(MOST_READ).toList()),
                    file.heads(),
                    article.flatMap(ArticleView::hold).isPresent(),
                    clock.instant());
            var withText = HtmlAnswer.of(200, ArticlePage.of(view, true));
            return withText.fits() ? withText : HtmlAnswer.of(200, ArticlePage.of(view, false));
        });
    }

    /** Adds {@code Vary: accept} to the answer of a route that has pages, and turns a problem into a page if HTML is wanted. */
    public HttpAnswer withVary(HttpRequest request, HttpAnswer answer) {
        return ROUTES.contains(request.route()) ? HtmlAnswer.negotiated(request, answer) : answer;
    }
}
