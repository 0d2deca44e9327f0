package dev.parley.extraction.events;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.time.Dates;
import dev.parley.extraction.tree.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * What one sentence reports of an event, before the article's reports are put together.
 *
 * @param path how its status was composed, from the top of the sentence
 * @param backdrop whether it only sets the scene of something else: "after the talks"
 * @param background whether the article reports it as history
 * @param anaphoric whether it refers to an event that the article reported before ("the call"), and names no parties of its own
 * @param word the trigger's first token
 */
public record Candidate(
        Trigger trigger,
        FactType type,
        Status status,
        List<String> path,
        List<Party> found,
        Optional<Dates.Found> date,
        Optional<ReportedDuration> duration,
        Optional<String> place,
        Optional<String> claimedBy,
        boolean backdrop,
        boolean background,
        boolean anaphoric,
        Sentence sentence,
        int word,
        SentenceSigns signs) {

    public List<Participant> parties() {
        return found.stream().map(Party::participant).toList();
    }

    public Unit.Standing standing() {
        return found.stream()
                .map(Party::standing)
                .max(java.util.Comparator.naturalOrder())
                .orElse(Unit.Standing.NONE);
    }

    /** The same candidate as history. */
    public Candidate recalled() {
        return new Candidate(
                trigger, type, status, path, found, date, duration, place, claimedBy, backdrop, true, anaphoric,
                sentence, word, signs);
    }

    Candidate as(Status other, String step) {
        List<String> longer = new java.util.ArrayList<>(path);
        longer.add(step);
        return new Candidate(
                trigger,
                type,
                other,
                List.copyOf(longer),
                found,
                date,
                duration,
                place,
                claimedBy,
                backdrop,
                background,
                anaphoric,
                sentence,
                word,
                signs);
    }
}
