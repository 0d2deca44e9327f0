package dev.parley.extraction.tree;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the words and names of a sentence can satisfy any trigger at all, asked before it is parsed. Most sentences
 * cannot, and a tree costs far more than this. It says no where no tree of these words could have an event, or only one
 * that hangs a place on a preposition too far before it. May be used by several threads at once.
 */
public final class TriggerScan {
    /** Fillers that are kinds of phrases, and may be there in any sentence. */
    private static final Set<String> PHRASES = Set.of("ANY", "PLURAL", "OTHER");

    /** Fillers that any name may be, or may stand for: a capital for those who sit there. */
    private static final Set<String> NAMES = Set.of("PARTY", "PERSON", "PAIR");

    /** What stands for a kind of name among the words; a title stands for itself. */
    private static final String NAMED = "PARTY";

    private static final String PLACED = "PLACE";
    private static final String NATIONALS = "NATIONALS";
    private static final String TITLE = "TITLE";

    /** Behind a preposition: a place follows it. */
    private static final String BEFORE_PLACE = "+PLACE";

    /** A form of "be", and behind it "in" before a place. */
    private static final String IS_THERE = "BE+in+PLACE";

    /** What "be" may look like, as the head of its clause or shortened. */
    private static final Set<String> BE = Set.of("be", "'s");

    /** So many words behind its preposition a place may stand: "in the old harbour town of Bergen". */
    private static final int MOST_BETWEEN = 6;

    /** The tags by which a word has different lemmas. */
    private static final Tag[] INFLECTED = {Tag.VB, Tag.VBD, Tag.VBG, Tag.VBZ, Tag.NNS, Tag.MD};

    /** More hyphenated words in a row are one only for a machine. */
    private static final int MOST_HYPHENS = 4;

    /** How many different words are remembered with what they can be. Articles in English hardly use more. */
    private static final int MOST_WORDS = 30_000;

    /** What a trigger cannot do without: of each set one word at least, and this many parties and sides. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Demand(BitSet[] words, int parties, int sides, boolean noun, boolean titled) {
        static Demand of(Trigger trigger, BitSet... words) {
            boolean noun = trigger.part() == Trigger.Part.NOUN;
            return new Demand(
                    words,
                    // A body counts twice there.
                    trigger.least() - (trigger.has("foreign-or-body") ? 1 : 0),
                    trigger.has("foreign") ? 2 : 1,
                    noun,
                    // The other party of a call may stand in the title alone.
                    noun && trigger.type() == FactType.LEADER_CALL);
        }

        boolean isMetBy(BitSet present) {
            for (BitSet any : words) {
                if (!any.intersects(present)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Grammar grammar;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Demand> demands = new ArrayList<>();
    private final BitSet be;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    public TriggerScan(Triggers triggers, Grammar grammar) {
        this.grammar = grammar;
        this.be = numbered(BE);
        for (Trigger trigger : triggers.all()) {
            if (trigger.part() == Trigger.Part.PLACE) {
                List<BitSet> there = List.of(numbered(Set.of("in" + BEFORE_PLACE)));
                BitSet occasion = numbered(Lexicon.EVENT_NOUN.words());
                demand(trigger, List.of(numbered(Set.of(IS_THERE)), numbered(Set.of("to"))));
                demand(trigger, List.of(numbered(Set.of(IS_THERE)), numbered(Set.of("for", "on"))), occasion);
                demand(trigger, there, numbered(Set.of(TITLE)), numbered(Set.of("for")), occasion);
            } else {
                demand(trigger, needs(trigger), numbered(trigger.lemmas()));
            }
        }
    }

    private void demand(Trigger trigger, List<BitSet> words, BitSet... more) {
        demands.add(Demand.of(
                trigger, Stream.concat(Stream.of(more), words.stream()).toArray(BitSet[]::new)));
    }

    private List<BitSet> needs(Trigger trigger) {
        List<BitSet> words = new ArrayList<>();
        for (Trigger.Condition need : trigger.needs()) {
            words.add(numbered(need.fillers()));
            Set<String> prepositions = new HashSet<>();
            for (String function : need.functions()) {
                prepositions.add(preposition(function));
            }
            if (prepositions.contains("")) {
                continue;
            }
            boolean place = need.fillers().equals(Set.of(PLACED));
            words.add(numbered(
                    place
                            ? prepositions.stream().map(p -> p + BEFORE_PLACE).collect(Collectors.toSet())
                            : prepositions));
        }
        return words;
    }

    /** The preposition that a function goes by, or "". */
    private static String preposition(String function) {
        for (String step : function.split("\\.")) {
            if (Lexicon.PREPOSITION.has(step)) {
                return step;
            }
        }
        return "";
    }

