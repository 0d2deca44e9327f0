package dev.parley.facts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Occasion;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What makes two mentions one fact: the same occasion, between the same parties, on the same day or the day beside it.
 *
 * <p>A fact holds claims: exact keys made of occasion, parties, and a day. Whoever reports it finds it by any of them,
 * so an outlet that names two of three parties, or dates it by another time zone, still does. Claims are written only
 * if absent, so two racing writers cannot both found the same fact.
 *
 * <p>Parties are named in these ways, from the surest to the weakest:
 *
 * <ul>
 *   <li>the pair of people, in calls and meetings: two people of one country can each see the same counterpart in a day
 *   <li>the pair of countries or bodies that they speak for
 *   <li>one country or body and the place, so that a summit's many pairs are one occasion
 *   <li>one country or body alone, for reports that name no other
 * </ul>
 *
 * <p>Times are the day itself, the windows of two days around it, the month for reports that know no more, and, for
 * plans, the months in which they may be repeated without a day.
 */
public final class Identity {
    /** Parties beyond these make no keys of their own. */
    static final int MAX_PARTIES = 4;

    /** Leaves room in one transaction of 100 items for the fact, its sighting, its lists and its alert. */
    static final int MAX_CLAIMS = 60;

    /** Stands before the month of a plan that has no day yet. */
    private static final String OPEN = "open:";

    /** What keys of talks that are planned for no day begin with; talks held are found by the first and the last. */
    private static final List<FactType> OPEN_TYPES = List.of(FactType.MEETING, FactType.VISIT, FactType.TALKS_STARTED);

    private static final Set<FactType> TRIP = EnumSet.of(FactType.VISIT, FactType.MEETING);

    private static final List<String> OPEN_KINDS =
            OPEN_TYPES.stream().map(FactType::label).toList();

    /** Stands behind the first of two days. */
    private static final String WINDOW = "+1";

    private static final int ISO_DAY = 10;
    private static final int ISO_MONTH = 7;

    private Identity() {}

    /** The keys under which a mention's fact is to be found, the surest first. */
    public static Set<MatchKey> lookups(Mention mention, LocalDate published) {
        var keys = new LinkedHashSet<MatchKey>();
        var times = new ArrayList<>(times(mention, published));
        times.addAll(daysBefore(mention));
        if (planWithoutDay(mention)) {
            times.addAll(List.of(
                    published.toString(),
                    published.minusDays(1).toString(),
                    published.plusDays(1).toString()));
        }
        times.add(open(YearMonth.from(published)));
        for (var occasion : occasions(mention)) {
            for (var time : times) {
                pairs(mention).forEach(parties -> keys.addAll(found(mention, occasion, parties, time)));
            }
            placed(mention).forEach(parties -> keys.addAll(found(mention, occasion, parties, times.getFirst())));
            daysBefore(mention)
                    .forEach(day -> placed(mention).forEach(parties -> keys.add(claim(occasion, parties, day))));
            if (planWithoutDay(mention)) {
                placed(mention).forEach(parties -> keys.add(claim(occasion, parties, month(published))));
            }
            for (var party : parties(mention)) {
                times.forEach(time -> keys.addAll(found(mention, occasion, party, time)));
            }
        }
        return keys;
    }

