package dev.parley.facts;

import dev.parley.extraction.Participant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists of people, countries and bodies that take part, where a person can represent a country or body. */
public final class Parties {
    private Parties() {}

    /** The parties without the countries and bodies that one of the people represents. */
    public static List<Participant> withoutRepresented(List<Participant> parties) {
        return parties.stream()
                .filter(p -> p.isPerson() || parties.stream().noneMatch(q -> q.isPerson() && side(q).equals(side(p))))
                .toList();
    }

    /** Whether the second list lacks somebody of the first and has somebody else. */
    static boolean replaced(List<Participant> before, List<Participant> after) {
        return !missing(before, after).isEmpty() && !missing(after, before).isEmpty();
    }

    /** Those of the first list who have no {@linkplain #counterparts counterpart} in the second. */
    static List<Participant> missing(List<Participant> from, List<Participant> in) {
        return from.stream()
                .filter(p -> in.stream().noneMatch(q -> counterparts(p, q)))
                .toList();
    }

    static boolean shareOne(List<Participant> some, List<Participant> others) {
        return missing(some, others).size() < some.size();
    }

    /** Both lists as one, without duplicates; the first list comes first. */
    static List<Participant> joined(List<Participant> some, List<Participant> others) {
        var byId = new LinkedHashMap<String, Participant>();
        Stream.concat(some.stream(), others.stream()).forEach(p -> byId.putIfAbsent(p.id(), p));
        return List.copyOf(byId.values());
    }

    /**
     * The parties that two reports share: those whom both name, and a country or body where one report names only that.
     * Both lists as one if they share nobody.
     */
    static List<Participant> common(List<Participant> some, List<Participant> others) {
        var both = some.stream()
                .flatMap(p -> others.stream()
                        .filter(q -> counterparts(p, q))
                        .min(Comparator.comparing(q -> !q.id().equals(p.id())))
                        .map(q -> p.isPerson() && !q.id().equals(p.id()) ? q : p)
                        .stream())
                .distinct()
                .toList();
        return both.isEmpty() ? joined(some, others) : both;
    }

    /** Whether both are the same, or one represents the other. Two people of one country are not counterparts. */
    private static boolean counterparts(Participant p, Participant q) {
        return p.id().equals(q.id()) || side(p).equals(side(q)) && !(p.isPerson() && q.isPerson());
    }

    private static String side(Participant participant) {
        return participant
                .organization()
                .or(participant::country)
                .orElse(participant.id())
                .toLowerCase(Locale.ROOT);
    }
}
