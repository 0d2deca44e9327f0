package dev.parley.exports;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.extraction.FactType;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.PartialDate.Precision;
import dev.parley.extraction.ReportedDuration.Bound;
import dev.parley.extraction.Status;
import dev.parley.facts.Sighting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of the daily table of sightings: a mention of a fact in a version of an article.
 *
 * @param factDate as {@link dev.parley.extraction.Mention#date()}; {@code datePrecision} has its precision
 * @param people ids of the people who take part
 * @param countries ISO 3166 alpha-3 codes of the parties
 * @param organizations names of the organizations that take part or are represented
 * @param evidenceIn {@code text} or {@code title}: the column of the article that the offsets refer to
 * @param evidenceStart in UTF-16 units, as Java and JavaScript count; SQL's {@code substr} counts characters
 * @param evidenceEnd exclusive
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SightingRow(
        String factId,
        String articleId,
        String version,
        String outlet,
        LocalDate published,
        Instant arrived,
        Instant seen,
        FactType type,
        Status status,
        Optional<PartialDate> factDate,
        Optional<Precision> datePrecision,
        List<String> people,
        List<String> countries,
        List<String> organizations,
        Optional<Integer> durationMinutes,
        Optional<Bound> durationBound,
        Optional<String> place,
        Optional<String> claimedBy,
        String level,
        boolean background,
        String evidenceText,
        String evidenceIn,
        int evidenceStart,
        int evidenceEnd,
        double confidence,
        String rule,
        String cameo,
        String plover) {
    static SightingRow of(String factId, Sighting sighting) {
        var mention = sighting.mention();
        var parties = new PartyColumns(mention.participants());
        return new SightingRow(
                factId,
                sighting.version().articleId(),
                sighting.version().version(),
                sighting.outlet(),
                sighting.published(),
                sighting.arrived(),
                sighting.seen(),
                mention.type(),
                mention.status(),
                mention.date(),
                mention.event().datePrecision(),
                parties.people(),
                parties.countries(),
                parties.organizations(),
                mention.durationMinutes(),
                mention.event().durationBound(),
                mention.place(),
                mention.claimedBy(),
                mention.level(),
                mention.background(),
                mention.evidence().text(),
                mention.evidence().in(),
                mention.evidence().start(),
                mention.evidence().end(),
                mention.confidence(),
                mention.rule(),
                mention.cameo(),
                mention.plover());
    }
}
