package dev.parley.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts an article's candidates together: one mention per distinct fact, denials first, history in the background. */
final class Consolidation {
    /** Facts first told this deep in an article, without a day of their own, are what it recalls. */
    private static final int DEEP = 14;

    /** An article tells no more facts than this; what comes later in a longer text is left out. */
    private static final int MOST_FACTS = 200;

    /** Further reports of a fact in the same article add nothing; this keeps the work linear. */
    private static final int MOST_REPORTS = 8;

    private static final Set<FactType> OCCASIONS =
            Set.of(FactType.MEETING, FactType.TALKS_HELD, FactType.TALKS_STARTED, FactType.VISIT);

    /** Of each of these an article tells one a day, whoever its sentences name. */
    private static final Set<FactType> DECISIONS = EnumSet.of(
            FactType.CEASEFIRE,
            FactType.PRISONER_EXCHANGE,
            FactType.PROPOSAL,
            FactType.AGREEMENT_REACHED,
            FactType.AGREEMENT_SIGNED,
            FactType.TALKS_AGREED,
            FactType.TALKS_REJECTED,
            FactType.TALKS_SUSPENDED,
            FactType.ENVOY_NAMED,
            FactType.MEDIATION_OFFER);

    private Consolidation() {}

    static List<Mention> mentions(
            List<Candidate> candidates, LocalDate published, ArticleDays days, String title, String text) {
        List<List<Report>> told = new ArrayList<>();
        for (Candidate c : candidates) {
            Report report = new Report(c, sides(c), another(c));
            List<Report> known = null;
            for (int f = 0; f < told.size() && known == null; f++) {
                known = anySame(told.get(f), report) ? told.get(f) : null;
            }
            if (known == null && told.size() < MOST_FACTS) {
                known = new ArrayList<>();
                told.add(known);
            }
            if (known != null && known.size() < MOST_REPORTS) {
                known.add(report);
            }
        }
        List<List<Candidate>> facts = told.stream()
                .map(reports -> reports.stream().map(Report::candidate).toList())
                .collect(Collectors.toCollection(ArrayList::new));
        facts.removeIf(f -> spokenAtMeeting(f, facts));
        return SharedDay.given(facts.stream()
                .map(f -> mention(f, published, days, title, text))
                .toList());
    }

    /** "The leaders spoke about ..." in a report of their meeting is no call. */
    private static boolean spokenAtMeeting(List<Candidate> fact, List<List<Candidate>> facts) {
        if (fact.stream().anyMatch(c -> !c.rule().has("face-to-face"))) {
            return false;
        }
        Set<String> sides = sides(fact.getFirst());
        return facts.stream()
                .flatMap(List::stream)
                .anyMatch(c -> c.type() == FactType.MEETING
                        && c.status() == Status.HAPPENED
                        && !c.background()
                        && sides(c).stream().filter(sides::contains).count() >= Math.min(2, sides.size()));
    }

    /** A candidate with its sides, which are compared with those of every fact before it. */
    private record Report(Candidate candidate, Set<String> sides, boolean another) {}

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
                && !a.date().get().text().startsWith(b.date().get().text())
                && !b.date().get().text().startsWith(a.date().get().text())) {
            return false;
        }
        if (DECISIONS.contains(a.type())) {
            return true;
        }
        int shared = shared(one.sides(), other.sides());
        return shared >= 2
                || shared == Math.min(one.sides().size(), other.sides().size());
    }

    private static int shared(Set<String> some, Set<String> others) {
        int shared = 0;
        for (String one : some) {
            shared += others.contains(one) ? 1 : 0;
        }
        return shared;
    }

    private static Set<String> sides(Candidate c) {
        boolean people = c.parties().stream().filter(p -> p.role().isPresent()).count() >= 2;
        return c.parties().stream()
                .map(p -> people || p.country().isEmpty() ? p.id() : p.country().get())
                .collect(Collectors.toSet());
    }

    private static Mention mention(
            List<Candidate> fact, LocalDate published, ArticleDays days, String title, String text) {
        Status told = told(fact);
        Candidate best = fact.stream()
                .filter(c -> !c.sentence().title() && c.status() == told)
                .findFirst()
                .orElse(fact.stream()
                        .filter(c -> !c.sentence().title())
                        .findFirst()
                        .orElse(fact.getFirst()));
        Status status = fact.stream()
                        .anyMatch(c ->
                                c.status() == Status.DENIED && !c.sentence().title() && c == best)
                ? Status.DENIED
                : best.status();
        if (fact.getFirst().sentence().title()
                && status == Status.PROPOSED
                && fact.getFirst().status().mayAlert()) {
            status = fact.getFirst().status();
        }
        boolean background = fact.stream().allMatch(Candidate::background)
                || best.sentence().index() >= DEEP && best.date().isEmpty();
        if (background && status.mayAlert()) {
            status = Status.HISTORICAL;
        }
        List<Participant> parties = new ArrayList<>();
        Candidate richest = fact.stream()
                .max(java.util.Comparator.<Candidate>comparingLong(c -> c.parties().stream()
                                .filter(p -> p.role().isPresent())
                                .count())
                        .thenComparing(c -> Math.min(2, c.parties().size()))
                        .thenComparing(c -> c == best ? 1 : 0))
                .orElse(best);
        parties.addAll(richest.parties());
        Optional<Dates.Found> date = fact.stream()
                .filter(c -> c.date().isPresent() && c.date().get().precision().equals("day"))
                .findFirst()
                .or(() -> fact.stream().filter(c -> c.date().isPresent()).findFirst())
                .flatMap(Candidate::date);
        if (date.isEmpty()) {
            date = days.of(best.type(), status);
        }
        Optional<String> day = date.map(Dates.Found::text);
        Optional<String> precision = date.map(Dates.Found::precision);
        if (day.isEmpty() && status == Status.HAPPENED) {
            day = Optional.of(published.toString());
            precision = Optional.of(Mention.PUBLISHED);
        }
        Sentence s = best.sentence();
        String source = s.title() ? title : text;
        int end = Math.min(s.end(), s.start() + Evidence.MAX_LENGTH);
        if (end < s.end() && Character.isHighSurrogate(source.charAt(end - 1))) {
            end--;
        }
        Unit.Standing high = fact.stream()
                .map(Candidate::standing)
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
        return new Mention(
                best.type(),
                status,
                day,
                precision,
                parties,
                fact.stream().flatMap(c -> c.minutes().stream()).findFirst(),
                fact.stream().flatMap(c -> c.place().stream()).findFirst(),
                fact.stream().flatMap(c -> c.claimedBy().stream()).findFirst(),
                switch (high) {
                    case LEADER -> "leader";
                    case MINISTER -> "minister";
                    default -> "official";
                },
                background,
                new Evidence(source.substring(s.start(), end), s.start(), end, s.title() ? "title" : "text"),
                confidence(fact, best),
                best.rule().id(),
                another(best));
    }

    /** What the article says first; only a mere proposal gives way to what it then says happened or is planned. */
    private static Status told(List<Candidate> fact) {
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

    private static double confidence(List<Candidate> fact, Candidate best) {
        double c = 0.7 + Math.min(3, fact.size()) * 0.05;
        c += best.date().isPresent() ? 0.05 : 0;
        c += OCCASIONS.contains(best.type()) ? 0 : 0.02;
        return Math.round(c * 100) / 100.0;
    }
}
