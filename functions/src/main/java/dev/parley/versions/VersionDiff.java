package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What differs between two versions of an article.
 *
 * @param text the text as stretches: what stands in both, what was taken out, what was put in
 * @param granularity {@code words}; {@code paragraphs} where the texts are so large and so different that not every
 *     change was looked into
 * @param facts what the mentions found in both say differently; empty for a version that is not indexed yet
 * @param reason why it is of this kind, a sentence
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

    /** What the changes amount to. */
    public enum Kind {
        /** Title and text are the same. */
        SAME,
        /** Misspellings, marks, case, accents and white space. */
        TYPO,
        /** Other words for what seem the same facts. */
        WORDING,
        /** Numbers, days, names, negations, or what the mentions say. */
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
     * A stretch of text.
     *
     * @param op {@code equal}, {@code delete} or {@code insert}
     * @param omitted how many characters (UTF-16) were left out in its middle, where the whole would be too large to send
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
