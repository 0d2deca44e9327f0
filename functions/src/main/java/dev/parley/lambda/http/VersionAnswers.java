package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ReadArchive;
import dev.parley.application.ReadArchive.VersionView;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.VersionKey;
import dev.parley.json.Json;
import dev.parley.versions.HttpDate;
import dev.parley.versions.Timeline;
import dev.parley.versions.Timeline.Memento;
import java.util.List;
import java.util.Map;

/** Answers with an article and its versions as JSON, with datetime negotiation between versions (RFC 7089, Memento). */
public final class VersionAnswers {
    private static final String VARY = "vary";
    private static final String LINK = "link";

    /** Mentions in the answer for a version that is too large for a complete one. */
    private static final int MAX_MENTIONS = 1000;

    private final ReadArchive archive;

    public VersionAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /** The current article, or with Accept-Datetime a redirect to the version that was current at that moment. */
    public HttpAnswer article(HttpRequest request) {
        var article = archive.article(request.path("id").orElse(""));
        if (article.isEmpty()) {
            return Problems.notFound("article");
        }
        var timeline = timeline(request, article.get().id(), article.get().versions());
        var asked = request.header("accept-datetime");
        var moment = asked.flatMap(HttpDate::parse);
        HttpAnswer answer;
        if (asked.isEmpty()) {
            ObjectNode body = Json.MAPPER.valueToTree(article.get());
            body.path("versions").forEach(version -> ((ObjectNode) version)
                    .set(
                            "links",
                            links(
                                    request,
                                    article.get().id(),
                                    version.path("version").asText())));
            answer = HttpAnswer.json(200, body);
        } else if (moment.isPresent()) {
            var memento = timeline.at(moment.get());
            answer = HttpAnswer.json(302, Map.of("location", memento.uri())).with("location", memento.uri());
        } else {
            answer = HttpAnswer.problem(
                    400,
                    "Malformed moment",
                    "Accept-Datetime is a moment such as Wed, 12 Feb 2025 22:00:00 GMT; the weekday must be right.");
        }
        return answer.with(VARY, "accept-datetime").with(LINK, timeline.links());
    }

    public HttpAnswer timeMap(HttpRequest request) {
        var id = request.path("id").orElse("");
        var versions = archive.versions(id);
        if (versions.isEmpty()) {
            return Problems.notFound("article");
        }
        var timeline = timeline(request, storedId(request, versions), versions);
        return new HttpAnswer(200, Map.of("content-type", "application/link-format"), timeline.timeMap(), false);
    }

    public HttpAnswer version(HttpRequest request) {
        return archive.version(
                        request.path("id").orElse(""), request.path("version").orElse(""))
                .map(version -> version(request, version))
                .orElseGet(() -> Problems.notFound("version"));
    }

    private HttpAnswer version(HttpRequest request, ArchivedVersion version) {
        var key = version.article().key();
        ObjectNode body = Json.MAPPER.valueToTree(version.article());
        body.put("sha256", version.originalSha256());
        var mentions = body.putArray("mentions");
        archive.mentions(key).forEach((factId, mention) -> {
            ObjectNode one = Json.MAPPER.valueToTree(mention);
            mentions.add(one.put("factId", factId));
        });
        body.set("links", links(request, key.articleId(), key.version()));
        var self = new Memento(uri(request, key), version.article().arrived());
        var timeline = timeline(request, key.articleId(), archive.versionsWith(version));
        return withinLimit(body)
                .with("memento-datetime", HttpDate.of(self.datetime()))
                .with(LINK, timeline.links(self));
    }

    /** Leaves out the text and the last mentions of a very large version. Its WARC file is complete. */
    private static HttpAnswer withinLimit(ObjectNode body) {
        var whole = HttpAnswer.json(200, body);
        if (whole.fits()) {
            return whole;
        }
        body.put("textOmitted", body.path("text").asText().length()).put("text", "");
        var mentions = (ArrayNode) body.path("mentions");
        while (mentions.size() > MAX_MENTIONS) {
            mentions.remove(mentions.size() - 1);
        }
        return HttpAnswer.json(200, body);
    }

    private static Timeline timeline(HttpRequest request, String id, List<VersionView> versions) {
        return new Timeline(
                request.base() + "/articles/" + id,
                versions.stream()
                        .map(version ->
                                new Memento(uri(request, new VersionKey(id, version.version())), version.arrived()))
                        .toList());
    }

    /** The article's id as it is stored. */
    private static String storedId(HttpRequest request, List<VersionView> versions) {
        return ReadArchive.key(
                        request.path("id").orElse(""), versions.getFirst().version())
                .orElseThrow()
                .articleId();
    }

    static String uri(HttpRequest request, VersionKey key) {
        return request.base() + "/articles/" + key.articleId() + "/versions/" + key.version();
    }

    /** The representations of a version. */
    private static ObjectNode links(HttpRequest request, String id, String version) {
        var self = uri(request, new VersionKey(id, version));
        return Json.MAPPER
                .createObjectNode()
                .put("self", self)
                .put("original", self + "/original")
                .put("warc", self + "/warc")
                .put("citation", self + "/citation");
    }
}
