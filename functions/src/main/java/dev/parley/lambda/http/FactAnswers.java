package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ReadArchive;
import dev.parley.application.ReadArchive.FactView;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Sighting;
import dev.parley.facts.SightingGroups;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers with facts, and with unknown names for review. */
public final class FactAnswers {
    private final ReadArchive archive;

    public FactAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    public HttpAnswer fact(HttpRequest request) {
        return archive.fact(request.path("id").orElse(""))
                .map(FactAnswers::fact)
                .orElseGet(() -> Problems.notFound("fact"));
    }

    public HttpAnswer unknownNames(HttpRequest request, Consumer<String> log) {
        try {
            var limit = Parameters.limit(request, "limit", "cursor");
            return HttpAnswer.json(200, archive.unknownNames(limit, request.query("cursor"), log));
        } catch (RefusedSearch e) {
            return Problems.malformedSearch(e);
        } catch (IllegalArgumentException e) {
            return Problems.malformedSearch(new RefusedSearch("cursor", String.valueOf(e.getMessage())));
        }
    }

    private static HttpAnswer fact(FactView view) {
        ObjectNode body = Json.MAPPER.valueToTree(view.fact());
        var sightings = body.putArray("sightings");
        var originals = originals(view.sightings());
        view.sightings().forEach(sighting -> sightings
                .addObject()
                .put("articleId", sighting.version().articleId())
                .put("version", sighting.version().version())
                .put("outlet", sighting.outlet())
                .put("arrived", sighting.arrived().toString())
                .put("seen", sighting.seen().toString())
                .put("copyOf", originals.get(sighting.version()))
                .set("mention", Json.MAPPER.valueToTree(sighting.mention())));
        body.set("history", Json.MAPPER.valueToTree(view.history()));
        body.set("alerts", Json.MAPPER.valueToTree(view.alerts()));
        return HttpAnswer.json(200, body);
    }

    /** For each report that is a copy: the id of the article that reported it first, as far as the archive knows. */
    private static Map<VersionKey, String> originals(List<Sighting> sightings) {
        var originals = new HashMap<VersionKey, String>();
        for (var group : SightingGroups.of(sightings)) {
            var first = group.getFirst().version().articleId();
            group.stream()
                    .map(Sighting::version)
                    .filter(version -> !version.articleId().equals(first))
                    .forEach(version -> originals.put(version, first));
        }
        return originals;
    }
}
