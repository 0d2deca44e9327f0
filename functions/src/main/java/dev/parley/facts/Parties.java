package dev.parley.facts;

import dev.parley.extraction.Participant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who takes part, as lists of people, countries and bodies that may speak for each other. */
public final class Parties {
    private Parties() {}

    /** The parties without the countries and bodies that one of the people speaks for. */
    public static List<Participant> withoutRepresented(List<Participant> parties) {
        return parties.stream()
                .filter(p -> p.isPerson() || parties.stream().noneMatch(q -> q.isPerson() && side(q).equals(side(p))))
                .toList();
    }

    /** Whether somebody of the first list is gone in the second and somebody else stands there instead. */
    static boolean replaced(List<Participant> before, List<Participant> after) {
        return !missing(before, after).isEmpty() && !missing(after, before).isEmpty();
    }

    /** Those of a list whom nobody in the other list is or speaks for. */
    static List<Participant> missing(List<Participant> from, List<Participant> in) {
        return from.stream()
                .filter(p -> in.stream().noneMatch(q -> counterparts(p, q)))
                .toList();
    }

    static boolean shareOne(List<Participant> some, List<Participant> others) {
        return missing(some, others).size() < some.size();
    }

    /** Both lists as one, the first first. */
    static List<Participant> joined(List<Participant> some, List<Participant> others) {
        var byId = new LinkedHashMap<String, Participant>();
        Stream.concat(some.stream(), others.stream()).forEach(p -> byId.putIfAbsent(p.id(), p));
        return List.copyOf(byId.values());
    }

    /**
     * What two reports have in common: those whom both name, and the country or body where one of them names only
     * that. Both lists as one when they have nothing in common.
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

    /** Whether they are one, or one speaks for the other: two people of one country do not. */
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
