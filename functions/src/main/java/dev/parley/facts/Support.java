package dev.parley.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.articles.TextFingerprint;
import dev.parley.extraction.Status;
import dev.parley.json.Json;
import java.util.List;

/**
 * Who reports a fact, who denies it, and whether that is enough to believe it. Lists are in order of arrival.
 *
 * @param claimants the people and bodies that articles cite for it, at most {@value #MAX_CLAIMANTS}
 * @param mentions how many mentions report it, one for each version of an article
 * @param sources the outlets that support its status, at most {@value #MAX_SOURCES}. An outlet that reported a plan
 *     does not support that it happened; an outlet that denies it supports nothing. An outlet whose article is a
 *     copy of another source's is not among them
 * @param copiedBy the outlets that published only copies of a source's text, at most {@value #MAX_SOURCES}
 * @param deniedBy who denies it: a party where the article names one, else the outlet; at most {@value #MAX_CLAIMANTS}
 * @param withdrawnBy ids of the articles whose newest version no longer reports it, at most {@value #MAX_SOURCES}
 * @param confirmed whether a report above the {@linkplain ConfidenceThreshold threshold} or two independent outlets
 *     support it; subscribers are notified only of confirmed facts
 * @param texts what the sources published, to recognise copies; the first {@value #MAX_TEXTS}. Facts of earlier releases
 *     have none
 */
public record Support(
        List<String> claimants,
        int mentions,
        List<String> sources,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> copiedBy,
        List<String> deniedBy,
        List<String> withdrawnBy,
        boolean confirmed,

        @JsonView(Json.Stored.class) @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<TextFingerprint> texts) {
    public static final int MAX_CLAIMANTS = 8;

    /** A longer list adds no information, and every row that copies the fact pays for it. */
    public static final int MAX_SOURCES = 100;

    /** With more, the rows of a fact would pass 1 KB, and each write would cost twice as much. */
    static final int MAX_TEXTS = 12;

    public Support {
        claimants = claimants.stream().limit(MAX_CLAIMANTS).toList();
        sources = sources.stream().limit(MAX_SOURCES).toList();
        copiedBy = copiedBy.stream().limit(MAX_SOURCES).toList();
        deniedBy = deniedBy.stream().limit(MAX_CLAIMANTS).toList();
        withdrawnBy = withdrawnBy.stream().limit(MAX_SOURCES).toList();
        texts = texts.stream().limit(MAX_TEXTS).toList();
    }

    /** The support of a fact that one sighting reports or denies. */
    static Support of(Sighting sighting, boolean confirmed) {
        var claimedBy = sighting.mention().claimedBy();
        return sighting.mention().status() == Status.DENIED
                ? new Support(
                        List.of(),
                        1,
                        List.of(),
                        List.of(),
                        List.of(claimedBy.orElse(sighting.outlet())),
                        List.of(),
                        confirmed,
                        List.of())
                : new Support(
                        claimedBy.stream().toList(),
                        1,
                        List.of(sighting.outlet()),
                        List.of(),
                        List.of(),
                        List.of(),
                        confirmed,
                        sighting.fingerprint().stream().toList());
    }
}
