package dev.parley.fuzz;

import dev.parley.aws.RowCursorTarget;
import dev.parley.lambda.http.RequestTargets;
import dev.parley.lucene.query.QueryTargets;
import dev.parley.signin.CookieTarget;
import java.util.List;
import java.util.stream.Stream;

/** All parsers of bytes from outside. */
final class FuzzTargets {
    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        return Stream.of(
                        ArticleTargets.all(),
                        ImportTargets.all(),
                        CollectingTargets.all(),
                        SettingTargets.all(),
                        RequestTargets.all(),
                        QueryTargets.all(),
                        List.of(RowCursorTarget.target(), CookieTarget.target()))
                .flatMap(List::stream)
                .toList();
    }

    static FuzzTarget named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target " + name));
    }
}
