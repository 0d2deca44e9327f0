package dev.parley.lambda.http;

import dev.parley.search.PageRequest;
import dev.parley.search.RefusedSearch;
import java.util.List;
import java.util.Map;

/** Parameters of requests that search for nothing; {@link RefusedSearch} with a sentence that says what to change. */
public final class Parameters {
    private static final int LIMIT = 25;

    /** As much as a sentence repeats of what somebody typed. */
    private static final int SHOWN = 40;

    private Parameters() {}

    /** Refuses every parameter that a route does not have. */
    static void only(HttpRequest request, String... known) {
        for (var name : request.query().keySet()) {
            if (!List.of(known).contains(name)) {
                throw new RefusedSearch(
                        shown(name),
                        "there is no parameter " + shown(name) + " here: it is one of " + String.join(", ", known));
            }
        }
    }

    /**
     * How many rows a page has.
     *
     * @param known all parameters that the route has
     */
    static int limit(HttpRequest request, String... known) {
        only(request, known);
        return request.query("limit").map(Parameters::limit).orElse(LIMIT);
    }

    private static int limit(String typed) {
        if (!typed.matches("[0-9]{1,3}")
                || Integer.parseInt(typed) < 1
                || Integer.parseInt(typed) > PageRequest.MAX_LIMIT) {
            throw new RefusedSearch(
                    "limit", "limit is a number from 1 to " + PageRequest.MAX_LIMIT + ", not " + shown(typed));
        }
        return Integer.parseInt(typed);
    }

    static String shown(String typed) {
        return typed.length() <= SHOWN ? typed : typed.substring(0, SHOWN) + "...";
    }

    /** The problem of a search that is refused. */
    public static HttpAnswer problem(RefusedSearch refused) {
        return HttpAnswer.problem(
                400, "Malformed search", refused.getMessage(), Map.of("parameter", refused.parameter()));
    }
}
