package dev.parley.lambda;

import dev.parley.articles.Tombstone;
import java.util.Map;

/** Problems (RFC 9457) that several routes answer. */
final class Problems {
    private Problems() {}

    /** 410 with the tombstone. */
    static HttpAnswer gone(Tombstone tombstone) {
        return HttpAnswer.problem(
                410,
                "Deleted",
                tombstone.message(),
                Map.of(
                        "articleId",
                        tombstone.articleId(),
                        "deleted",
                        tombstone.deleted(),
                        "reason",
                        tombstone.reason(),
                        "versions",
                        tombstone.versions()));
    }

    static HttpAnswer notFound(String what) {
        return HttpAnswer.problem(
                404, "Not found", "There is no " + what + " with this id: check it for a mistyped character.");
    }

    static HttpAnswer noRoute() {
        return HttpAnswer.problem(404, "Not found", "There is nothing at this address: see the API's table.");
    }
}
