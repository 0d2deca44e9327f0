package dev.parley.exports;

import dev.parley.articles.Article;
import dev.parley.facts.IndexedArticle;
import java.util.List;

/** The rows of one version in the daily tables. */
public record VersionRows(ArticleRow article, List<SightingRow> sightings, List<FactRow> facts) {
    public static VersionRows of(Article article, IndexedArticle indexed, List<Arrivals.Report> reports) {
        return new VersionRows(
                ArticleRow.of(
                        article,
                        indexed,
                        reports.stream()
                                .filter(report -> report.sighting().isPresent())
                                .map(Arrivals.Report::factId)
                                .toList()),
                reports.stream()
                        .flatMap(report ->
                                report.sighting().stream().map(sighting -> SightingRow.of(report.factId(), sighting)))
                        .toList(),
                reports.stream()
                        .flatMap(report -> report.state().stream())
                        .map(state -> FactRow.of(state, indexed))
                        .toList());
    }
}
