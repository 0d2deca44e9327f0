package dev.parley.extraction;

import static dev.parley.extraction.FactType.Trait.ANNOUNCES_TALKS;
import static dev.parley.extraction.FactType.Trait.BY_PERSON;
import static dev.parley.extraction.FactType.Trait.CALLED_TALKS;
import static dev.parley.extraction.FactType.Trait.CONVERSATION;
import static dev.parley.extraction.FactType.Trait.DATES_OTHERS;
import static dev.parley.extraction.FactType.Trait.LASTS;
import static dev.parley.extraction.FactType.Trait.MANY_A_DAY;
import static dev.parley.extraction.FactType.Trait.ONE_TO_ONE;
import static dev.parley.extraction.FactType.Trait.ON_ITS_DAY;
import static dev.parley.extraction.FactType.Trait.PART_OF_OTHERS;
import static dev.parley.extraction.FactType.Trait.PLAN_KEY;
import static dev.parley.extraction.FactType.Trait.SESSION;
import static dev.parley.extraction.FactType.Trait.SPEECH_ACT;
import static dev.parley.extraction.FactType.Trait.SPORT;
import static dev.parley.extraction.FactType.Trait.TRIP;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of leader call or negotiation step a mention reports, with everything that the program knows about the
 * kind. A new type is a line here, a line in {@code wording.tsv} of the alerts, and its rules in {@code triggers.tsv}.
 *
 * <p>Each type carries the nearest CAMEO code (CAMEO manual 1.1b3) and PLOVER event, the codings that
 * political scientists use, so that exports can be compared with other event data.
 */
public enum FactType {
    LEADER_CALL(
            "041",
            "CONSULT:phone",
            Occasion.LEADER_CALL,
            CONVERSATION,
            MANY_A_DAY,
            LASTS,
            BY_PERSON,
            ONE_TO_ONE,
            ON_ITS_DAY,
            DATES_OTHERS),
    MEETING(
            "040",
            "CONSULT",
            Occasion.TALKS,
            CONVERSATION,
            MANY_A_DAY,
            LASTS,
            BY_PERSON,
            CALLED_TALKS,
            TRIP,
            PLAN_KEY,
            ON_ITS_DAY,
            DATES_OTHERS,
            SPORT),
    VISIT("042", "CONSULT:visit", Occasion.TALKS, MANY_A_DAY, LASTS, TRIP, PLAN_KEY, ON_ITS_DAY, PART_OF_OTHERS, SPORT),
    TALKS_AGREED("036", "AGREE", Occasion.TALKS_AGREED, CALLED_TALKS, ANNOUNCES_TALKS, PART_OF_OTHERS),
    TALKS_STARTED(
            "046",
            "CONSULT",
            Occasion.TALKS,
            CONVERSATION,
            MANY_A_DAY,
            CALLED_TALKS,
            SESSION,
            PLAN_KEY,
            ON_ITS_DAY,
            SPORT),
    TALKS_HELD(
            "046",
            "CONSULT",
            Occasion.TALKS,
            CONVERSATION,
            MANY_A_DAY,
            LASTS,
            CALLED_TALKS,
            SESSION,
            ON_ITS_DAY,
            DATES_OTHERS,
            SPORT),
    ENVOY_NAMED("039", "AGREE", Occasion.ENVOY_NAMED, SPEECH_ACT, SPORT),
    MEDIATION_OFFER("039", "AGREE", Occasion.MEDIATION_OFFER, SPEECH_ACT),
    PROPOSAL("026", "REQUEST", Occasion.PROPOSAL, SPEECH_ACT),
    CEASEFIRE("0871", "RETREAT:ceasefire", Occasion.CEASEFIRE, ON_ITS_DAY),
    AGREEMENT_REACHED("057", "SUPPORT", Occasion.AGREEMENT, PART_OF_OTHERS, SPORT),
    AGREEMENT_SIGNED("057", "SUPPORT", Occasion.AGREEMENT, ON_ITS_DAY, SPORT),
    PRISONER_EXCHANGE("0841", "RETREAT:release", Occasion.PRISONER_EXCHANGE, ON_ITS_DAY),
    TALKS_REJECTED("125", "REJECT", Occasion.TALKS_REJECTED, CALLED_TALKS, SPEECH_ACT),
    TALKS_SUSPENDED("164", "SANCTION:withdraw", Occasion.TALKS_SUSPENDED, CALLED_TALKS, SPEECH_ACT);

