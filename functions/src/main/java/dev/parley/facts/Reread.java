package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.facts.Revision.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What it changes in a fact that one version was read again with other rules.
 *
 * <p>Both lists of sightings are replayed in order of arrival, and a property of the fact changes only where the two
 * results differ. What the fact has from elsewhere, such as from a report that alerted, therefore stays.
 *
 * @param revision what changed; absent when only the count of mentions did
 */
public record Reread(Fact before, Fact after, Optional<Revision> revision) {
    public Reread {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(revision, "revision");
    }

    /**
     * The change.
     *
     * @param old the fact's sightings before
     * @param now its sightings after; empty when nothing reports it any more, which withdraws it
     * @param version the version that was read again
     * @param isNewest whether the version is the newest of its article
     */
    public static Reread of(
            Fact before,
            List<Sighting> old,
            List<Sighting> now,
            VersionKey version,
            boolean isNewest,
            Instant when,
            ConfidenceThreshold threshold) {
        Fact after;
        if (now.isEmpty()) {
            after = FactUpdate.deleted(before, now, version, when).after();
        } else {
            var replayed = replay(before.id(), now, threshold);
            after = old.isEmpty()
                    ? merged(before, Optional.empty(), replayed, now, version, isNewest)
                    : merged(
                            before, Optional.of(replay(before.id(), old, threshold)), replayed, now, version, isNewest);
        }
        return new Reread(before, after, Revision.between(before, after, version, when, Cause.REREAD));
    }

    private static Fact replay(String id, List<Sighting> sightings, ConfidenceThreshold threshold) {
        var ordered = sightings.stream()
                .sorted(Comparator.comparing(Sighting::seen)
                        .thenComparing(one -> one.version().articleId())
                        .thenComparing(one -> one.version().version()))
                .toList();
        var fact = Fact.founded(
                id, ordered.getFirst(), threshold.isReachedBy(ordered.getFirst().mention()));
        var earlier = new ArrayList<>(ordered.subList(0, 1));
        for (var sighting : ordered.subList(1, ordered.size())) {
            fact = FactUpdate.sighted(fact, sighting, earlier, Timing.LATE, threshold)
                    .after();
            earlier.add(sighting);
        }
        return fact;
    }

    private static Fact merged(
            Fact before, Optional<Fact> old, Fact now, List<Sighting> sightings, VersionKey version, boolean isNewest) {
        var draft = new FactDraft(before);
        draft.type = choose(before, old, now, Fact::type);
        draft.status = choose(before, old, now, Fact::status);
        draft.date = choose(before, old, now, Fact::date);
        draft.participants = choose(before, old, now, Fact::participants);
        draft.duration = choose(before, old, now, Fact::duration);
        draft.place = choose(before, old, now, Fact::place);
        draft.claimants = new LinkedHashSet<>(choose(before, old, now, Fact::claimants));
        draft.sources = Sources.of(choose(before, old, now, Fact::sources, Fact::support));
        draft.deniedBy = new LinkedHashSet<>(choose(before, old, now, Fact::deniedBy));
        draft.mentions = old.isEmpty()
                ? now.mentions()
                : before.mentions() + now.mentions() - old.get().mentions();
        // Subscribers are never notified of an unconfirmed fact, so one of which they were notified stays confirmed.
        draft.confirmed = before.lastNotified().isPresent() || choose(before, old, now, Fact::confirmed);
        Set<String> reporting =
                sightings.stream().map(one -> one.version().articleId()).collect(Collectors.toSet());
        draft.withdrawnBy.retainAll(reporting);
        if (isNewest && sightings.stream().anyMatch(one -> one.version().equals(version))) {
            draft.withdrawnBy.remove(version.articleId());
        }
        var fact = draft.fact();
        var event = fact.event();
        return new Fact(
                fact.id(),
                new Event(
                        event.type(),
                        event.status(),
                        event.date(),
                        event.participants(),
                        event.duration(),
                        event.place(),
                        choose(before, old, now, Fact::level)),
                fact.support(),
                fact.lastNotified(),
                fact.first(),
                fact.revision());
    }

    private static <T> T choose(Fact before, Optional<Fact> old, Fact now, Function<Fact, T> property) {
        return choose(before, old, now, property, property);
    }

    /** @param compared what must be the same in {@code old} and {@code now} for the value of {@code before} */
    private static <T> T choose(
            Fact before, Optional<Fact> old, Fact now, Function<Fact, ?> compared, Function<Fact, T> property) {
        return old.filter(was -> compared.apply(was).equals(compared.apply(now)))
                        .isPresent()
                ? property.apply(before)
                : property.apply(now);
    }
}
