package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One article's report of one call or step.
 *
 * @param date ISO 8601, cut to {@code datePrecision}: {@code 2025-02-12}, {@code 2025-02} or {@code 2025}
 * @param datePrecision {@code day}, {@code month} or {@code year}, or {@value #PUBLISHED} where the article names no day
 *     of what happened, and the date is the day that it appeared; present exactly when the date is
 * @param durationMinutes how long it lasted
 * @param claimedBy the person or body that the article cites for it
 * @param level {@code leader}, {@code minister} or {@code official}: the highest rank that takes part
 * @param background true where the article recalls it as history or context; such a mention never alerts
 * @param confidence 0 to 1, from the rule that fired and what it had to assume
 * @param rule id of the rule that made it
 * @param another whether the article says that it is another call of the same pair on the same day
 */
public record Mention(
        FactType type,
        Status status,
        Optional<String> date,
        Optional<String> datePrecision,
        List<Participant> participants,
        Optional<Integer> durationMinutes,
        Optional<String> place,
        Optional<String> claimedBy,
        String level,
        boolean background,
        Evidence evidence,
        double confidence,
        String rule,
        boolean another) {
    public static final String PUBLISHED = "published";

    /** One that is not said to be another. */
    public Mention(
            FactType type,
            Status status,
            Optional<String> date,
            Optional<String> datePrecision,
            List<Participant> participants,
            Optional<Integer> durationMinutes,
            Optional<String> place,
            Optional<String> claimedBy,
            String level,
            boolean background,
            Evidence evidence,
            double confidence,
            String rule) {
        this(
                type,
                status,
                date,
                datePrecision,
                participants,
                durationMinutes,
                place,
                claimedBy,
                level,
                background,
                evidence,
                confidence,
                rule,
                false);
    }

    public Mention {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(durationMinutes, "durationMinutes");
        requireNonNull(place, "place");
        requireNonNull(claimedBy, "claimedBy");
        requireNonNull(level, "level");
        requireNonNull(evidence, "evidence");
        requireNonNull(rule, "rule");
        participants = List.copyOf(participants);
        if (date.isPresent() != datePrecision.isPresent()) {
            throw new IllegalArgumentException("a date comes with its precision");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence lies between 0 and 1, not at " + confidence);
        }
    }

    @JsonProperty
    public String cameo() {
        return type.cameo();
    }

    @JsonProperty
    public String plover() {
        return type.plover();
    }

    /** Type, parties in order of their ids, and date: {@code leader_call|donald-trump+vladimir-putin|2025-02-12}. */
    @JsonProperty
    public String key() {
        return type.label() + "|"
                + participants.stream().map(Participant::id).sorted().distinct().collect(Collectors.joining("+")) + "|"
                + date.orElse("?");
    }

    /** The same with a confidence. */
    public Mention with(double other) {
        return new Mention(
                type,
                status,
                date,
                datePrecision,
                participants,
                durationMinutes,
                place,
                claimedBy,
                level,
                background,
                evidence,
                other,
                rule,
                another);
    }

    /** The same on another day. */
    public Mention on(String day) {
        return new Mention(
                type,
                status,
                Optional.of(day),
                Optional.of("day"),
                participants,
                durationMinutes,
                place,
                claimedBy,
                level,
                background,
                evidence,
                confidence,
                rule,
                another);
    }

    /** Whether the article itself says when, to the day. */
    @JsonIgnore
    public boolean isDated() {
        return datePrecision.filter("day"::equals).isPresent();
    }

    /** Whether this mention may alert somebody: it is news, and it happened or was firmly announced. */
    public boolean mayAlert() {
        return !background && status.mayAlert();
    }
}
