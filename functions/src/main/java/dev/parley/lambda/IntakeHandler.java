package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.ArchiveArticle;
import dev.parley.application.ArchiveResult;
import dev.parley.application.ports.Metric;
import dev.parley.articles.Article;
import dev.parley.articles.DeletedArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Serves {@code POST /articles}. It answers after the article is stored in the archive. */
public record IntakeHandler(ArchiveArticle archive, EmbeddedMetrics metrics, Clock clock)
        implements RequestStreamHandler {
    public IntakeHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, IntakeHandler::prime);
        this(wiring);
    }

    private IntakeHandler(Wiring wiring) {
        this(wiring.archive().archiveArticle(), wiring.metrics(), wiring.clock());
    }

    private static void prime(Wiring offline) throws IOException {
        var request =
                Json.MAPPER.createObjectNode().put("routeKey", "POST /articles").put("body", Priming.article());
        request.putObject("headers").put("content-type", "application/json");
        Priming.handle(new IntakeHandler(offline), request);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            answer(new HttpRequest(Json.MAPPER.readTree(in))).writeTo(out);
        } finally {
            metrics.flush();
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            var result =
                    archive.archive(new Submission(request.body(), request.header("content-type"), clock.instant()));
            return result.article().state() == Article.State.UNPARSED ? unreadable(result) : archived(result);
        } catch (DeletedArticle deleted) {
            metrics.count(Metric.REFUSED, "article-deleted");
            return Problems.gone(deleted.tombstone());
        } catch (RefusedSubmission refused) {
            metrics.count(
                    Metric.REFUSED,
                    switch (refused.reason()) {
                        case EMPTY -> "article-empty";
                        case TOO_LARGE -> "article-too-large";
                    });
            return switch (refused.reason()) {
                case EMPTY -> HttpAnswer.problem(400, "Empty body", refused.getMessage());
                case TOO_LARGE -> HttpAnswer.problem(413, "Too large", refused.getMessage());
            };
        }
    }

    private static HttpAnswer archived(ArchiveResult result) {
        var article = result.article();
        var body = new Archived(article.id(), article.version(), result.outcome(), article.state(), article.notes());
        return HttpAnswer.json(result.outcome() == ArchiveResult.Novelty.KNOWN ? 200 : 201, body)
                .with("location", "/articles/" + article.id() + "/versions/" + article.version());
    }

    private static HttpAnswer unreadable(ArchiveResult result) {
        var article = result.article();
        return HttpAnswer.problem(
                422,
                "Not readable as an article",
                article.notes().getLast(),
                Map.of("id", article.id(), "version", article.version(), "archived", true));
    }

    private record Archived(
            String id, String version, ArchiveResult.Novelty outcome, Article.State state, List<String> notes) {}
}
