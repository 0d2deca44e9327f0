package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is left of an article that an operator deleted: that it was there, and why it is gone.
 *
 * @param deleted when its deletion began
 * @param reason why, in the operator's words: one line of at most {@value #LONGEST_REASON} characters
 * @param versions what was there when its deletion began
 */
public record Tombstone(String articleId, Instant deleted, String reason, List<DeletedVersion> versions) {
    public static final int LONGEST_REASON = 500;

    /**
     * A version that was deleted.
     *
     * @param sha256 SHA-256 of the bytes as they came, lower-case hexadecimal; absent when the file was damaged
     * @param warcSha256 SHA-256 of its WARC file
     * @param arrived when the bytes had come; absent when the file was damaged
     */
    public record DeletedVersion(
            String version, Optional<String> sha256, String warcSha256, Optional<Instant> arrived) {
        public DeletedVersion {
            requireNonNull(version, "version");
            requireNonNull(sha256, "sha256");
            requireNonNull(warcSha256, "warcSha256");
            requireNonNull(arrived, "arrived");
        }
    }

    public Tombstone {
        requireNonNull(deleted, "deleted");
        if (!Id.parse(articleId, Article.ID_LENGTH).equals(Optional.of(articleId))) {
            throw new IllegalArgumentException("not an article id: " + articleId);
        }
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A reason is one line of 1 to " + LONGEST_REASON + " characters.");
        }
        versions = List.copyOf(versions);
    }

    /** What a reader who asks for the article is told. */
    public String message() {
        return "This article was deleted on " + deleted.toString().substring(0, "2025-02-12".length()) + ": " + reason;
    }
}
