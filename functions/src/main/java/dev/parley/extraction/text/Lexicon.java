package dev.parley.extraction.text;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The word lists of {@code lexicon.tsv}. */
public enum Lexicon {
    /** Articles and possessives that may open a noun. */
    ARTICLE,
    /** What may come before an office: "former", "deputy". */
    RANK,
    /** Spans of time after which an event is still news: "days ago". */
    SHORT_SPAN,
    /** Adjectives of an occasion before the one that is news: "their last meeting". */
    EARLIER,
    /** Spans of time after which an event is no news: "weeks after they met". */
    LONG_SPAN,
    /** Adverbs of habit: what is done often is no single event. */
    HABIT,
    /** Verbs by which a side announces or praises its own occasion: "announced a meeting with". */
    TELLS_OWN,
    /** Countries, by ISO 3166-1 alpha-3, whose people write the family name first in English too. */
    FAMILY_NAME_FIRST,
    /** Adjectives of somebody who no longer acts for a country or body: "a former UN envoy". */
    PAST_OFFICE,
    /** Nouns of an armed movement, after its name: "the ELN rebel group". */
    MOVEMENT,
    /** Words that make a country or nationality a party: "Russian officials". */
    SIDE,
    /** Ranks before an office, which make it another one: "deputy minister". */
    RANK_OF_OFFICE,
    /** Small words that may begin a name in lower case: "bin Salman", "de la Espriella". */
    NAME_BEGINNING,
    /** What counts occasions: "three rounds of talks", "met 60 times". */
    COUNTED,
    /** Lower-case parts of names: "bin", "de". */
    NAME_PARTICLE,
    /** Nouns after "the two" that mean the two parties named before. */
    PAIR,
    /** Infinitives that announce an event after "to". */
    BASE_FORM,
    /** Words of long ago. */
    HISTORY,
    /** What a search for parties does not reach across, to the right. */
    CLAUSE_END,
    /** Institutions that speak for their country. */
    INSTITUTION,
    /** What may come between a nationality and the office: "Israeli and Cypriot defence ministers". */
    PORTFOLIO,
    /** Before an office, what makes it that of people who are no part of the state: "the Syrian opposition leader". */
    NON_STATE,
    /** Parts of a state, after its name, that have a head of their own: "the head of Russia's delegation". */
    SERVICE,
    /** What separates the names of a list. */
    LIST_MARK,
    /** Words that say nothing between the words of a trigger. */
    FUNCTION,
    /** What two teams or clubs meet in. */
    SPORT,
    /** Before hours that are no event's length: "within 24 hours". */
    DEADLINE,
    /** After hours that are no event's length: "two hours later". */
    APART_IN_TIME,
    /** Before a length that is not exact: "about an hour". */
    APPROXIMATELY,
    /** Before a length that is exceeded, alone or with "than": "over an hour", "more than an hour". */
    MORE_THAN,
    /** Before a length that is not reached, alone or with "than": "under an hour", "less than an hour". */
    LESS_THAN,
    /** Words within a length, beside its numbers: "two and a half hours", "a quarter of an hour". */
    NUMBER_PART,
    /** What may come before a month: "in May". */
    BEFORE_MONTH,
    /** Regions and circles whose officials meet without being named: "African leaders". */
    REGION,
    /** Those who fight a state. */
    INSURGENT,
    /** What those who fight a state are named by, where it is not their people. */
    CREED,
    /** Occasions that belong to somebody: "her call with Modi". */
    EVENT_NOUN,
    /** Determiners of an occasion that was named before. */
    DEFINITE,
    /** Determiners that point at an occasion told before: "during these talks". */
    POINTING,
    /** Verbs of which a participle says what becomes of something: "got arrested", "had it signed". */
    TAKES_PARTICIPLE,
    /** Verbs that join a subject to a noun: "be". */
    COPULA,
    /** Forms of verbs that take an infinitive: "agreed to exchange prisoners". */
    TAKES_INFINITIVE,
    /** Articles of what is new to the reader. */
    INDEFINITE,
    /** What belongs to somebody follows these. */
    POSSESSIVE,
    /** What directly before "weekend" says which one. */
    WEEKEND_LEAD,
    /** What before "the weekend" makes it the time of an event. */
    WEEKEND_PREPOSITION,
    /** First words of headlines that explain or recall rather than report. */
    EXPLAINER,
    /** What signs contracts, and is no state. */
    COMPANY,
    /** First parts of words that are also written as two, and the whole words. */
    COMPOUND,
    /** Words after which another event follows, with a day of its own. */
    FOLLOWS,
    /** Verbs of reporting. */
    SAY,
    /** Verbs whose object is spoken to. */
    ADDRESS,
    /** After a name and a hyphen: "Iran-backed", "US-based". */
    DESCRIBED,
    /** Before a length: "lasted two hours", "for 40 minutes". */
    LASTS,
    /** Capitalised words after a country that still mean the country. */
    PUBLIC,
    /** Second words of headlines that are lists: "five things to know". */
    LISTED,
    /** Words that refer to somebody named before. */
    PRONOUN,
    /** Nouns and adverbs of time, which name no party and no object. */
    TIME,
    /** Particles of verbs: "call off". */
    PARTICLE,
    /** Particles that leave a verb its sense: "meet up", "fly out". */
    KEEPS_SENSE,
    /** Verbs whose object does what their infinitive says: "urged him to go". */
    OBJECT_CONTROL,
    /** Words that deny a verb or noun. */
    NEGATION,
    /** Nouns that name nobody. */
    NOBODY,
    /** What opens a condition, of which nothing is claimed. */
    CONDITION,
    /** What opens a subordinate clause or a phrase that sets a scene. */
    SUBORDINATOR,
    /** Verbs and nouns of saying, which leave what is said as it is. */
    REPORTING,
    /** Adjectives before an event that is to come. */
    PLANNED_ADJECTIVE,
    /** Adjectives before an event of which nothing is certain. */
    POSSIBLE_ADJECTIVE,
    /** Adjectives before an event that did not take place. */
    FAILED_ADJECTIVE,
    /** Verbs of going somewhere. */
    MOTION,
    /** People who act for others: it is their country that takes part. */
    AIDE,
    /** People who are somebody's and take no part for them. */
    RELATIVE,
    /** Adjectives that make a name somebody else's. */
    SHAM,
    /** Nouns that only count or bound what follows "of". */
    KNIGHTED,
    CHANCELLERY,
    GIVING,
    CONTAINER,
    TOPICAL,
    ABOUT,
    CONCESSION,
    SEPARATE,
    WAS,
    SIDELINE,
    /** What people speak by. */
    MEANS,
    /** Verbs of taking part, with "in", "for" or "to". */
    TAKES_PART,
    /** Verbs of those who only stage what others do. */
    STAGING,
    /** Words of the near past, which make an event less likely to be the news. */
    NEAR_PAST,
    /** What may follow a day. */
    PART_OF_DAY,
    /** Before a time that bounds something else. */
    BOUNDS_TIME,
    /** What may come before a day in its phrase. */
    BEFORE_DATE,
    /** Auxiliaries that open a condition without "if". */
    INVERTS,
    /** Nouns after a country that name a place in it: "the Chinese capital". */
    SEAT,
    /** What opens a participle clause whose subject is that of the main clause: "after meeting Brandt". */
    GERUND_MARK,
    /** Auxiliaries of what ought to be or may be: "must", "should". */
    OBLIGATION,
    /** Words that open a clause or govern a noun. */
    CLAUSE_OR_PHRASE,
    /** Nouns of an agreement, after what was agreed: "ceasefire deal". */
    ACCORD,
    /** People by their country: "ten Thai citizens". */
    NATIONAL,
    /** Ordinals before "to": "the first to visit". */
    FIRST,
    /** Auxiliaries before a participle. */
    TO_HAVE_OR_BE,
    /** What follows "talks" where it is a verb: "Orlov talks to". */
    AFTER_SPEAKS,
    /** What follows a noun, and not a verb of the same form. */
    OF,
    /** Before a day that bounds something and is not an event's own. */
    BOUNDS_DAY,
    /** Before a span of time that names no day. */
    VAGUE_BEFORE,
    /** Spans of time. */
    SPAN,
    /** Words after a span of time that count it from another event: "weeks later". */
    VAGUE_BEHIND,
    /** Verbs whose object is another event. */
    COMES_AFTER,
    /** Verbs of being together, so that what they are "for" takes place. */
    GATHERS,
    /** Capitalised words before a surname that are no first name. */
    BEFORE_NAME,
    /** Prepositions of a gerund that completes a noun or adjective: "the urgency of reaching a deal". */
    COMPLETING,
    /** Nouns that say how, after "in": "agree in principle". */
    MANNER,
    /** Verbs whose object did what they thank or blame it for: "thanked him for agreeing". */
    JUDGES,
    /** Nouns after countries that name the line between them, and no country: "the US-Mexico border". */
    FRONTIER,
    /** States of a body, before or after its name: "ASEAN countries", "members of NATO". */
    MEMBER,
    /** Participles of somebody who is held: "Americans detained in Russia". */
    DETAINED,
    /** Kinds of article that report nothing new, before the colon of their title. */
    COMMENT,
    /** Events that are between two: "talks between", "a swap of spies between". */
    BETWEEN_TWO,
    /** Verbs with their particles, which take an object: "rule out talks". */
    PHRASAL,
    /** Nouns of a moment that a clause describes: "the day that Orlov visited Oslo". */
    MOMENT,
    /** What people speak over, which has no partner of its own. */
    LINE,
    /** Verbs that help others: "has met", "was met". */
    AUXILIARY_VERB,
    /** First words of a sentence that continues a story of the past. */
    NARRATES,
    /** Abbreviations before a name or number, whose full stop ends no sentence. */
    ABBREVIATION,
    /** Shortened verbs that are written onto the word before them: "they've". */
    CLITIC,
    /** Prepositions of an occasion at which, or around which, the clause takes place. */
    SCENE,
    /** Prepositions of what the clause came before or after, and is no part of. */
    BEFORE_OR_AFTER,
    /** Prepositions that the partner of a call follows. */
    PARTNER,
    /** Prepositions of a partner, who belongs to the event rather than to the day or place before them. */
    PARTNER_OF_EVENT,
    /** Prepositions of those whom somebody belongs to: "an adviser to Orlov". */
    OWNER,
    /** Prepositions of an event other than that of the clause, whose day is its own. */
    OTHER_EVENT,
    /** Prepositions that stand for themselves in the functions of a trigger. */
    PREPOSITION,
    /** Prepositions of what people speak by: "by phone". */
    SPOKEN_BY,
    /** Between a day's number and its month: "12th of March". */
    ORDINAL,
    /** Before "May" where it is the month, alone and without a year: "late May". */
    BEFORE_MAY,
    /** Prepositions of an event after a verb of taking part: "joined in the talks". */
    PART_IN;

