package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.ArchiveArticle;
import dev.parley.application.ArchiveResult;
import dev.parley.articles.Article;
import dev.parley.articles.DeletedArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code POST /articles}: archives what is sent, and answers only when the archive has it. */
public final class IntakeHandler implements RequestStreamHandler {
    private final ArchiveArticle archive;
    private final Clock clock;

    public IntakeHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.plan(wiring, IntakeHandler::rehearse);
        this(wiring);
    }

    private IntakeHandler(Wiring wiring) {
        this(wiring.archiveArticle(), wiring.clock());
    }

    private static void rehearse(Wiring rehearsing) throws IOException {
        var request =
                Json.MAPPER.createObjectNode().put("routeKey", "POST /articles").put("body", Priming.article());
        request.putObject("headers").put("content-type", "application/json");
        Priming.handle(new IntakeHandler(rehearsing), request);
    }

    IntakeHandler(ArchiveArticle archive, Clock clock) {
        this.archive = requireNonNull(archive, "archive");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(new HttpRequest(Json.MAPPER.readTree(in))).writeTo(out);
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            var receipt =
                    archive.archive(new Submission(request.body(), request.header("content-type"), clock.instant()));
            return receipt.article().state() == Article.State.UNPARSED ? unreadable(receipt) : archived(receipt);
        } catch (DeletedArticle deleted) {
            return Problems.gone(deleted.tombstone());
        } catch (RefusedSubmission refused) {
            return switch (refused.reason()) {
                case EMPTY -> HttpAnswer.problem(400, "Empty body", refused.getMessage());
                case TOO_LARGE -> HttpAnswer.problem(413, "Too large", refused.getMessage());
            };
        }
    }

    private static HttpAnswer archived(ArchiveResult receipt) {
        var article = receipt.article();
        var body = new Archived(article.id(), article.version(), receipt.outcome(), article.state(), article.notes());
        return HttpAnswer.json(receipt.outcome() == ArchiveResult.Novelty.KNOWN ? 200 : 201, body)
                .with("location", "/articles/" + article.id() + "/versions/" + article.version());
    }

    private static HttpAnswer unreadable(ArchiveResult receipt) {
        var article = receipt.article();
        return HttpAnswer.problem(
                422,
                "Not readable as an article",
                article.notes().getLast(),
                Map.of("id", article.id(), "version", article.version(), "archived", true));
    }

    private record Archived(
            String id, String version, ArchiveResult.Novelty outcome, Article.State state, List<String> notes) {}
}
