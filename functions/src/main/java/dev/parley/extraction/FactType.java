package dev.parley.extraction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of leader call or negotiation step a mention reports.
 *
 * <p>Each type carries the nearest CAMEO code (CAMEO manual 1.1b3) and PLOVER event, the codings that
 * political scientists use, so that exports can be compared with other event data.
 */
public enum FactType {
    LEADER_CALL("041", "CONSULT:phone", Occasion.LEADER_CALL),
    MEETING("040", "CONSULT", Occasion.TALKS),
    VISIT("042", "CONSULT:visit", Occasion.TALKS),
    TALKS_AGREED("036", "AGREE", Occasion.TALKS_AGREED),
    TALKS_STARTED("046", "CONSULT", Occasion.TALKS),
    TALKS_HELD("046", "CONSULT", Occasion.TALKS),
    ENVOY_NAMED("039", "AGREE", Occasion.ENVOY_NAMED),
    MEDIATION_OFFER("039", "AGREE", Occasion.MEDIATION_OFFER),
    PROPOSAL("026", "REQUEST", Occasion.PROPOSAL),
    CEASEFIRE("0871", "RETREAT:ceasefire", Occasion.CEASEFIRE),
    AGREEMENT_REACHED("057", "SUPPORT", Occasion.AGREEMENT),
    AGREEMENT_SIGNED("057", "SUPPORT", Occasion.AGREEMENT),
    PRISONER_EXCHANGE("0841", "RETREAT:release", Occasion.PRISONER_EXCHANGE),
    TALKS_REJECTED("125", "REJECT", Occasion.TALKS_REJECTED),
    TALKS_SUSPENDED("164", "SANCTION:withdraw", Occasion.TALKS_SUSPENDED);

    private static final Set<FactType> TALK = EnumSet.of(TALKS_AGREED, TALKS_STARTED, TALKS_HELD);
    private static final Set<FactType> MEET = EnumSet.of(MEETING, TALKS_HELD);

    private final String cameo;
    private final String plover;
    private final Occasion occasion;

    FactType(String cameo, String plover, Occasion occasion) {
        this.cameo = cameo;
        this.plover = plover;
        this.occasion = occasion;
    }

    /** The CAMEO code of an event of this type that happened. */
    public String cameo() {
        return cameo;
    }

    /** The PLOVER event type, with its mode after a colon where it has one. */
    public String plover() {
        return plover;
    }

    /** What other types may report of the same thing. */
    public Occasion occasion() {
        return occasion;
    }

    /** Whether two reports of one type each may be of one occasion, as a visit and a meeting. */
    public boolean isOfOneOccasionWith(FactType other) {
        return occasion == other.occasion;
    }

    /**
     * Whether reports that name no day can mean the same by this type and another. A visit and a meeting on the same
     * day are one occasion; a visit and a meeting of some day are two.
     */
    public boolean isSynonymOf(FactType other) {
        return this == other
                || occasion == Occasion.AGREEMENT && other.occasion == Occasion.AGREEMENT
                || TALK.contains(this) && TALK.contains(other)
                || MEET.contains(this) && MEET.contains(other);
    }

    /** Whether who takes part tells facts of this type apart, and not only for whom they speak. */
    public boolean isPersonal() {
        return this == LEADER_CALL || this == MEETING;
    }

    /** Whether it has a length; one that stands beside an agreement or a ceasefire is that of something else. */
    public boolean lasts() {
        return occasion == Occasion.LEADER_CALL || occasion == Occasion.TALKS && this != TALKS_STARTED;
    }

    /** The name used in JSON, keys and addresses: {@code leader_call}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this label; {@link IllegalArgumentException} when there is none. */
    @JsonCreator
    public static FactType of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
