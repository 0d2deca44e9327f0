package dev.parley.facts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Occasion;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which mentions report one fact: those of the same occasion, between the same parties, on the same day or on
 * neighbouring days.
 *
 * <p>A fact holds match keys: exact keys made of occasion, parties, and a day. Any report that has one of them finds the
 * fact, so an outlet that names two of three parties, or dates the fact in another time zone, still finds it. Match keys
 * are written only if absent, so two concurrent writers cannot both create the same fact.
 *
 * <p>Keys name the parties in these ways, from the strongest to the weakest:
 *
 * <ul>
 *   <li>the pair of people, in calls and meetings: two people of one country can each see the same counterpart in a day
 *   <li>the pair of countries or bodies that they represent
 *   <li>one country or body and the place, so that a summit's many pairs are one occasion
 *   <li>one country or body alone, for reports that name no other
 * </ul>
 *
 * <p>Keys name the time in these ways: the day itself, the windows of two days around it, the month for reports that
 * know no more, and, for plans, the months in which they may be repeated without a day.
 */
public final class Identity {
    /** Parties beyond these make no keys of their own. */
    static final int MAX_PARTIES = 4;

    /** Leaves room in one transaction of 100 items for the fact, its sighting, its lists and its alert. */
    static final int MAX_KEYS = 60;

    /** Prefix of the month of a plan that has no day yet. */
    private static final String OPEN = "open:";

    /** Prefixes of the keys of plans without a day; talks that were held are found by each of them. */
    private static final List<String> PLAN_KEYS =
            FactType.with(Trait.PLAN_KEY).stream().map(FactType::label).toList();

    /** Suffix of the first of two days. */
    private static final String WINDOW = "+1";

    private Identity() {}

    /** The keys by which a mention's fact is looked up, the strongest first. */
    public static Set<MatchKey> lookups(Mention mention, LocalDate published) {
        var keys = new LinkedHashSet<MatchKey>();
        var times = new ArrayList<>(times(mention, published));
        times.addAll(daysBefore(mention));
        if (isPlanWithoutDate(mention)) {
            times.addAll(List.of(
                    published.toString(),
                    published.minusDays(1).toString(),
                    published.plusDays(1).toString()));
        }
        times.add(open(YearMonth.from(published)));
        for (var occasion : occasions(mention)) {
            for (var time : times) {
                pairs(mention).forEach(parties -> keys.addAll(lookupKeys(mention, occasion, parties, time)));
            }
            placed(mention).forEach(parties -> keys.addAll(lookupKeys(mention, occasion, parties, times.getFirst())));
            daysBefore(mention)
                    .forEach(day -> placed(mention).forEach(parties -> keys.add(key(occasion, parties, day))));
            if (isPlanWithoutDate(mention)) {
                placed(mention).forEach(parties -> keys.add(key(occasion, parties, month(published))));
            }
            for (var party : parties(mention)) {
                times.forEach(time -> keys.addAll(lookupKeys(mention, occasion, party, time)));
            }
        }
        return keys;
    }