    private static final Map<Lexicon, Set<String>> WORDS = read();

    /** The size of the filter in bits: 8 KB, so that it stays in the processor's own memory. */
    private static final int FILTER_BITS = 1 << 16;

    /** A bit for each word of each list. Hardly any word of a text is in the list that it is looked up in. */
    private static final long[] FILTER = filter();

    /** Whether the list has this lower-case word. */
    public boolean has(String low) {
        int bit = bit(low);
        return (FILTER[bit >>> 6] >>> bit & 1) != 0 && words().contains(low);
    }

    private int bit(String low) {
        int mixed = (low.hashCode() + name().hashCode()) * 0x85EBCA6B;
        return mixed >>> 16 & FILTER_BITS - 1;
    }

    private static long[] filter() {
        long[] filter = new long[FILTER_BITS >>> 6];
        for (Lexicon list : values()) {
            for (String word : list.words()) {
                int bit = list.bit(word);
                filter[bit >>> 6] |= 1L << bit;
            }
        }
        return filter;
    }

    public Set<String> words() {
        return requireNonNull(WORDS.get(this));
    }

    private static Map<Lexicon, Set<String>> read() {
        Map<Lexicon, Set<String>> words = new EnumMap<>(Lexicon.class);
        for (String line : Rules.lines("lexicon.tsv")) {
            String[] columns = line.split("\t", -1);
            // Asked for each word of an article: a hash set looks up twice as fast as an immutable one.
            Set<String> list = new HashSet<>();
            for (String word : columns[1].split(" ")) {
                list.add(word.replace('_', ' '));
            }
            words.put(valueOf(columns[0]), list);
        }
        for (Lexicon list : values()) {
            if (!words.containsKey(list)) {
                throw new IllegalStateException("lexicon.tsv lacks the list " + list);
            }
        }
        return words;
    }
}
