package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of an article that an operator deleted.
 *
 * @param deleted when the deletion began
 * @param reason the operator's reason: one line of 1 to {@value #LONGEST_REASON} characters
 * @param versions the versions that existed when the deletion began
 */
public record Tombstone(String articleId, Instant deleted, String reason, List<DeletedVersion> versions) {
    public static final int LONGEST_REASON = 500;

    /**
     * A version that was deleted.
     *
     * @param sha256 SHA-256 of the original bytes, lower-case hexadecimal; absent when the file was damaged
     * @param warcSha256 SHA-256 of the WARC file, lower-case hexadecimal
     * @param arrived when the original bytes arrived; absent when the file was damaged
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

    /** The message for readers who request the article. */
    public String message() {
        return "This article was deleted on " + deleted.toString().substring(0, "2025-02-12".length()) + ": " + reason;
    }
}
