package dev.parley.extraction;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the leader calls and negotiation steps that an English news article reports.
 *
 * <p>Pure and deterministic: the same reading gives the same mentions. Safe for use by many threads at once.
 */
public final class Extractor {
    private final Gazetteer gazetteer;
    private final Rules rules;

    Extractor(Gazetteer gazetteer, Rules rules) {
        this.gazetteer = gazetteer;
        this.rules = rules;
    }

    /** With the rules and names that ship with the project; reads resources once. */
    public static Extractor bundled() {
        return new Extractor(TableGazetteer.bundled(), Rules.bundled());
    }

    /** With the same rules, and the names that ship with the project as an overlay extends them. */
    public Extractor with(Overlay overlay) {
        return new Extractor(TableGazetteer.with(overlay), rules);
    }

    /** Whether the whole of this is a name in the table, of anybody and at any time. */
    public boolean knows(String name) {
        return gazetteer.knows(name);
    }

    /**
     * The people whom these mentions of the reading name by a title, and whom the table does not know; the first
     * {@value TitledNames#MOST}, each once.
     */
    public List<TitledName> unknownNames(Reading reading, List<Mention> mentions) {
        return new TitledNames(gazetteer).unknown(reading, mentions);
    }

    /** Every distinct fact that the article reports, background included, in the order of their evidence. */
    public List<Mention> extract(Reading reading) {
        return read(reading, null);
    }

    /** The same, with how each sentence was read. */
    public Explanation explain(Reading reading) {
        List<Explanation.SentenceRead> steps = new ArrayList<>();
        List<Mention> mentions = read(reading, steps);
        return new Explanation(List.copyOf(steps), mentions);
    }

    private List<Mention> read(Reading reading, List<Explanation.SentenceRead> steps) {
        Discourse discourse = new Discourse(gazetteer, reading.published());
        ArticleDays days = new ArticleDays(reading.published());
        List<Candidate> candidates = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>(Sentences.of(reading.title(), true));
        sentences.addAll(Sentences.of(reading.text(), false));
        for (Sentence sentence : sentences) {
            List<Unit> units = Collapser.units(sentence, discourse);
            List<Explanation.Dropped> dropped = new ArrayList<>();
            List<Candidate> found = new Matcher(sentence, units, discourse, rules, dropped).candidates();
            boolean past = !candidates.isEmpty() && candidates.getLast().background();
            boolean goesOn =
                    past && Lexicon.NARRATES.has(sentence.tokens().getFirst().low());
            boolean explains = goesOn
                    || sentence.tokens().getLast().is("?")
                    || sentence.title()
                            && (Lexicon.EXPLAINER.has(
                                            sentence.tokens().getFirst().low())
                                    || sentence.tokens().size() > 1
                                            && Lexicon.LISTED.has(
                                                    sentence.tokens().get(1).low()));
            candidates.addAll(explains ? found.stream().map(Candidate::recalled).toList() : found);
            discourse.remember(units);
            days.read(sentence.tokens());
            if (steps != null) {
                steps.add(step(sentence, units, found, dropped, sentence.title() ? reading.title() : reading.text()));
            }
        }
        return Consolidation.mentions(candidates, reading.published(), days, reading.title(), reading.text());
    }

    private static Explanation.SentenceRead step(
            Sentence sentence,
            List<Unit> units,
            List<Candidate> found,
            List<Explanation.Dropped> dropped,
            String source) {
        List<Explanation.Noun> nouns = units.stream()
                .filter(Unit::named)
                .map(u -> new Explanation.Noun(
                        source.substring(
                                sentence.tokens().get(u.from).start(),
                                sentence.tokens().get(u.to - 1).end()),
                        u.parties.stream().map(Participant::id).toList(),
                        u.person ? "person" : u.place ? "place" : u.kind.name().toLowerCase(java.util.Locale.ROOT)))
                .toList();
        List<Explanation.Fired> fired = found.stream()
                .map(c -> new Explanation.Fired(
                        c.rule().id(),
                        c.type().label(),
                        c.status().label(),
                        c.cue(),
                        c.parties().stream().map(Participant::id).toList(),
                        c.date().map(Dates.Found::text).orElse("")))
                .toList();
        return new Explanation.SentenceRead(
                source.substring(sentence.start(), sentence.end()),
                sentence.title() ? "title" : "text",
                sentence.start(),
                sentence.tokens().stream().map(Token::text).toList(),
                nouns,
                fired,
                List.copyOf(dropped));
    }
}
