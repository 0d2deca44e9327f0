package dev.parley.lambda.http;

import dev.parley.articles.DamagedArchive;
import dev.parley.articles.Tombstone;
import dev.parley.search.RefusedSearch;
import java.util.Map;

/** Problems (RFC 9457) that several routes answer. */
public final class Problems {
    private Problems() {}

    /** 410 for a deleted article, with its tombstone. */
    public static HttpAnswer gone(Tombstone tombstone) {
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

    /** 500 for an archived file that is not what was written. */
    public static HttpAnswer damaged(DamagedArchive damage) {
        return HttpAnswer.problem(
                500,
                "Damaged in the archive",
                damage.getMessage()
                        + " The archive keeps earlier versions of the object for a year: ask its operator to restore it.");
    }

    /** 404 for an id that nothing has. */
    static HttpAnswer notFound(String what) {
        return HttpAnswer.problem(
                404, "Not found", "There is no " + what + " with this id: check it for a mistyped character.");
    }

    /** 400 that names the parameter. */
    public static HttpAnswer malformedSearch(RefusedSearch refused) {
        return HttpAnswer.problem(
                400, "Malformed search", refused.getMessage(), Map.of("parameter", refused.parameter()));
    }

    /** 404 for an address that the API does not have. */
    public static HttpAnswer noRoute() {
        return HttpAnswer.problem(404, "Not found", "The API has nothing at this address: see its list of routes.");
    }
}
