package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ReadArchive;
import dev.parley.application.ReadArchive.HeldVersion;
import dev.parley.articles.CanonicalUrl;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import java.util.List;
import java.util.Locale;

/** Answers {@code GET /lookup}: whether the archive has versions of an address, or with given bytes. */
public final class LookupAnswers {
    private final ReadArchive archive;

    public LookupAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    public HttpAnswer answer(HttpRequest request) {
        try {
            return answer(find(request));
        } catch (RefusedSearch e) {
            return Problems.malformedSearch(e);
        }
    }

    private List<HeldVersion> find(HttpRequest request) {
        Parameters.only(request, "url", "sha256");
        var url = request.query("url");
        var sha256 = request.query("sha256");
        if (url.isPresent() == sha256.isPresent()) {
            throw new RefusedSearch("url", "give either url or sha256, and not both");
        }
        return url.map(this::byAddress)
                .orElseGet(() -> archive.withContent(digest(sha256.orElseThrow().strip())));
    }

    private List<HeldVersion> byAddress(String url) {
        return archive.atAddress(CanonicalUrl.of(url)
                .orElseThrow(() -> new RefusedSearch(
                        "url",
                        "url is a whole address such as https://example.org/news/1, percent-encoded, not "
                                + SearchReader.abbreviated(url))));
    }

    private static String digest(String typed) {
        if (!typed.matches("[0-9a-fA-F]{64}")) {
            throw new RefusedSearch(
                    "sha256",
                    "sha256 is the SHA-256 of the original bytes, 64 hexadecimal digits, not "
                            + SearchReader.abbreviated(typed));
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
