package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ArchiveArticle;
import dev.parley.application.ArchiveBatch;
import dev.parley.application.ArchiveResult;
import dev.parley.application.SubmissionOutcome;
import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metrics;
import dev.parley.articles.Article;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Answers those who send articles, after the articles are stored in the archive. */
public record IntakeAnswers(ArchiveArticle archive, Metrics metrics, Clock clock) {
    public IntakeAnswers {
        requireNonNull(archive, "archive");
        requireNonNull(metrics, "metrics");
        requireNonNull(clock, "clock");
    }

    /** The answer to one article. */
    public HttpAnswer article(HttpRequest request) {
        var submission = new Submission(request.body(), request.header("content-type"), clock.instant());
        return answer(SubmissionOutcome.of(() -> archive.archive(submission)));
    }

    /** The answer to several articles in JSON Lines. */
    public HttpAnswer batch(HttpRequest request) {
        if (!ArticleLines.isAccepted(request)) {
            return HttpAnswer.problem(
                    415,
                    "Not JSON Lines",
                    "Send one article as JSON on each line, not compressed, with the Content-Type application/x-ndjson."
                            + " Articles in other formats are sent one by one to /articles.");
        }
        try {
            var lines = ArticleLines.read(request);
            var outcomes = new ArchiveBatch(archive).archive(lines.submissions(clock));
            return lines.answer(outcomes.stream().map(this::answer).toList());
        } catch (RefusedSubmission refused) {
            return refused(refused);
        }
    }

    private HttpAnswer answer(SubmissionOutcome outcome) {
        return switch (outcome) {
            case SubmissionOutcome.Archived(var result) ->
                result.article().state() == Article.State.UNPARSED ? unreadable(result) : archived(result);
            case SubmissionOutcome.Deleted(var tombstone) -> {
                metrics.count(Metric.REFUSED, "article-deleted");
                yield Problems.gone(tombstone);
            }
            case SubmissionOutcome.Refused(var refused) -> refused(refused);
        };
    }

    private HttpAnswer refused(RefusedSubmission refused) {
        return switch (refused.reason()) {
            case EMPTY -> {
                metrics.count(Metric.REFUSED, "article-empty");
                yield HttpAnswer.problem(400, "Empty body", refused.getMessage());
            }
            case TOO_LARGE -> {
                metrics.count(Metric.REFUSED, "article-too-large");
                yield HttpAnswer.problem(413, "Too large", refused.getMessage());
            }
        };
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