    /** The two kinds that subscribers choose between. */
    public static final List<String> KINDS = List.of("leader_call", "negotiation_step");

    /** What is true of some types and not of others. */
    public enum Trait {
        /** The parties talk with each other. */
        CONVERSATION,
        /** An article can report several of one day, told apart by who takes part; of other types it reports one a day. */
        MANY_A_DAY,
        /** It has a length. One given beside an agreement or a ceasefire is that of something else. */
        LASTS,
        /** The people who take part tell facts apart, and not only the countries and bodies that they speak for. */
        BY_PERSON,
        /** Each side is one person, so one person with two others makes two facts. */
        ONE_TO_ONE,
        /** A text refers back to it as "the talks" or "the meeting". */
        CALLED_TALKS,
        /** Talks that begin or are held: an edited article may say either of the same talks. */
        SESSION,
        /** Talks that somebody agreed to hold: the same as talks that are planned or held. */
        ANNOUNCES_TALKS,
        /** Somebody travels or receives a guest: a visit and a meeting of one person can be one trip. */
        TRIP,
        /** Plans without a day are found by this type. */
        PLAN_KEY,
        /** It takes place on its day; the others are decisions, often about a day to come. */
        ON_ITS_DAY,
        /** It is done by saying it, so the day of saying is its day. */
        SPEECH_ACT,
        /** Where an article names its day, that is also the day of what belongs to it. */
        DATES_OTHERS,
        /** It belongs to a call, meeting or talks, and may have its day from there. */
        PART_OF_OTHERS,
        /** Teams and clubs do it too. */
        SPORT
    }

    /** Types that mean the same in reports that name no day. */
    private static final List<Set<FactType>> SYNONYMS = List.of(
            EnumSet.of(TALKS_AGREED, TALKS_STARTED, TALKS_HELD),
            EnumSet.of(MEETING, TALKS_HELD),
            EnumSet.of(AGREEMENT_REACHED, AGREEMENT_SIGNED));

    private final String cameo;
    private final String plover;
    private final Occasion occasion;
    private final Set<Trait> traits;

    FactType(String cameo, String plover, Occasion occasion, Trait... traits) {
        this.cameo = cameo;
        this.plover = plover;
        this.occasion = occasion;
        this.traits = EnumSet.noneOf(Trait.class);
        this.traits.addAll(List.of(traits));
    }

    /** The types that have a trait. */
    public static Set<FactType> with(Trait trait) {
        var types = EnumSet.noneOf(FactType.class);
        Arrays.stream(values()).filter(type -> type.has(trait)).forEach(types::add);
        return types;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The CAMEO code of an event of this type that happened. */
    public String cameo() {
        return cameo;
    }

    /** The PLOVER event type, with its mode after a colon where it has one. */
    public String plover() {
        return plover;
    }

    /** One of {@link #KINDS}. */
    public String kind() {
        return this == LEADER_CALL ? KINDS.getFirst() : KINDS.getLast();
    }

    /** What other types may report of the same thing. */
    public Occasion occasion() {
        return occasion;
    }

    /** The occasions that a report of this type can belong to, its own first. */
    public List<Occasion> occasions() {
        return has(ANNOUNCES_TALKS) ? List.of(occasion, Occasion.TALKS) : List.of(occasion);
    }

    /** Whether a report of this type can be a report of a fact of another type; a visit is not what talks announce. */
    public boolean mayReport(FactType fact) {
        return isOfOneOccasionWith(fact)
                || has(ANNOUNCES_TALKS) && fact.occasion == Occasion.TALKS && fact.has(CALLED_TALKS);
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
        return this == other || SYNONYMS.stream().anyMatch(set -> set.contains(this) && set.contains(other));
    }

    /** Whether an edited article may name one type for the other and correct nothing by it. */
    public boolean isInterchangeableWith(FactType other) {
        return this == other || has(SESSION) && other.has(SESSION);
    }

    /** Whether a text refers back to both by the same words: "the talks", "the deal". */
    public boolean isReferredToLike(FactType other) {
        return isSynonymOf(other) || has(CALLED_TALKS) && other.has(CALLED_TALKS);
    }

    /** The types by which plans of this type are found while they have no day. */
    public List<FactType> planKeys() {
        return with(PLAN_KEY).stream().filter(this::isSynonymOf).toList();
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
