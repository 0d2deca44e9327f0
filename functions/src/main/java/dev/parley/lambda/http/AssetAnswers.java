package dev.parley.lambda.http;

import dev.parley.pages.Asset;
import java.util.Map;

/** Answers with the files that pages load. */
public final class AssetAnswers {
    private AssetAnswers() {}

    /** A file, for ever where the address names its version. */
    public static HttpAnswer asset(HttpRequest request) {
        return Asset.of(request.path("name").orElse(""))
                .map(asset -> new HttpAnswer(
                        200,
                        Map.of(
                                "content-type",
                                asset.mediaType(),
                                "cache-control",
                                request.query("v")
                                                .filter(asset.version()::equals)
                                                .isPresent()
                                        ? "public, max-age=31536000, immutable"
                                        : "public, max-age=60"),
                        asset.content(),
                        false))
                .orElseGet(() -> HttpAnswer.problem(404, "Not found", "There is no such file."));
    }
}
