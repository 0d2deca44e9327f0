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

/** Compares two versions of an article, and distinguishes corrected misspellings from changes of fact. */
public final class CompareVersions {
    /** Clauses that the reason lists. */
    private static final int MAX_CLAUSES = 3;

    private final NameFinder names;
    private final WordLists lists;

    private CompareVersions(NameFinder names, WordLists lists) {
        this.names = requireNonNull(names, "names");
        this.lists = requireNonNull(lists, "lists");
    }

    /** Uses the bundled name tables and word lists. */
    public static CompareVersions bundled() {
        return new CompareVersions(NameCheck.bundled(), WordLists.bundled());
    }

    /**
     * Compares two versions.
     *
     * @param mentionsBefore the mentions in the first version, by fact id; absent if it is not indexed yet
     * @param mentionsAfter the mentions in the second version
     */
    public VersionDiff compare(
            Article before,
            Article after,
            Optional<Map<String, Mention>> mentionsBefore,
            Optional<Map<String, Mention>> mentionsAfter) {
        var title = Comparison.of(before.title(), after.title());
        var text = Comparison.of(before.text(), after.text());
        var facts = mentionsBefore
                .flatMap(some -> mentionsAfter.map(other -> MentionChanges.between(some, other)))
                .orElse(MentionChanges.NONE);
        var changes = new ChangeAnalysis(
                lists, NameCheck.in(names, List.of(Token.of(before.text()), Token.of(after.text()))));
        changes.read(title.parts());
        changes.read(text.parts());
        var clauses = new ArrayList<>(facts.clauses());
        clauses.addAll(changes.facts());
        var isSame = before.title().equals(after.title()) && before.text().equals(after.text());
        var kind = !clauses.isEmpty()
                ? Kind.FACTS
                : isSame ? Kind.SAME : changes.isWording() || !text.isByWords() ? Kind.WORDING : Kind.TYPO;
        var reason = reason(kind, clauses)
                + (mentionsBefore.isEmpty() || mentionsAfter.isEmpty()
                        ? " A version is not indexed yet, so its mentions were not compared."
                        : "");
        return new VersionDiff(
                before.id(),
                before.version(),
                after.version(),
                kind,
                reason,
                new Title(before.title(), after.title()),
                text.isByWords() ? "words" : "paragraphs",
                TextRuns.of(text.parts()),
                facts);
    }

    private static String reason(Kind kind, List<String> clauses) {
        return switch (kind) {
            case SAME -> "Title and text are the same.";
            case TYPO -> "Only spelling, punctuation, case or spacing changed.";
            case WORDING ->
                "Words changed, but no number, day, name or negation, and both versions report the same facts.";
            case FACTS -> {
                var listed = clauses.stream().limit(MAX_CLAUSES).collect(Collectors.joining("; "));
                var more = clauses.size() - MAX_CLAUSES;
                yield Character.toUpperCase(listed.charAt(0))
                        + listed.substring(1)
                        + (more > 0 ? "; and " + more + " more" : "")
                        + ".";
            }
        };
    }
}
