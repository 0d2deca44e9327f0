package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.RequestExport;
import dev.parley.application.RequestExport.Lookup;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import java.time.Instant;
import java.util.Map;

/** Answers requests about exports. */
public final class ExportAnswers {
    private final ExportForm form;
    private final RequestExport exports;

    public ExportAnswers(ExportForm form, RequestExport exports) {
        this.form = requireNonNull(form, "form");
        this.exports = requireNonNull(exports, "exports");
    }

    /** What exports there are. */
    public HttpAnswer formats() {
        return HttpAnswer.json(200, Map.of("of", Export.Of.values(), "formats", ExportFormat.values()));
    }

    public HttpAnswer request(HttpRequest request) {
        try {
            var requested = form.read(request.body());
            var waiting = exports.request(requested.of(), requested.format(), requested.search());
            return HttpAnswer.json(202, body(waiting))
                    .with("location", "/exports/" + waiting.export().id());
        } catch (RefusedSearch e) {
            return HttpAnswer.problem(400, "Malformed export", e.getMessage(), Map.of("parameter", e.parameter()));
        } catch (IllegalArgumentException e) {
            // The body is marked as Base64 but is not.
            return HttpAnswer.problem(400, "Malformed export", "the body cannot be read", Map.of("parameter", "body"));
        }
    }

    public HttpAnswer find(HttpRequest request) {
        return switch (exports.find(request.path("id").orElse(""))) {
            case Lookup.Unknown unknown -> Problems.notFound("export");
            case Lookup.Gone gone -> gone(gone.export(), gone.since());
            case Lookup.There there -> {
                var body = body(there.state());
                there.links().forEach((name, link) -> body.put(name, link.toString()));
                if (!there.links().isEmpty()) {
                    body.put("linksExpire", there.linksExpire().toString());
                }
                // The links differ in every answer, and expire.
                yield HttpAnswer.json(200, body).with("cache-control", "no-store");
            }
        };
    }

    private static HttpAnswer gone(Export export, Instant since) {
        return HttpAnswer.problem(
                410,
                "Gone",
                "The files of this export were removed: request it again with the same search.",
                Map.of(
                        "of",
                        export.of(),
                        "format",
                        export.format(),
                        "search",
                        export.search(),
                        "since",
                        since.toString()));
    }

    private static ObjectNode body(ExportState state) {
        ObjectNode body = Json.MAPPER.valueToTree(state.export());
        body.put("state", state.state().label())
                .put("done", state.done())
                .put("total", state.total().orElse(null));
        state.result().ifPresent(result -> body.put("bytes", result.bytes())
                .put("sha256", result.sha256())
                .put("written", result.written())
                .put("missing", result.missing()));
        state.problem().ifPresent(problem -> body.put("problem", problem));
        return body;
    }
}
