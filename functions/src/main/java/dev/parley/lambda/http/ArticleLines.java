package dev.parley.lambda.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ArrivalTimes;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.RefusedSubmission.Reason;
import dev.parley.articles.Submission;
import dev.parley.importing.JsonLines;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The articles of a request in JSON Lines, one on each line. */
record ArticleLines(List<JsonLines.Line> lines) {
    /** So many are archived before the timeout of the function, even one after the other. */
    static final int MOST = 100;

    private static final Optional<String> JSON = Optional.of("application/json");
    private static final Set<String> TYPES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");

    ArticleLines {
        lines = List.copyOf(lines);
    }

    /**
     * Whether the body is JSON Lines by its headers. A body of another format would be archived line by line, as articles
     * that cannot be read.
     */
    static boolean isAccepted(HttpRequest request) {
        var type = request.header("content-type")
                .map(given -> given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        return (type.isEmpty() || TYPES.contains(type))
                && request.header("content-encoding").isEmpty();
    }

    /** @throws RefusedSubmission when there is no line, or more than {@value #MOST} */
    static ArticleLines read(HttpRequest request) {
        var lines = JsonLines.of(request.body(), MOST + 1);
        if (lines.isEmpty()) {
            throw new RefusedSubmission(
                    Reason.EMPTY, "The body has no lines. Send at least one article, as JSON on a line of its own.");
        }
        if (lines.size() > MOST) {
            throw new RefusedSubmission(
                    Reason.TOO_LARGE,
                    "The body has more than " + MOST + " lines. Nothing of it was archived. Send at most " + MOST
                            + " articles at once.");
        }
        return new ArticleLines(lines);
    }

    /** Each line as if it was sent alone, in the order of the lines. */
    List<Submission> submissions(Clock clock) {
        var arrivals = new ArrivalTimes(clock);
        return lines.stream()
                .map(line -> new Submission(line.json(), JSON, arrivals.next()))
                .toList();
    }

    /**
     * Puts the answers to the lines into one. Its status is a success only if every line was archived and can be read;
     * otherwise it is the highest of the lines'.
     */
    HttpAnswer answer(List<HttpAnswer> answers) {
        int highest = answers.stream().mapToInt(HttpAnswer::status).max().orElseThrow();
        var results = IntStream.range(0, lines.size())
                .mapToObj(i -> result(lines.get(i).number(), answers.get(i)))
                .toList();
        return HttpAnswer.json(highest < 300 ? 200 : highest, Map.of("results", results));
    }

    private static ObjectNode result(int line, HttpAnswer answer) {
        try {
            var result = Json.MAPPER.createObjectNode().put("line", line).put("status", answer.status());
            return result.setAll((ObjectNode) Json.MAPPER.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
