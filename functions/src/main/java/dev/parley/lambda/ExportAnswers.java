package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.RequestExport;
import dev.parley.application.RequestExport.Lookup;
import dev.parley.exports.Export;
import dev.parley.exports.ExportState;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import java.time.Instant;
import java.util.Map;

/** What the API answers about exports. */
final class ExportAnswers {
    private final ExportForm form;
    private final RequestExport exports;

    ExportAnswers(ExportForm form, RequestExport exports) {
        this.form = requireNonNull(form, "form");
        this.exports = requireNonNull(exports, "exports");
    }

    HttpAnswer request(HttpRequest request) {
        try {
            var wanted = form.read(request.body());
            var waiting = exports.request(wanted.of(), wanted.format(), wanted.search());
            return HttpAnswer.json(202, body(waiting))
                    .with("location", "/exports/" + waiting.export().id());
        } catch (RefusedSearch e) {
            return HttpAnswer.problem(400, "Malformed export", e.getMessage(), Map.of("parameter", e.parameter()));
        } catch (IllegalArgumentException e) {
            // A body that says it is in base 64 and is not.
            return HttpAnswer.problem(400, "Malformed export", "the body cannot be read", Map.of("parameter", "body"));
        }
    }

    HttpAnswer find(HttpRequest request) {
        return switch (exports.find(request.path("id").orElse(""))) {
            case Lookup.Unknown unknown ->
                HttpAnswer.problem(
                        404, "Not found", "There is no export with this id: check it for a mistyped character.");
            case Lookup.Gone gone -> gone(gone.export(), gone.since());
            case Lookup.There there -> {
                var body = body(there.state());
                there.links().forEach((name, link) -> body.put(name, link.toString()));
                if (!there.links().isEmpty()) {
                    body.put("linksExpire", there.linksExpire().toString());
                }
                // Its links are new every time.
                yield HttpAnswer.json(200, body).with("cache-control", "no-store");
            }
        };
    }

    private static HttpAnswer gone(Export export, Instant since) {
        return HttpAnswer.problem(
                410,
                "Gone",
                "The files of this export were removed: ask for it again with the same search.",
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
