package dev.parley.extraction.events;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Participant;
import dev.parley.extraction.names.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody who takes part in an event, and how the sentence names them.
 *
 * @param function by which function of the trigger they were found: "subj", "with", "obj"
 * @param representative whether only somebody of theirs takes part: "advisers to Trump" are the USA, not Trump
 * @param group whether it is a group whose members are not all named: "African leaders"
 */
public record Party(
        Participant participant,
        Unit.Standing standing,
        boolean person,
        boolean place,
        boolean group,
        boolean representative,
        String function,
        int word) {
    public Party {
        requireNonNull(participant);
        requireNonNull(standing);
        requireNonNull(function);
    }

    /** The same without any office. */
    Party unofficial() {
        return new Party(participant, Unit.Standing.NONE, person, place, group, representative, function, word);
    }

    /** The side that it belongs to: a country's code, a body's name, or itself. Rebels are a side of their own. */
    public String side() {
        if (participant.kind() == Participant.Kind.BODY) {
            return participant.organization().orElse(participant.id());
        }
        return participant.country().or(participant::organization).orElse(participant.id());
    }

    /** A country is left out where a person of it takes part; a visit keeps the country that is visited. */
    static List<Party> concise(List<Party> parties) {
        Set<String> ofPeople = new HashSet<>();
        parties.stream()
                .filter(Party::person)
                .forEach(p -> p.participant().country().ifPresent(ofPeople::add));
        return parties.stream()
                .filter(p -> p.person()
                        || p.participant().country().isEmpty()
                        || !ofPeople.contains(p.participant().country().get()))
                .toList();
    }

    static Set<String> sides(List<Party> parties) {
        Set<String> out = new HashSet<>();
        parties.forEach(p -> out.add(p.side()));
        return out;
    }
}
