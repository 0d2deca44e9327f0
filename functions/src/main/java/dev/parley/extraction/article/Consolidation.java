package dev.parley.extraction.article;

import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.extraction.events.Candidate;
import dev.parley.extraction.events.Party;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.time.Dates;
import dev.parley.extraction.tree.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts an article's candidates together: one mention per distinct fact, denials first, history in the background. */
final class Consolidation {
    private static final Set<FactType> OCCASIONS = FactType.with(Trait.CONVERSATION);

    /** An article tells no more facts than this; what comes later in a longer text is left out. */
    private static final int MOST_FACTS = 200;

    /** Further reports of a fact in the same article add nothing; this keeps the work linear. */
    private static final int MOST_REPORTS = 8;

    private Consolidation() {}

    static List<Weighed> mentions(List<Candidate> candidates, Article article, Confidence confidence) {
        List<Fact> facts = new ArrayList<>();
        for (Candidate c : candidates) {
            if (c.anaphoric()) {
                refer(facts, c);
                continue;
            }
            Report report = new Report(c, sides(c), countries(c), people(c), another(c));
            Fact known = null;
            for (int f = 0; f < facts.size() && known == null; f++) {
                known = anySame(facts.get(f).reports, report) ? facts.get(f) : null;
            }
            if (known == null && facts.size() < MOST_FACTS) {
                known = new Fact();
                facts.add(known);
            }
            if (known != null && known.reports.size() < MOST_REPORTS) {
                known.reports.add(report);
            }
        }
        facts.removeIf(f -> toldAlready(f, facts));
        facts.forEach(f -> f.recalled = recalls(f, facts));
        List<Mention> mentions =
                SharedDay.given(facts.stream().map(f -> mention(f, article)).toList());
        List<Weighed> out = new ArrayList<>(mentions.size());
        MentionFeatures features = new MentionFeatures(
                article, facts.stream().map(Fact::candidates).toList(), mentions);
        for (int i = 0; i < mentions.size(); i++) {
            Map<String, Double> of = features.of(i);
            out.add(new Weighed(mentions.get(i).with(confidence.of(of)), of));
        }
        return List.copyOf(out);
    }

    /** A mention, and the features that its confidence is made of. */
    record Weighed(Mention mention, Map<String, Double> features) {}

    /** The reports that are one fact. */
    private static final class Fact {
        final List<Report> reports = new ArrayList<>();
        /** References to it ("the call"), which may add its day and length. */
        final List<Candidate> references = new ArrayList<>();

        boolean denied;
        /** Whether it only recalls what the article tells as history. */
        boolean recalled;

        List<Candidate> candidates() {
            return reports.stream().map(Report::candidate).toList();
        }
    }

    /** "The call lasted an hour", "but the meeting was cancelled": of the last fact of that kind. */
    private static void refer(List<Fact> facts, Candidate c) {
        for (Fact fact : facts.reversed()) {
            Candidate last = fact.reports.getLast().candidate();
            if (!last.type().isReferredToLike(c.type())) {
                continue;
            }
            if (c.status() == Status.DENIED) {
                fact.denied |= last.sentence().title() == c.sentence().title()
                        && c.sentence().index() - last.sentence().index() <= 1
                        && !last.background();
            } else if (fact.references.size() < MOST_REPORTS) {
                fact.references.add(c);
            }
            return;
        }
    }

