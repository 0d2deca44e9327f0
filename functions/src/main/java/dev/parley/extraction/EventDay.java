package dev.parley.extraction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses, of the dates in a sentence, the one that a trigger's fact has. */
final class EventDay {
    private static final int SPOKEN = 200;

    /** What is done by saying it, so that the day of saying is its day. */
    private static final Set<FactType> SPEECH = Set.of(
            FactType.TALKS_REJECTED,
            FactType.TALKS_SUSPENDED,
            FactType.PROPOSAL,
            FactType.MEDIATION_OFFER,
            FactType.ENVOY_NAMED);

    private final Sentence sentence;
    private final List<Unit> units;
    private final LocalDate published;

    EventDay(Sentence sentence, List<Unit> units, LocalDate published) {
        this.sentence = sentence;
        this.units = units;
        this.published = published;
    }

    /** The day of the fact: the nearest one in its sentence that belongs to it. */
    Optional<Dates.Found> nearest(Hit hit, boolean future) {
        int at = units.get(hit.from()).from;
        Dates.Found best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Optional<Dates.Found> found = Dates.at(sentence.tokens(), i, published, future);
            if (found.isEmpty()) {
                continue;
            }
            boolean dateline = sentence.index() == 0
                    && i < 6
                    && found.get().explicit()
                    && i + 4 < sentence.tokens().size()
                    && found.get().day().equals(published)
                    && sentence.tokens().get(0).shape() == Token.Shape.UPPER;
            if (dateline || sinceBetween(at, i) || ofAnother(at, i)) {
                continue;
            }
            boolean spoken = false;
            for (int k = Math.max(0, i - 3); k < Math.min(sentence.tokens().size(), i + 2); k++) {
                spoken |= sentence.tokens().get(k).is("said")
                        || sentence.tokens().get(k).is("announced") && future
                        || sentence.tokens().get(k).is("told");
            }
            spoken &= !SPEECH.contains(hit.rule().type());
            int distance = Math.abs(i - at)
                    + (spoken ? SPOKEN : 0)
                    + (i < at ? 3 : 0)
                    + (found.get().precision().equals("day") ? 0 : 6);
            if (distance < bestDistance) {
                best = found.get();
                bestDistance = distance;
            }
            i = Math.max(i, found.get().to() - 1);
        }
        // The day on which somebody said it is not the day on which it happened.
        return bestDistance >= SPOKEN ? Optional.empty() : Optional.ofNullable(best);
    }

    /** "his visit follows an attack on Monday": the day behind "follows" is the attack's. */
    private boolean ofAnother(int at, int date) {
        for (int k = at + 1; k < date; k++) {
            if (Lexicon.FOLLOWS.has(sentence.tokens().get(k).low())) {
                return true;
            }
        }
        return false;
    }

    /** "the first since ... on Jan. 20": a day behind "since" is not the event's. */
    private boolean sinceBetween(int at, int date) {
        for (int k = Math.max(0, date - 10); k < date; k++) {
            if (sentence.tokens().get(k).is("since") || sentence.tokens().get(k).is("until")) {
                return k > at || date < at;
            }
        }
        return false;
    }
}
