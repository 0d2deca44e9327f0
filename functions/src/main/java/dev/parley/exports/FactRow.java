package dev.parley.exports;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.extraction.FactType;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.PartialDate.Precision;
import dev.parley.extraction.ReportedDuration.Bound;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of the daily table of facts: the state of a fact after one version of an article reported or withdrew it. The
 * latest state has the highest revision.
 *
 * @param articleId the article whose version caused this state
 * @param changed when that version was indexed
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FactRow(
        String factId,
        int revision,
        String articleId,
        String version,
        Instant changed,
        String kind,
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
        List<String> claimants,
        String level,
        int mentions,
        List<String> sources,
        boolean confirmed,
        boolean disputed,
        List<String> deniedBy,
        boolean withdrawn,
        List<String> withdrawnBy,
        boolean alerted,
        String firstArticleId,
        String firstVersion,
        LocalDate firstPublished,
        Instant firstSeen) {
    static FactRow of(Fact fact, IndexedArticle by) {
        var parties = new PartyColumns(fact.participants());
        return new FactRow(
                fact.id(),
                fact.revision(),
                by.id(),
                by.version(),
                by.indexed(),
                fact.kind(),
                fact.type(),
                fact.status(),
                fact.date(),
                fact.event().datePrecision(),
                parties.people(),
                parties.countries(),
                parties.organizations(),
                fact.durationMinutes(),
                fact.event().durationBound(),
                fact.place(),
                fact.claimants(),
                fact.level(),
                fact.mentions(),
                fact.sources(),
                fact.confirmed(),
                fact.disputed(),
                fact.deniedBy(),
                fact.withdrawn(),
                fact.withdrawnBy(),
                fact.alerted(),
                fact.firstArticleId(),
                fact.firstVersion(),
                fact.firstPublished(),
                fact.firstSeen());
    }
}
