package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.pipeline.ReadArchive;
import dev.parley.pipeline.ReadArchive.FactView;
import java.util.function.Consumer;

/** What the reading side of the API answers of facts, and of names for review. */
final class ReadingAnswers {
    private final ReadArchive archive;

    ReadingAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    HttpAnswer fact(HttpRequest request) {
        return archive.fact(request.path("id").orElse(""))
                .map(ReadingAnswers::fact)
                .orElseGet(() -> Problems.notFound("fact"));
    }

    HttpAnswer facts(HttpRequest request) {
        try {
            return HttpAnswer.json(200, archive.find(FactParameters.of(request)));
        } catch (IllegalArgumentException e) {
            return HttpAnswer.problem(400, "Malformed search", e.getMessage());
        }
    }

    HttpAnswer unknownNames(HttpRequest request, Consumer<String> log) {
        try {
            var limit = FactParameters.limit(request);
            return HttpAnswer.json(200, archive.unknownNames(limit, request.query("cursor"), log));
        } catch (IllegalArgumentException e) {
            return HttpAnswer.problem(400, "Malformed search", e.getMessage());
        }
    }

    private static HttpAnswer fact(FactView view) {
        ObjectNode body = Json.MAPPER.valueToTree(view.fact());
        var sightings = body.putArray("sightings");
        view.sightings().forEach(sighting -> sightings
                .addObject()
                .put("articleId", sighting.version().articleId())
                .put("version", sighting.version().version())
                .put("outlet", sighting.outlet())
                .put("arrived", sighting.arrived().toString())
                .put("seen", sighting.seen().toString())
                .set("mention", Json.MAPPER.valueToTree(sighting.mention())));
        body.set("history", Json.MAPPER.valueToTree(view.history()));
        body.set("alerts", Json.MAPPER.valueToTree(view.alerts()));
        return HttpAnswer.json(200, body);
    }
}