    /** The keys that a mention's fact should hold. */
    public static Set<MatchKey> claims(Mention mention, LocalDate published) {
        var keys = new LinkedHashSet<MatchKey>();
        var times = new ArrayList<>(times(mention, published));
        if (mention.status() == Status.PLANNED) {
            // A plan is repeated without its day, this month and the next.
            times.add(open(YearMonth.from(published)));
            times.add(open(YearMonth.from(published).plusMonths(1)));
        }
        var occasion = occasions(mention).getFirst();
        for (var time : times) {
            pairs(mention).forEach(parties -> keys.addAll(held(mention, occasion, parties, time)));
        }
        for (var time : List.of(times.getFirst(), times.getLast())) {
            parties(mention).forEach(party -> keys.addAll(held(mention, occasion, party, time)));
        }
        placed(mention).forEach(parties -> keys.addAll(held(mention, occasion, parties, times.getFirst())));
        placed(mention).forEach(parties -> keys.add(claim(occasion, parties, month(published))));
        daysBefore(mention).forEach(day -> pairs(mention).forEach(parties -> keys.add(claim(occasion, parties, day))));
        return keys.stream().limit(MAX_CLAIMS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The times as keys spell them, the surest first: the day, the two windows of two days around it, its month; only
     * the month or year where no day is known. Facts of neighbouring days share a window, so that two racing writers
     * who date one fact differently cannot both found it; facts of different days can each hold their own.
     */
    private static List<String> times(Mention mention, LocalDate published) {
        var day = day(mention, published);
        if (day.length() != ISO_DAY) {
            return List.of(day);
        }
        return List.of(day, LocalDate.parse(day).minusDays(1) + WINDOW, day + WINDOW, day.substring(0, ISO_MONTH));
    }

    /** The days before its own on which a fact that an article tells without a day may have happened. */
    private static List<String> daysBefore(Mention mention) {
        if (!undated(mention.datePrecision())) {
            return List.of();
        }
        var appeared = LocalDate.parse(mention.date().orElseThrow());
        return IntStream.rangeClosed(1, mention.type().occasion().daysReported())
                .mapToObj(days -> appeared.minusDays(days).toString())
                .toList();
    }

    private static boolean undated(Optional<String> precision) {
        return precision.filter(Mention.PUBLISHED::equals).isPresent();
    }

    private static boolean planWithoutDay(Mention mention) {
        return mention.status() == Status.PLANNED && mention.date().isEmpty();
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    /** Whether a fact that holds this one of a mention's keys is the fact that it reports. */
    public static boolean same(MatchKey key, Fact fact, Mention mention) {
        return same(fact, mention) && (!key.namesOneParty() || oneNamesAllOfTheOther(fact, mention));
    }

    private static boolean oneNamesAllOfTheOther(Fact fact, Mention mention) {
        var some = fact.participants().stream().map(Identity::party).collect(Collectors.toSet());
        var others = mention.participants().stream().map(Identity::party).collect(Collectors.toSet());
        return some.size() == 1 && others.containsAll(some) || others.size() == 1 && some.containsAll(others);
    }

    /** Whether a fact can be what a mention reports, by occasion, time and people. */
    public static boolean same(Fact fact, Mention mention) {
        return mayReport(mention.type()).contains(fact.type().occasion())
                && sameKind(fact, mention)
                && sameTime(fact, mention)
                && (!tellsPeopleApart(fact, mention)
                        || compatible(mention.type(), fact.participants(), mention.participants()));
    }

    /**
     * Whether the types can mean one thing. On one day a visit, the meeting in it and their talks do; where a day is
     * missing, the same pair may plan a visit, talks and a meeting, and only synonyms or the same place tell that they
     * are one.
     */
    private static boolean sameKind(Fact fact, Mention mention) {
        if (fact.type().isSynonymOf(mention.type())) {
            return true;
        }
        var bothDated = isDay(fact.date()) && isDay(mention.date());
        if (mention.type() == FactType.TALKS_AGREED) {
            return bothDated && fact.type() != FactType.VISIT;
        }
        var samePlace = fact.place().isPresent() && fact.place().equals(mention.place());
        return bothDated || samePlace || isTrip(fact, mention);
    }

    /** Whether a visit and a meeting of the same person are one trip: both are live, and one of them has a date. */
    private static boolean isTrip(Fact fact, Mention mention) {
        return TRIP.contains(fact.type())
                && TRIP.contains(mention.type())
                && fact.status().mayAlert()
                && mention.mayAlert()
                && (fact.date().isPresent() || mention.date().isPresent())
                && shareAPerson(fact.participants(), mention.participants());
    }

    private static boolean shareAPerson(List<Participant> some, List<Participant> others) {
        return some.stream()
                .anyMatch(one -> one.isPerson()
                        && others.stream().anyMatch(other -> other.id().equals(one.id())));
    }

    private static boolean isDay(Optional<String> date) {
        return date.filter(d -> d.length() == ISO_DAY).isPresent();
    }

    /** Calls and meetings always do; of talks and visits of no day, who takes part tells more than the pair of states. */
    private static boolean tellsPeopleApart(Fact fact, Mention mention) {
        return fact.type().isPersonal() && mention.type().isPersonal()
                || fact.type().occasion() == Occasion.TALKS && !(isDay(fact.date()) && isDay(mention.date()));
    }

    /** Whether the dates can be one: equal as far as both are known, or hardly apart. */
    private static boolean sameTime(Fact fact, Mention mention) {
        if (fact.date().isEmpty() || mention.date().isEmpty()) {
            return true;
        }
        var some = fact.date().get();
        var other = mention.date().get();
        if (some.length() == ISO_DAY && other.length() == ISO_DAY) {
            var later = ChronoUnit.DAYS.between(LocalDate.parse(some), LocalDate.parse(other));
            var apart = fact.type().occasion().daysApart();
            var late = Math.max(apart, mention.type().occasion().daysReported());
            var before = undated(fact.datePrecision()) ? late : apart;
            var after = undated(mention.datePrecision()) ? late : apart;
            return -before <= later && later <= after;
        }
        return some.startsWith(other) || other.startsWith(some);
    }

    /**
     * Whether no country or body is represented by one person here and only by others there. Whoever receives a guest
     * is of one occasion with whoever else does; of two calls of one person each is its own.
     */
    private static boolean compatible(FactType type, List<Participant> some, List<Participant> others) {
        if (shareAPerson(some, others) && type != FactType.LEADER_CALL) {
            return true;
        }
        for (var one : some) {
            var there = others.stream()
                    .filter(o -> party(o).equals(party(one)) && o.isPerson())
                    .toList();
            if (one.isPerson() && !there.isEmpty() && there.stream().noneMatch(o -> o.id().equals(one.id()))) {
                return false;
            }
        }
        return true;
    }

    /** The day as claims spell it: the mention's own, else the article's, or "open" for a plan without a day. */
    private static String day(Mention mention, LocalDate published) {
        return mention.date()
                .orElseGet(() ->
                        mention.status() == Status.PLANNED ? open(YearMonth.from(published)) : published.toString());
    }

    private static String open(YearMonth month) {
        return OPEN + month;
    }

    /** The keys under which a fact is looked for: of talks without a day those of their own kind first. */
    private static List<MatchKey> found(Mention mention, String occasion, String parties, String time) {
        if (!isOpenTalks(occasion, time)) {
            return List.of(claim(occasion, parties, time));
        }
        return Stream.concat(kinds(mention.type()).stream(), OPEN_KINDS.stream())
                .distinct()
                .map(kind -> claim(kind, parties, time))
                .toList();
    }

    /** The keys that a fact holds: of talks without a day those of their own kind, so that other kinds keep theirs. */
    private static List<MatchKey> held(Mention mention, String occasion, String parties, String time) {
        return isOpenTalks(occasion, time)
                ? kinds(mention.type()).stream()
                        .map(kind -> claim(kind, parties, time))
                        .toList()
                : List.of(claim(occasion, parties, time));
    }

    private static boolean isOpenTalks(String occasion, String time) {
        return time.startsWith(OPEN) && occasion.equals(Occasion.TALKS.label());
    }

    /** Kinds of talks that are planned for no day yet: the types that a type may mean the same as. */
    private static List<String> kinds(FactType type) {
        return OPEN_TYPES.stream()
                .filter(type::isSynonymOf)
                .map(FactType::label)
                .toList();
    }

    private static MatchKey claim(String occasion, String parties, String day) {
        return new MatchKey(occasion + "|" + parties + "|" + day);
    }

    /** What keys begin with, the surest first; a call that is said to be another one of the day has keys of its own. */
    private static List<String> occasions(Mention mention) {
        if (mention.another()) {
            return List.of(mention.type().occasion().label() + "#2");
        }
        return mayReport(mention.type()).stream().map(Occasion::label).toList();
    }

    /** Talks that were agreed are those that are announced or being held. */
    private static List<Occasion> mayReport(FactType type) {
        return type == FactType.TALKS_AGREED ? List.of(type.occasion(), Occasion.TALKS) : List.of(type.occasion());
    }

    private static Set<String> pairs(Mention mention) {
        var names = new LinkedHashSet<String>();
        if (mention.type().isPersonal()) {
            names.addAll(pairs(mention.participants().stream().map(Participant::id)));
        }
        names.addAll(pairs(mention.participants().stream().map(Identity::party)));
        return names;
    }

    private static List<String> pairs(Stream<String> parties) {
        var names = parties.distinct().limit(MAX_PARTIES).sorted().toList();
        var pairs = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            for (var other : names.subList(i + 1, names.size())) {
                pairs.add(names.get(i) + "+" + other);
            }
        }
        return pairs;
    }

    private static List<String> parties(Mention mention) {
        return mention.participants().stream()
                .map(Identity::party)
                .distinct()
                .limit(MAX_PARTIES)
                .toList();
    }

    /** Each party with the place, for what happens at a place. */
    private static List<String> placed(Mention mention) {
        if (mention.type().occasion() != Occasion.TALKS || mention.place().isEmpty()) {
            return List.of();
        }
        var place = mention.place().get().toLowerCase(Locale.ROOT);
        return parties(mention).stream().map(party -> party + "@" + place).toList();
    }

    private static String party(Participant participant) {
        return participant
                .organization()
                .or(participant::country)
                .orElse(participant.id())
                .toLowerCase(Locale.ROOT);
    }
}
