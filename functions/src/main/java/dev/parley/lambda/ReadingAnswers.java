package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.articles.ArchivedVersion;
import dev.parley.json.Json;
import dev.parley.pipeline.ReadArchive;
import dev.parley.pipeline.ReadArchive.FactView;
import dev.parley.search.RefusedSearch;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the reading side of the API answers: the archive's articles and facts as JSON, and bytes as they came. */
final class ReadingAnswers {
    private final ReadArchive archive;

    ReadingAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    HttpAnswer article(HttpRequest request) {
        return found("article", archive.article(id(request)).map(article -> HttpAnswer.json(200, article)));
    }

    HttpAnswer version(HttpRequest request) {
        return found("version", archived(request).map(this::version));
    }

    HttpAnswer original(HttpRequest request) {
        return found("version", archived(request).map(ReadingAnswers::original));
    }

    HttpAnswer fact(HttpRequest request) {
        return found("fact", archive.fact(id(request)).map(ReadingAnswers::fact));
    }

    HttpAnswer unknownNames(HttpRequest request, Consumer<String> log) {
        try {
            var limit = Parameters.limit(request, "limit", "cursor");
            return HttpAnswer.json(200, archive.unknownNames(limit, request.query("cursor"), log));
        } catch (RefusedSearch e) {
            return Parameters.problem(e);
        } catch (IllegalArgumentException e) {
            return Parameters.problem(new RefusedSearch("cursor", e.getMessage()));
        }
    }

    private static HttpAnswer found(String what, Optional<HttpAnswer> answer) {
        return answer.orElseGet(() -> HttpAnswer.problem(
                404, "Not found", "There is no " + what + " with this id: check it for a mistyped character."));
    }

    private static String id(HttpRequest request) {
        return request.path("id").orElse("");
    }

    private Optional<ArchivedVersion> archived(HttpRequest request) {
        return archive.version(id(request), request.path("version").orElse(""));
    }

    private HttpAnswer version(ArchivedVersion version) {
        ObjectNode body = Json.MAPPER.valueToTree(version.article());
        body.put("sha256", version.originalSha256());
        var mentions = body.putArray("mentions");
        archive.mentions(version.article().key()).forEach((factId, mention) -> {
            ObjectNode one = Json.MAPPER.valueToTree(mention);
            mentions.add(one.put("factId", factId));
        });
        return HttpAnswer.json(200, body);
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

    private static HttpAnswer original(ArchivedVersion version) {
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(version.originalSha256()));
        return HttpAnswer.bytes(
                version.original(),
                Map.of(
                        "content-type",
                        version.originalType().orElse("application/octet-stream"),
                        "content-disposition",
                        "attachment; filename=\"" + version.article().version() + "\"",
                        // The bytes are somebody else's: no browser may run them as a page of ours.
                        "x-content-type-options",
                        "nosniff",
                        "content-security-policy",
                        "sandbox; default-src 'none'",
                        "repr-digest",
                        "sha-256=:" + digest + ":"));
    }
}
