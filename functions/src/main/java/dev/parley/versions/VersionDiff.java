package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The differences between two versions of an article.
 *
 * @param text the text as runs that are equal, deleted or inserted
 * @param granularity {@code words}; {@code paragraphs} if the texts are too large and too different to compare all changes by
 *     words
 * @param facts differences between the mentions; empty if a version is not indexed yet
 * @param reason a sentence that explains the kind
 */
public record VersionDiff(
        String id,
        String from,
        String to,
        Kind kind,
        String reason,
        Title title,
        String granularity,
        List<Run> text,
        MentionChanges facts) {
    public VersionDiff {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        requireNonNull(title, "title");
        requireNonNull(granularity, "granularity");
        text = List.copyOf(text);
        requireNonNull(facts, "facts");
    }

    /** The kinds of differences; in case of doubt, {@link #FACTS}. */
    public enum Kind {
        /** Title and text are the same. */
        SAME,
        /** Misspellings, punctuation, case, accents and white space. */
        TYPO,
        /** Other words for the same facts, or a sentence that moved. */
        WORDING,
        /** Numbers, days, names, negations, or properties of mentions. */
        FACTS;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The headline before and after. */
    public record Title(String before, String after) {
        public Title {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        @JsonProperty
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /**
     * A run of text.
     *
     * @param op {@code equal}, {@code delete} or {@code insert}
     * @param omitted number of UTF-16 units left out in the middle, if the whole answer would be too large
     */
    public record Run(
            String op,
            String text,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> omitted) {
        public Run {
            requireNonNull(op, "op");
            requireNonNull(text, "text");
            requireNonNull(omitted, "omitted");
        }
    }
}
