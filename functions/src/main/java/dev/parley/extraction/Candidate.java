package dev.parley.extraction;

import java.util.List;
import java.util.Optional;

/** What one rule found in one sentence, before the article's candidates are put together. */
record Candidate(
        Rule rule,
        FactType type,
        Status status,
        String cue,
        List<Participant> parties,
        Unit.Standing standing,
        Optional<Dates.Found> date,
        Optional<Integer> minutes,
        Optional<String> place,
        Optional<String> claimedBy,
        boolean background,
        Sentence sentence,
        int trigger) {

    /** The same, told as history. */
    Candidate recalled() {
        return new Candidate(
                rule, type, status, cue, parties, standing, date, minutes, place, claimedBy, true, sentence, trigger);
    }
}
