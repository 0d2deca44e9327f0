package dev.parley.lambda.http;

import dev.parley.articles.Article;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import java.util.Optional;

/** Checks the ids in a path before anything is read. */
public final class IdCheck {
    private IdCheck() {}

    /** A problem for the first malformed id in the path, with the reason. */
    public static Optional<HttpAnswer> problem(HttpRequest request) {
        var path = request.route().replaceFirst("^\\S+ ", "");
        if (path.startsWith("/articles/{id}")) {
            return fault(request, "id", "article", Article.ID_LENGTH)
                    .or(() -> fault(request, "version", "version", Article.VERSION_LENGTH));
        }
        return path.equals("/facts/{id}") || path.equals("/f/{id}")
                ? fault(request, "id", "fact", Fact.ID_LENGTH)
                : Optional.empty();
    }

    private static Optional<HttpAnswer> fault(HttpRequest request, String parameter, String what, int length) {
        return request.path(parameter)
                .flatMap(typed -> Id.fault(typed, length))
                .map(fault ->
                        HttpAnswer.problem(404, "Not found", "This is not a valid " + what + " id: " + fault + "."));
    }
}
