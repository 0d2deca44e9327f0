package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One article's report of one call or step.
 *
 * @param claimedBy the person or body that the article cites for it
 * @param background true where the article recalls it as history or context; such a mention never alerts
 * @param confidence 0 to 1, from the rule that fired and what it had to assume
 * @param rule id of the rule that made it
 * @param another whether the article says that it is another call of the same pair on the same day
 */
public record Mention(
        @JsonUnwrapped Event event,
        Optional<String> claimedBy,
        boolean background,
        Evidence evidence,
        double confidence,
        String rule,
        boolean another)
        implements AboutEvent {
    public Mention {
        requireNonNull(event, "event");
        requireNonNull(claimedBy, "claimedBy");
        requireNonNull(evidence, "evidence");
        requireNonNull(rule, "rule");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
        }
    }

    @JsonProperty
    public String cameo() {
        return type().cameo();
    }

    @JsonProperty
    public String plover() {
        return type().plover();
    }

    /** Type, parties in order of their ids, and date: {@code leader_call|donald-trump+vladimir-putin|2025-02-12}. */
    @JsonProperty
    public String key() {
        return type().label() + "|"
                + participants().stream()
                        .map(Participant::id)
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining("+")) + "|"
                + date().map(PartialDate::toString).orElse("?");
    }

    /** The same mention with another confidence. */
    public Mention with(double other) {
        return new Mention(event, claimedBy, background, evidence, other, rule, another);
    }

    /** The same mention on another date. */
    public Mention on(PartialDate date) {
        return new Mention(event.on(date), claimedBy, background, evidence, confidence, rule, another);
    }

    /** Whether the article itself says when, to the day. */
    @JsonIgnore
    public boolean isDated() {
        return date().filter(PartialDate::isNamedDay).isPresent();
    }

    /** Whether this mention may alert somebody: it is news, and it happened or was firmly announced. */
    public boolean mayAlert() {
        return !background && status().mayAlert();
    }
}