    /** The keys that a mention's fact holds, the strongest first, at most {@value #MAX_KEYS}. */
    public static Set<MatchKey> matchKeys(Mention mention, LocalDate published) {
        var keys = new LinkedHashSet<MatchKey>();
        var times = new ArrayList<>(times(mention, published));
        if (mention.status() == Status.PLANNED) {
            // Articles repeat a plan without its day, in this month and the next.
            times.add(open(YearMonth.from(published)));
            times.add(open(YearMonth.from(published).plusMonths(1)));
        }
        var occasion = occasions(mention).getFirst();
        for (var time : times) {
            pairs(mention).forEach(parties -> keys.addAll(ownKeys(mention, occasion, parties, time)));
        }
        for (var time : List.of(times.getFirst(), times.getLast())) {
            parties(mention).forEach(party -> keys.addAll(ownKeys(mention, occasion, party, time)));
        }
        placed(mention).forEach(parties -> keys.addAll(ownKeys(mention, occasion, parties, times.getFirst())));
        placed(mention).forEach(parties -> keys.add(key(occasion, parties, month(published))));
        daysBefore(mention).forEach(day -> pairs(mention).forEach(parties -> keys.add(key(occasion, parties, day))));
        return keys.stream().limit(MAX_KEYS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The times as keys spell them, the strongest first: the day, the two windows of two days around it, its month; only
     * the month or year where no day is known. Facts of neighbouring days share a window, so two concurrent writers who
     * date one fact differently cannot both create it; facts of different days still hold their own days.
     */
    private static List<String> times(Mention mention, LocalDate published) {
        if (isPlanWithoutDate(mention)) {
            return List.of(open(YearMonth.from(published)));
        }
        var date = mention.date().orElseGet(() -> PartialDate.published(published));
        return date.day()
                .map(day -> List.of(day.toString(), day.minusDays(1) + WINDOW, day + WINDOW, month(day)))
                .orElseGet(() -> List.of(date.toString()));
    }

    /** The days before publication on which a fact that an article reports without a day may have happened. */
    private static List<String> daysBefore(Mention mention) {
        return mention.date().filter(PartialDate::isPublished).flatMap(PartialDate::day).stream()
                .flatMap(published -> IntStream.rangeClosed(
                                1, mention.type().occasion().daysReported())
                        .mapToObj(days -> published.minusDays(days).toString()))
                .toList();
    }

    private static boolean isPlanWithoutDate(Mention mention) {
        return mention.status() == Status.PLANNED && mention.date().isEmpty();
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    /** Whether a fact that holds this one of a mention's keys is the fact that the mention reports. */
    public static boolean same(MatchKey key, Fact fact, Mention mention) {
        return same(fact, mention) && (!key.namesOneParty() || oneNamesAllOfTheOther(fact, mention));
    }

    private static boolean oneNamesAllOfTheOther(Fact fact, Mention mention) {
        var some = fact.participants().stream().map(Identity::party).collect(Collectors.toSet());
        var others = mention.participants().stream().map(Identity::party).collect(Collectors.toSet());
        return some.size() == 1 && others.containsAll(some) || others.size() == 1 && some.containsAll(others);
    }

    /** Whether a fact can be what a mention reports, by occasion, time and people. */
    static boolean same(Fact fact, Mention mention) {
        return mention.type().mayReport(fact.type())
                && sameKind(fact, mention)
                && sameTime(fact, mention)
                && (!peopleTellApart(fact, mention) || compatible(fact, mention));
    }

    /**
     * Whether the types can mean one thing. On one day, a visit, the meeting in it and their talks can. Where a day is
     * missing, the same pair may plan a visit, talks and a meeting separately, so only synonyms and reports of the same
     * place are one.
     */
    private static boolean sameKind(Fact fact, Mention mention) {
        if (fact.type().isSynonymOf(mention.type()) || bothHaveADay(fact, mention)) {
            return true;
        }
        var samePlace = fact.place().isPresent() && fact.place().equals(mention.place());
        return fact.type().isOfOneOccasionWith(mention.type()) && (samePlace || isTrip(fact, mention));
    }

    /** Whether a visit and a meeting of the same person are one trip: both are news, and one of them has a date. */
    private static boolean isTrip(Fact fact, Mention mention) {
        return fact.type().has(Trait.TRIP)
                && mention.type().has(Trait.TRIP)
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

    /** Whether both may be of one day: where the one has a day, the other is not known only by its month. */
    private static boolean sharesADay(Fact fact, Mention mention) {
        return bothHaveADay(fact, mention)
                || fact.date().isEmpty()
                || mention.date().isEmpty();
    }

    private static boolean bothHaveADay(Fact fact, Mention mention) {
        return fact.date().flatMap(PartialDate::day).isPresent()
                && mention.date().flatMap(PartialDate::day).isPresent();
    }

    /** Whether people must match: always in calls, meetings and visits, and in talks where a day is missing. */
    private static boolean peopleTellApart(Fact fact, Mention mention) {
        return fact.type().has(Trait.BY_PERSON) && mention.type().has(Trait.BY_PERSON)
                || fact.type().has(Trait.TRIP) && mention.type().has(Trait.TRIP)
                || fact.type().occasion() == Occasion.TALKS && !bothHaveADay(fact, mention);
    }

    /** Whether the dates can be one: equal as far as both are known, or only as far apart as the occasion allows. */
    private static boolean sameTime(Fact fact, Mention mention) {
        if (fact.date().isEmpty() || mention.date().isEmpty()) {
            return true;
        }
        var some = fact.date().get();
        var other = mention.date().get();
        if (!bothHaveADay(fact, mention)) {
            return !some.excludes(other);
        }
        var later = ChronoUnit.DAYS.between(some.first(), other.first());
        var apart = fact.type().occasion().daysApart();
        var late = Math.max(apart, mention.type().occasion().daysReported());
        var before = some.isPublished() ? late : apart;
        var after = other.isPublished() ? late : apart;
        return -before <= later && later <= after;
    }

    /**
     * Whether no country or body is represented by one person here and only by others there. Everybody who receives the
     * same guest on a day is of one occasion; calls of one person with two others are two, and so are meetings of one
     * person with two others in a month.
     */
    private static boolean compatible(Fact fact, Mention mention) {
        var some = fact.participants();
        var others = mention.participants();
        if (!mention.type().has(Trait.ONE_TO_ONE) && sharesADay(fact, mention) && shareAPerson(some, others)) {
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

    private static String open(YearMonth month) {
        return OPEN + month;
    }

    /** The keys by which a fact is looked up; talks without a day by those of their own type first. */
    private static List<MatchKey> lookupKeys(Mention mention, String occasion, String parties, String time) {
        if (!isOpenTalks(occasion, time)) {
            return List.of(key(occasion, parties, time));
        }
        return Stream.concat(planKeys(mention.type()).stream(), PLAN_KEYS.stream())
                .distinct()
                .map(kind -> key(kind, parties, time))
                .toList();
    }

    /** The keys that a fact holds; talks without a day hold those of their own type, and leave other types theirs. */
    private static List<MatchKey> ownKeys(Mention mention, String occasion, String parties, String time) {
        return isOpenTalks(occasion, time)
                ? planKeys(mention.type()).stream()
                        .map(kind -> key(kind, parties, time))
                        .toList()
                : List.of(key(occasion, parties, time));
    }

    private static boolean isOpenTalks(String occasion, String time) {
        return time.startsWith(OPEN) && occasion.equals(Occasion.TALKS.label());
    }

    private static List<String> planKeys(FactType type) {
        return type.planKeys().stream().map(FactType::label).toList();
    }

    private static MatchKey key(String occasion, String parties, String day) {
        return new MatchKey(occasion + "|" + parties + "|" + day);
    }

    /** What keys begin with, the strongest first. A call that is said to be another one of the day has its own keys. */
    private static List<String> occasions(Mention mention) {
        if (mention.another()) {
            return List.of(mention.type().occasion().label() + "#2");
        }
        return mention.type().occasions().stream().map(Occasion::label).toList();
    }

    private static Set<String> pairs(Mention mention) {
        var names = new LinkedHashSet<String>();
        if (mention.type().has(Trait.BY_PERSON)) {
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

    /** Each party with the place of the talks. */
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
