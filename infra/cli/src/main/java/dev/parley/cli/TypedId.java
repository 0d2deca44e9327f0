package dev.parley.cli;

import dev.parley.articles.Article;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import java.util.Locale;
import java.util.Optional;

/**
 * An id as a user typed it. The length shows its kind: a fact's id has 11 characters, an article's 17, and a version's
 * follows its article's and a slash. The address in an alert is accepted too.
 */
sealed interface TypedId {
    record OfFact(String id) implements TypedId {}

    /** @param version absent for the newest */
    record OfArticle(String id, Optional<String> version) implements TypedId {}

    /**
     * Parses an id.
     *
     * @throws IllegalArgumentException if it is mistyped
     */
    static TypedId read(String typed) {
        var clean = typed.strip()
                .replaceFirst("^https?://[^/]*", "")
                .replaceFirst("^/?(f|facts|articles)/", "")
                .replace("/versions/", "/");
        var parts = clean.split("/", -1);
        if (parts.length == 2) {
            return new OfArticle(
                    checked("article", parts[0], Article.ID_LENGTH),
                    Optional.of(checked("version", parts[1], Article.VERSION_LENGTH)));
        }
        int length = clean.replace("-", "").length();
        if (parts.length == 1 && length == Fact.ID_LENGTH + 1) {
            return new OfFact(checked("fact", clean, Fact.ID_LENGTH));
        }
        if (parts.length == 1 && length == Article.ID_LENGTH + 1) {
            return new OfArticle(checked("article", clean, Article.ID_LENGTH), Optional.empty());
        }
        throw new IllegalArgumentException("an id has " + (Fact.ID_LENGTH + 1) + " characters (a fact) or "
                + (Article.ID_LENGTH + 1) + " (an article, or ARTICLE/VERSION), and " + Terminal.oneLine(typed.strip())
                + " has " + length);
    }

    private static String checked(String what, String typed, int length) {
        return Id.parse(typed, length).orElseThrow(() -> {
            var shown = Terminal.oneLine(typed);
            if (typed.replace("-", "").length() != length + 1) {
                return new IllegalArgumentException("the id of " + (what.startsWith("a") ? "an " : "a ") + what
                        + " has " + (length + 1) + " characters, and " + shown + " has "
                        + typed.replace("-", "").length());
            }
            var unknown = typed.toLowerCase(Locale.ROOT).replaceAll("[0-9a-z-]|u", "");
            return new IllegalArgumentException(
                    unknown.isEmpty() && !typed.toLowerCase(Locale.ROOT).contains("u")
                            ? "the check character of " + shown + " is wrong: one of its characters is mistyped"
                            : "no id has the character "
                                    + Terminal.oneLine(unknown.isEmpty() ? "u" : unknown.substring(0, 1)) + ", as "
                                    + shown + " does: it is mistyped");
        });
    }
}
