package dev.parley.extraction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What kind of leader call or negotiation step a mention reports.
 *
 * <p>Each type carries the nearest CAMEO code (CAMEO manual 1.1b3) and PLOVER event, the codings that
 * political scientists use, so that exports can be compared with other event data.
 */
public enum FactType {
    LEADER_CALL("041", "CONSULT:phone"),
    MEETING("040", "CONSULT"),
    VISIT("042", "CONSULT:visit"),
    TALKS_AGREED("036", "AGREE"),
    TALKS_STARTED("046", "CONSULT"),
    TALKS_HELD("046", "CONSULT"),
    ENVOY_NAMED("039", "AGREE"),
    MEDIATION_OFFER("039", "AGREE"),
    PROPOSAL("026", "REQUEST"),
    CEASEFIRE("0871", "RETREAT:ceasefire"),
    AGREEMENT_REACHED("057", "SUPPORT"),
    AGREEMENT_SIGNED("057", "SUPPORT"),
    PRISONER_EXCHANGE("0841", "RETREAT:release"),
    TALKS_REJECTED("125", "REJECT"),
    TALKS_SUSPENDED("164", "SANCTION:withdraw");

    private final String cameo;
    private final String plover;

    FactType(String cameo, String plover) {
        this.cameo = cameo;
        this.plover = plover;
    }

    /** The CAMEO code of an event of this type that happened. */
    public String cameo() {
        return cameo;
    }

    /** The PLOVER event type, with its mode after a colon where it has one. */
    public String plover() {
        return plover;
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
