package dev.parley.lambda.http;

import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import java.util.List;

/** Query parameters of routes that are not searches. */
final class Parameters {
    private Parameters() {}

    /** @throws RefusedSearch for a parameter that the route does not have */
    static void only(HttpRequest request, String... known) {
        for (var name : request.query().keySet()) {
            if (!List.of(known).contains(name)) {
                var shown = SearchReader.abbreviated(name);
                throw new RefusedSearch(
                        shown, "there is no parameter " + shown + " here: it is one of " + String.join(", ", known));
            }
        }
    }

    /**
     * How many rows a page has.
     *
     * @param known all parameters that the route has
     * @throws RefusedSearch for another parameter, and for a limit that is not a number from 1 to 100
     */
    static int limit(HttpRequest request, String... known) {
        only(request, known);
        return SearchReader.limit(request.query());
    }
}