    /**
     * Whether a fact that only weak forms report ("the two discussed", "she spoke with him") is a call or meeting of the
     * same sides that the article reports too. What people discussed may be a call that is itself reported weakly.
     */
    private static boolean toldAlready(Fact fact, List<Fact> facts) {
        if (fact.reports.stream().anyMatch(r -> !r.candidate().trigger().has("weak") && !isWhatWasSaid(r))) {
            return false;
        }
        Set<String> sides = fact.reports.getFirst().sides();
        boolean discussed = fact.reports.getFirst().candidate().type() == FactType.TALKS_HELD;
        // "They are expected to discuss trade": in the meeting.
        boolean planned = fact.reports.getFirst().candidate().status() == Status.PLANNED;
        return facts.stream()
                .filter(f -> f != fact)
                .flatMap(f -> f.reports.stream())
                .anyMatch(r -> OCCASIONS.contains(r.candidate().type())
                        && r.candidate().background()
                                == fact.reports.getFirst().candidate().background()
                        && (!r.candidate().trigger().has("weak")
                                || discussed && r.candidate().type() == FactType.LEADER_CALL)
                        && (r.candidate().status()
                                        == fact.reports.getFirst().candidate().status()
                                || discussed && planned)
                        && r.sides().stream().filter(sides::contains).count() >= Math.min(2, sides.size()));
    }

    /** "the discussion between the two": where a call or meeting of the two is told, it is what they said there. */
    private static boolean isWhatWasSaid(Report report) {
        return report.candidate().type() == FactType.TALKS_HELD
                && report.candidate().trigger().part() == Trigger.Part.NOUN
                && Lexicon.DEFINITE.has(report.candidate().signs().determiner());
    }

    /** Whether a fact that only sets the scene ("welcomes the talks") is history elsewhere in the article. */
    private static boolean recalls(Fact fact, List<Fact> facts) {
        Report first = fact.reports.getFirst();
        return fact.reports.stream().allMatch(r -> r.candidate().backdrop())
                && facts.stream()
                        .filter(f -> f != fact)
                        .flatMap(f -> f.reports.stream())
                        .anyMatch(r -> r.candidate().background()
                                && r.candidate().type() == first.candidate().type()
                                && r.sides().equals(first.sides()));
    }

    /** A candidate with its sides, which are compared with those of every fact before it. */
    private record Report(Candidate candidate, Set<String> sides, Set<String> countries, long people, boolean another) {
        /** Whether it is a title that names the countries of people whom the other names. */
        boolean isTitleOf(Report other) {
            return candidate.sentence().title() && people == 0 && other.people() >= 2;
        }
    }

    private static boolean another(Candidate c) {
        return c.type() == FactType.LEADER_CALL && SameDayAgain.in(c.sentence().tokens());
    }

