package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ReadArchive;
import dev.parley.application.ReadArchive.HeldVersion;
import dev.parley.articles.CanonicalUrl;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import java.util.List;
import java.util.Locale;

/** {@code GET /lookup}: whether the archive has what is found at an address, or some bytes. */
final class LookupAnswers {
    private final ReadArchive archive;

    LookupAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    HttpAnswer answer(HttpRequest request) {
        try {
            return answer(held(request));
        } catch (RefusedSearch e) {
            return Parameters.problem(e);
        }
    }

    private List<HeldVersion> held(HttpRequest request) {
        Parameters.only(request, "url", "sha256");
        var url = request.query("url");
        var sha256 = request.query("sha256");
        if (url.isPresent() == sha256.isPresent()) {
            throw new RefusedSearch("url", "name what is looked for by url or by sha256, and by one of them alone");
        }
        return url.map(this::at)
                .orElseGet(() -> archive.withContent(digest(sha256.orElseThrow().strip())));
    }

    private List<HeldVersion> at(String url) {
        return archive.atAddress(CanonicalUrl.of(url)
                .orElseThrow(() -> new RefusedSearch(
                        "url",
                        "url is a whole address such as https://example.org/news/1, percent-encoded, not "
                                + Parameters.shown(url))));
    }

    private static String digest(String typed) {
        if (!typed.matches("[0-9a-fA-F]{64}")) {
            throw new RefusedSearch(
                    "sha256",
                    "sha256 is the SHA-256 of the bytes as they came, 64 hexadecimal digits, not "
                            + Parameters.shown(typed));
        }
        return typed.toLowerCase(Locale.ROOT);
    }

    private static HttpAnswer answer(List<HeldVersion> held) {
        var body = Json.MAPPER.createObjectNode().put("have", !held.isEmpty());
        var versions = body.putArray("versions");
        held.forEach(one -> versions.add(version(one)));
        return HttpAnswer.json(200, body);
    }

    private static ObjectNode version(HeldVersion held) {
        var article = "/articles/" + held.articleId();
        var version = article + "/versions/" + held.version().version();
        ObjectNode body = Json.MAPPER.createObjectNode().put("id", held.articleId());
        body.setAll((ObjectNode) Json.MAPPER.valueToTree(held.version()));
        body.putObject("links")
                .put("article", article)
                .put("self", version)
                .put("original", version + "/original")
                .put("warc", version + "/warc")
                .put("citation", version + "/citation");
        return body;
    }
}
