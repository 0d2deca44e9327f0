package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.extraction.Mention;
import dev.parley.extraction.names.NameFinder;
import dev.parley.versions.VersionDiff.Kind;
import dev.parley.versions.VersionDiff.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares two versions of an article, and tells a misspelling mended from a change of fact. */
public final class CompareVersions {
    private static final int CLAUSES = 3;

    private final NameFinder names;
    private final WordLists lists;

    private CompareVersions(NameFinder names, WordLists lists) {
        this.names = requireNonNull(names, "names");
        this.lists = requireNonNull(lists, "lists");
    }

    /** With the names and word lists that come with this project. */
    public static CompareVersions bundled() {
        return new CompareVersions(NameCheck.bundled(), WordLists.bundled());
    }

    /**
     * Compares.
     *
     * @param mentions what the index has found in the first version, by fact; empty when it was not indexed yet
     * @param mentionsNow the same of the second
     */
    public VersionDiff compare(
            Article before,
            Article after,
            Optional<Map<String, Mention>> mentions,
            Optional<Map<String, Mention>> mentionsNow) {
        var title = Comparison.of(before.title(), after.title());
        var text = Comparison.of(before.text(), after.text());
        var facts = mentions.flatMap(some -> mentionsNow.map(other -> MentionChanges.between(some, other)))
                .orElse(MentionChanges.NONE);
        var changes = new Changes(lists, NameCheck.in(names, List.of(Piece.of(before.text()), Piece.of(after.text()))));
        changes.read(title.parts());
        changes.read(text.parts());
        var clauses = new ArrayList<>(facts.clauses());
        clauses.addAll(changes.facts());
        var isSame = before.title().equals(after.title()) && before.text().equals(after.text());
        var kind = !clauses.isEmpty()
                ? Kind.FACTS
                : isSame ? Kind.SAME : changes.isWording() || !text.isByWords() ? Kind.WORDING : Kind.TYPO;
        var reason = reason(kind, clauses)
                + (mentions.isEmpty() || mentionsNow.isEmpty()
                        ? " A version is not indexed yet, so that mentions were not compared."
                        : "");
        return new VersionDiff(
                before.id(),
                before.version(),
                after.version(),
                kind,
                reason,
                new Title(before.title(), after.title()),
                text.isByWords() ? "words" : "paragraphs",
                Runs.of(text.parts()),
                facts);
    }

    private static String reason(Kind kind, List<String> clauses) {
        return switch (kind) {
            case SAME -> "Title and text are the same.";
            case TYPO -> "Every change is one of spelling, marks, case or spacing.";
            case WORDING ->
                "Words were changed, but no number, day, name or negation, and the same facts are found in both.";
            case FACTS -> {
                var named = clauses.stream().limit(CLAUSES).collect(Collectors.joining("; "));
                var more = clauses.size() - CLAUSES;
                yield Character.toUpperCase(named.charAt(0))
                        + named.substring(1)
                        + (more > 0 ? "; and " + more + " more" : "")
                        + ".";
            }
        };
    }
}