    private static boolean anySame(List<Report> fact, Report report) {
        for (Report known : fact) {
            if (same(known, report)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Report one, Report other) {
        Candidate a = one.candidate();
        Candidate b = other.candidate();
        if (a.type() != b.type() || a.background() != b.background() || one.another() != other.another()) {
            return false;
        }
        if (a.date().isPresent()
                && b.date().isPresent()
                && !a.sentence().title()
                && !b.sentence().title()
                && a.date().get().date().excludes(b.date().get().date())) {
            return false;
        }
        if (!a.type().has(Trait.MANY_A_DAY)) {
            return true;
        }
        boolean countries = one.isTitleOf(other) || other.isTitleOf(one);
        Set<String> some = countries ? one.countries() : one.sides();
        Set<String> others = countries ? other.countries() : other.sides();
        int shared = shared(some, others);
        return shared >= 2 || shared == Math.min(some.size(), others.size());
    }

    private static int shared(Set<String> some, Set<String> others) {
        int shared = 0;
        for (String one : some) {
            shared += others.contains(one) ? 1 : 0;
        }
        return shared;
    }

    private static Set<String> sides(Candidate c) {
        boolean people = people(c) >= 2;
        return c.found().stream()
                .map(p -> people ? p.participant().id() : p.side())
                .collect(Collectors.toSet());
    }

    private static long people(Candidate c) {
        return c.found().stream().filter(Party::person).count();
    }

    private static Set<String> countries(Candidate c) {
        return c.found().stream().map(Party::side).collect(Collectors.toSet());
    }

    private static Mention mention(Fact whole, Article article) {
        List<Candidate> fact = whole.candidates();
        Status reported = statusOf(fact);
        Candidate best = fact.stream()
                .filter(c -> !c.sentence().title() && c.status() == reported)
                .findFirst()
                .orElse(fact.stream()
                        .filter(c -> !c.sentence().title())
                        .findFirst()
                        .orElse(fact.getFirst()));
        Status status = best.status();
        if (fact.getFirst().sentence().title()
                && status == Status.PROPOSED
                && fact.getFirst().status().mayAlert()) {
            status = fact.getFirst().status();
        }
        if (whole.denied && status != Status.PROPOSED) {
            status = Status.DENIED;
        }
        boolean background = whole.recalled || fact.stream().allMatch(Candidate::background);
        if (background && status.mayAlert()) {
            status = Status.HISTORICAL;
        }
        List<Participant> parties = parties(fact, best);
        List<Candidate> all = new ArrayList<>(fact);
        all.addAll(whole.references);
        Optional<Dates.Found> date = all.stream()
                .filter(c -> c.date().isPresent() && c.date().get().date().isNamedDay())
                .findFirst()
                .or(() -> fact.stream().filter(c -> c.date().isPresent()).findFirst())
                .flatMap(Candidate::date);
        if (date.isEmpty()) {
            date = article.days().of(best.type(), status);
        }
        if (!article.dayKnown()) {
            // "On Tuesday" of an unknown week is no day.
            date = date.filter(Dates.Found::explicit);
        }
        Optional<PartialDate> day = date.map(Dates.Found::date);
        boolean vague = fact.stream().anyMatch(c -> c.signs().vague());
        if (day.isEmpty() && status == Status.HAPPENED && !vague && article.dayKnown()) {
            day = Optional.of(PartialDate.published(article.published()));
        }
        Sentence s = evidence(fact, best, parties).sentence();
        String source = s.title() ? article.title() : article.text();
        int end = Math.min(s.end(), s.start() + Evidence.MAX_LENGTH);
        if (end < s.end() && Character.isHighSurrogate(source.charAt(end - 1))) {
            end--;
        }
        Unit.Standing high = fact.stream()
                .map(Candidate::standing)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Event event = new Event(
                best.type(),
                status,
                day,
                parties,
                all.stream().flatMap(c -> c.duration().stream()).findFirst(),
                all.stream().flatMap(c -> c.place().stream()).findFirst(),
                switch (high) {
                    case LEADER -> "leader";
                    case MINISTER -> "minister";
                    default -> "official";
                });
        return new Mention(
                event,
                fact.stream().flatMap(c -> c.claimedBy().stream()).findFirst(),
                background,
                new Evidence(source.substring(s.start(), end), s.start(), end, s.title() ? "title" : "text"),
                0,
                best.trigger().id(),
                another(best));
    }

    /** The report that is quoted: the best one, or, where it names none of the parties, one that does, a title last. */
    private static Candidate evidence(List<Candidate> fact, Candidate best, List<Participant> parties) {
        return Stream.concat(Stream.of(best), fact.stream().filter(c -> c.status() == best.status()))
                .filter(c -> c.parties().stream().anyMatch(parties::contains))
                .min(Comparator.comparing(c -> c.sentence().title()))
                .orElse(best);
    }

    /** The parties of the report that names two sides, and of those most people by name. */
    private static List<Participant> parties(List<Candidate> fact, Candidate best) {
        Candidate richest = fact.stream()
                .max(Comparator.<Candidate>comparingLong(c -> Math.min(
                                2,
                                c.found().stream().map(Party::side).distinct().count()))
                        .thenComparingLong(
                                c -> c.found().stream().filter(Party::person).count())
                        .thenComparingInt(c -> c.equals(best) ? 1 : 0))
                .orElse(best);
        return richest.parties();
    }

    /** What the article says first; only a mere proposal gives way to what it then says happened or is planned. */
    private static Status statusOf(List<Candidate> fact) {
        Status first = fact.getFirst().status();
        return first != Status.PROPOSED
                ? first
                : fact.stream()
                        .filter(c -> c.status().mayAlert()
                                && !c.background()
                                && !c.sentence().title())
                        .map(Candidate::status)
                        .findFirst()
                        .orElse(first);
    }
}
