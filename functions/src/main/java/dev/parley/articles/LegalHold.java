package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The legal holds of an article, which forbid its deletion. It is held when its last act is {@link Action#PLACED}.
 *
 * @param acts what was done, oldest first
 */
public record LegalHold(String articleId, List<Act> acts) {
    public LegalHold {
        requireNonNull(articleId, "articleId");
        acts = List.copyOf(acts);
    }

    /** What can be done. */
    public enum Action {
        PLACED,
        RELEASED
    }

    /**
     * One act.
     *
     * @param by who did it: one line of 1 to {@value Tombstone#LONGEST_REASON} characters
     * @param reason why: the same
     */
    public record Act(Action action, Instant when, String by, String reason) {
        public Act {
            requireNonNull(action, "action");
            requireNonNull(when, "when");
            by = line(by, "A name");
            reason = line(reason, "A reason");
        }

        private static String line(String text, String what) {
            if (text.isBlank()
                    || text.length() > Tombstone.LONGEST_REASON
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        what + " is one line of 1 to " + Tombstone.LONGEST_REASON + " characters.");
            }
            return text.strip();
        }
    }

    /** The act by which the article is held; empty when it is not held. */
    public Optional<Act> inForce() {
        return acts.isEmpty() || acts.getLast().action() == Action.RELEASED
                ? Optional.empty()
                : Optional.of(acts.getLast());
    }
}