    private BitSet numbered(Set<String> words) {
        BitSet set = new BitSet();
        for (String word : words) {
            if (PHRASES.contains(word)) {
                set.set(0);
            } else {
                int space = word.indexOf(' ');
                String first = NAMES.contains(word) ? NAMED : space < 0 ? word : word.substring(0, space);
                set.set(numbers.computeIfAbsent(first, x -> numbers.size() + 1));
            }
        }
        return set;
    }

    /**
     * Whether the sentence may hold an event.
     *
     * @param referable whether the article has reported an event already, which a noun alone may refer to
     * @param pair whether the title names two people, who may be the parties of a call where a sentence names one
     */
    public boolean mayReport(Sentence sentence, List<Unit> units, boolean referable, boolean pair) {
        BitSet words = words(sentence, units);
        Set<String> parties = new HashSet<>();
        Set<String> sides = new HashSet<>();
        boolean group = false;
        for (Unit unit : units) {
            group |= unit.group;
            for (Participant party : unit.parties) {
                parties.add(party.id());
                sides.add(party.country().or(party::organization).orElse(party.id()));
                if (party.kind() == Participant.Kind.BODY) {
                    sides.add(party.organization().orElse(party.id()));
                }
            }
        }
        for (Demand demand : demands) {
            boolean enough = group
                    || pair && demand.titled() && !parties.isEmpty()
                    || parties.size() >= demand.parties() && sides.size() >= demand.sides();
            boolean refers = referable && demand.noun();
            if ((enough || refers) && demand.isMetBy(words)) {
                return true;
            }
        }
        return false;
    }

    /** The numbers of all words that the sentence may hold, in whatever way it is parsed. */
    private BitSet words(Sentence sentence, List<Unit> units) {
        BitSet words = new BitSet(numbers.size() + 1);
        words.set(0);
        if (sentence.title()) {
            add(TITLE, words);
        }
        int firstBe = -1;
        for (int u = 0; u < units.size(); u++) {
            Unit unit = units.get(u);
            if (unit.named()) {
                add(NAMED, words);
                if (unit.place) {
                    add(PLACED, words);
                    firstBe = firstBe < 0 ? firstBe(units) : firstBe;
                    before(units, u, firstBe, words);
                }
                if (unit.kind == Unit.Kind.NATIONALITY) {
                    add(NATIONALS, words);
                }
            } else if (unit.to - unit.from > 1) {
                add(unit.low, words);
            }
        }
        List<Token> tokens = sentence.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.shape() != Token.Shape.MARK || token.is("'s")) {
                add(token.low(), words);
            } else if (token.is("-") && i > 0) {
                hyphenated(tokens, i, words);
            }
        }
        return words;
    }

    /** The prepositions that a place may be behind, and whether it may be where somebody is. */
    private void before(List<Unit> units, int place, int firstBe, BitSet words) {
        for (int u = place - 1; u >= Math.max(0, place - MOST_BETWEEN); u--) {
            String low = units.get(u).low;
            if (Lexicon.PREPOSITION.has(low)) {
                add(low + BEFORE_PLACE, words);
                if (low.equals("in") && firstBe < u) {
                    add(IS_THERE, words);
                }
            }
        }
    }

    /** The first unit that may be a form of "be"; behind the last when there is none. */
    private int firstBe(List<Unit> units) {
        for (int u = 0; u < units.size(); u++) {
            for (int number : readings(units.get(u).low)) {
                if (be.get(number)) {
                    return u;
                }
            }
        }
        return units.size();
    }

    /** The words that begin before this hyphen: of "video-conference-like" also "video-conference". */
    private void hyphenated(List<Token> tokens, int hyphen, BitSet words) {
        StringBuilder word = new StringBuilder(tokens.get(hyphen - 1).low());
        for (int i = hyphen; i + 1 < tokens.size() && tokens.get(i).is("-") && i < hyphen + 2 * MOST_HYPHENS; i += 2) {
            word.append('-').append(tokens.get(i + 1).low());
            add(word.toString(), words);
        }
    }

    private void add(String low, BitSet words) {
        for (int number : readings(low)) {
            words.set(number);
        }
    }

    /** The numbers of a word in whatever form it may be. */
    private int[] readings(String low) {
        int[] can = known.get(low);
        if (can == null) {
            can = read(low);
            if (known.size() < MOST_WORDS) {
                known.put(low, can);
            }
        }
        return can;
    }

    private int[] read(String low) {
        Set<String> readings = new HashSet<>();
        readings.add(low);
        for (Tag tag : INFLECTED) {
            readings.add(grammar.lemma(low, tag));
        }
        return readings.stream()
                .filter(numbers::containsKey)
                .mapToInt(numbers::get)
                .toArray();
    }
}
