package dev.parley.extraction.article;

import dev.parley.extraction.Explanation;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Reading;
import dev.parley.extraction.events.Candidate;
import dev.parley.extraction.events.SentenceReader;
import dev.parley.extraction.factuality.Predicates;
import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.names.Collapser;
import dev.parley.extraction.names.Discourse;
import dev.parley.extraction.names.Gazetteer;
import dev.parley.extraction.names.Overlay;
import dev.parley.extraction.names.TableGazetteer;
import dev.parley.extraction.names.TitledName;
import dev.parley.extraction.names.TitledNames;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.EditorialNotes;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Sentences;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import dev.parley.extraction.time.Durations;
import dev.parley.extraction.tree.ParsedSentence;
import dev.parley.extraction.tree.TriggerScan;
import dev.parley.extraction.tree.Triggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the leader calls and negotiation steps that an English news article reports.
 *
 * <p>Pure and deterministic: the same reading gives the same mentions. Safe for use by many threads at once.
 */
public final class Extractor {
    private final Gazetteer gazetteer;
    private final Knowledge knowledge;
    private final TriggerScan scan;

    /** What the reading rests on beside names. */
    public record Knowledge(
            Grammar grammar, Triggers triggers, Predicates predicates, EditorialNotes notes, Confidence confidence) {
        public static Knowledge bundled() {
            return new Knowledge(
                    Grammar.bundled(),
                    Triggers.bundled(),
                    Predicates.bundled(),
                    EditorialNotes.bundled(),
                    Confidence.bundled());
        }
    }

    public Extractor(Gazetteer gazetteer, Knowledge knowledge) {
        this(gazetteer, knowledge, new TriggerScan(knowledge.triggers(), knowledge.grammar()));
    }

    private Extractor(Gazetteer gazetteer, Knowledge knowledge, TriggerScan scan) {
        this.gazetteer = gazetteer;
        this.knowledge = knowledge;
        this.scan = scan;
    }

    /** With the rules and names that ship with the project; reads resources once, when it is first asked for. */
    public static Extractor bundled() {
        return Bundled.EXTRACTOR;
    }

    private static final class Bundled {
        static final Extractor EXTRACTOR = new Extractor(TableGazetteer.bundled(), Knowledge.bundled());
    }

    /** With the same rules, and the names that ship with the project as an overlay extends them. */
    public Extractor with(Overlay overlay) {
        return new Extractor(TableGazetteer.with(overlay), knowledge, scan);
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
        return read(reading, null).stream().map(Consolidation.Weighed::mention).toList();
    }

    /** The same, with how each sentence was read. */
    public Explanation explain(Reading reading) {
        List<Explanation.SentenceRead> steps = new ArrayList<>();
        List<Consolidation.Weighed> mentions = read(reading, steps);
        return new Explanation(
                List.copyOf(steps),
                mentions.stream().map(Consolidation.Weighed::mention).toList(),
                mentions.stream().map(Consolidation.Weighed::features).toList(),
                mentions.stream()
                        .map(m -> knowledge.confidence().shares(m.features()))
                        .toList());
    }

    private List<Consolidation.Weighed> read(Reading reading, @Nullable List<Explanation.SentenceRead> steps) {
        Discourse discourse = new Discourse(gazetteer, reading.published());
        ArticleDays days = new ArticleDays(reading.published());
        List<Candidate> candidates = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        boolean comment = isComment(Tokenizer.tokens(reading.title()));
        Sentences.of(reading.title(), true).forEach(s -> sentences.addAll(s.parts()));
        sentences.addAll(Sentences.of(reading.text(), false));
        EditorialNotes.Links links = knowledge.notes().links();
        for (Sentence sentence : sentences) {
            boolean note = links.isNote(sentence);
            List<Unit> units = Collapser.units(sentence, discourse);
            List<Explanation.Dropped> dropped = new ArrayList<>();
            // To explain is to say of each sentence why it tells nothing, so that all are parsed.
            boolean worth =
                    steps != null || scan.mayReport(sentence, units, !candidates.isEmpty(), discourse.pairInTitle());
            Optional<ParsedSentence> parsed = worth && !note
                    ? Optional.of(ParsedSentence.of(
                            sentence, units, reading.published(), knowledge.grammar(), knowledge.triggers()))
                    : Optional.empty();
            List<Candidate> found = parsed.map(
                            p -> new SentenceReader(p, discourse, knowledge.triggers(), knowledge.predicates(), dropped)
                                    .candidates())
                    .orElse(List.of());
            if (candidates.isEmpty()) {
                // "The call" refers to nothing yet.
                found = found.stream().dropWhile(Candidate::anaphoric).toList();
            }
            boolean past = !candidates.isEmpty() && candidates.getLast().background();
            boolean goesOn =
                    past && Lexicon.NARRATES.has(sentence.tokens().getFirst().low());
            boolean explains = comment
                    || goesOn
                    || longLater(sentence.tokens())
                    || sentence.tokens().getLast().is("?")
                    || sentence.title()
                            && (Lexicon.EXPLAINER.has(
                                            sentence.tokens().getFirst().low())
                                    || isList(sentence.tokens()));
            candidates.addAll(explains ? found.stream().map(Candidate::recalled).toList() : found);
            if (sentence.title()) {
                discourse.rememberTitle(units);
            } else {
                discourse.remember(units);
            }
            days.read(sentence.tokens());
            if (steps != null) {
                steps.add(step(
                        sentence, units, parsed, found, dropped, sentence.title() ? reading.title() : reading.text()));
            }
        }
        Article article =
                new Article(reading.title(), reading.text(), reading.published(), reading.dayKnown(), days, sentences);
        return Consolidation.mentions(candidates, article, knowledge.confidence());
    }

    /** "Weeks later, Orlov met Brandt": the sentence goes on with a story of the past. */
    private static boolean longLater(List<Token> tokens) {
        return tokens.size() > 1
                && Lexicon.LONG_SPAN.has(tokens.getFirst().low())
                && tokens.get(1).is("later");
    }

    /** "Analysis: ...", "Opinion | ...": the title says that the article is no report. */
    private static boolean isComment(List<Token> title) {
        return title.size() > 2
                && Lexicon.COMMENT.has(title.getFirst().low())
                && (title.get(1).is(":")
                        || title.get(1).is("|")
                        || title.get(1).is("-")
                        || title.get(1).is("–"));
    }

    /** "Five things to know about the summit", "The Orlov call: 7 global reads": a headline of a list. */
    private static boolean isList(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (Lexicon.LISTED.has(tokens.get(i).low())) {
                for (int n = Math.max(0, i - 3); n < i; n++) {
                    if (n == 0 && i == 1 || Durations.number(tokens.get(n)) > 1) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Explanation.SentenceRead step(
            Sentence sentence,
            List<Unit> units,
            Optional<ParsedSentence> parsed,
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
                        c.trigger().id(),
                        c.type().label(),
                        c.status().label(),
                        String.join(" > ", c.path()),
                        c.parties().stream().map(Participant::id).toList(),
                        c.date().map(d -> d.date().toString()).orElse("")))
                .toList();
        return new Explanation.SentenceRead(
                source.substring(sentence.start(), sentence.end()),
                sentence.title() ? "title" : "text",
                sentence.start(),
                parsed.map(p -> List.of(p.toString().split("\n"))).orElse(List.of()),
                nouns,
                fired,
                List.copyOf(dropped));
    }
}
