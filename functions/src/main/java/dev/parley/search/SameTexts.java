package dev.parley.search;

import dev.parley.search.PageOf.Hit;
import java.util.ArrayList;
import java.util.List;

/** Groups the articles on a page of results that are copies of one text. */
public final class SameTexts {
    private SameTexts() {}

    /** @return the groups in the order of their first results; in each, the first result and then its copies */
    public static List<List<Hit<FoundArticle>>> of(List<Hit<FoundArticle>> hits) {
        var groups = new ArrayList<List<Hit<FoundArticle>>>();
        for (var hit : hits) {
            groups.stream()
                    .filter(group -> isCopy(hit.found(), group.getFirst().found()))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(hit), () -> groups.add(new ArrayList<>(List.of(hit))));
        }
        return groups;
    }

    /** Versions of one article are not copies of each other. */
    private static boolean isCopy(FoundArticle some, FoundArticle other) {
        var text = some.article().fingerprint();
        return !some.article().id().equals(other.article().id())
                && text.isPresent()
                && other.article().fingerprint().filter(text.get()::isCopyOf).isPresent();
    }
}
