package dev.parley.exports;

import dev.parley.extraction.PartialDate;
import dev.parley.extraction.PartialDate.Precision;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration.Bound;
import dev.parley.facts.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The columns of CSV exports. Values of a list are separated by semicolons; an absent value is an empty cell. */
final class CsvColumns {
    private CsvColumns() {}

    static SequencedMap<String, Function<Fact, String>> ofFacts() {
        var columns = new LinkedHashMap<String, Function<Fact, String>>();
        columns.put("id", Fact::id);
        columns.put("kind", Fact::kind);
        columns.put("type", fact -> fact.type().label());
        columns.put("status", fact -> fact.status().label());
        columns.put("date", fact -> fact.date().map(PartialDate::toString).orElse(""));
        columns.put(
                "datePrecision",
                fact -> fact.event().datePrecision().map(Precision::label).orElse(""));
        columns.put("participants", fact -> Cells.list(names(fact.participants())));
        columns.put(
                "participantIds",
                fact -> Cells.list(
                        fact.participants().stream().map(Participant::id).toList()));
        columns.put(
                "countries",
                fact -> Cells.list(fact.participants().stream()
                        .flatMap(one -> one.country().stream())
                        .distinct()
                        .toList()));
        columns.put("durationMinutes", fact -> text(fact.durationMinutes()));
        columns.put(
                "durationBound",
                fact -> fact.event().durationBound().map(Bound::label).orElse(""));
        columns.put("place", fact -> fact.place().orElse(""));
        columns.put("claimants", fact -> Cells.list(fact.claimants()));
        columns.put("level", Fact::level);
        columns.put("mentions", fact -> Integer.toString(fact.mentions()));
        columns.put("sources", fact -> Cells.list(fact.sources()));
        columns.put("deniedBy", fact -> Cells.list(fact.deniedBy()));
        columns.put("disputed", fact -> Boolean.toString(fact.disputed()));
        columns.put("confirmed", fact -> Boolean.toString(fact.confirmed()));
        columns.put("withdrawn", fact -> Boolean.toString(fact.withdrawn()));
        columns.put("alerted", fact -> Boolean.toString(fact.alerted()));
        columns.put("firstArticleId", Fact::firstArticleId);
        columns.put("firstVersion", Fact::firstVersion);
        columns.put("firstPublished", fact -> fact.firstPublished().toString());
        columns.put("firstSeen", fact -> fact.firstSeen().toString());
        columns.put("cameo", fact -> fact.type().cameo());
        columns.put("plover", fact -> fact.type().plover());
        return columns;
    }

    /** The text is left out: a cell holds at most 32,767 characters in some spreadsheets. */
    static SequencedMap<String, Function<ExportedVersion, String>> ofVersions() {
        var columns = new LinkedHashMap<String, Function<ExportedVersion, String>>();
        columns.put("id", version -> version.article().id());
        columns.put("version", version -> version.article().version());
        columns.put("state", version -> version.article().state().name());
        columns.put("url", version -> version.article().url().orElse(""));
        columns.put("title", version -> version.article().title());
        columns.put("source", version -> version.article().source().orElse(""));
        columns.put("agency", version -> version.article().agency().orElse(""));
        columns.put("byline", version -> version.article().byline().orElse(""));
        columns.put(
                "datelinePlace", version -> version.article().datelinePlace().orElse(""));
        columns.put("published", version -> text(version.article().published()));
        columns.put("publishedAt", version -> text(version.article().publishedAt()));
        columns.put("language", version -> version.article().language());
        columns.put("arrived", version -> version.article().arrived().toString());
        columns.put(
                "characters",
                version -> Integer.toString(version.article().text().length()));
        columns.put(
                "facts", version -> Cells.list(List.copyOf(version.mentions().keySet())));
        columns.put("sha256", version -> version.archived().originalSha256());
        return columns;
    }

    private static List<String> names(List<Participant> participants) {
        return participants.stream().map(Participant::name).toList();
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
