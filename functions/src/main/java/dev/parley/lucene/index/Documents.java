package dev.parley.lucene.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Outlet;
import dev.parley.facts.Sighting;
import dev.parley.json.Json;
import dev.parley.search.ArticleDocument;
import dev.parley.search.Facet;
import dev.parley.search.FactDocument;
import dev.parley.search.FoundArticle;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** Converts facts and versions of articles to documents of the index, and documents back to versions. */
public final class Documents {
    private Documents() {}

    static Document of(FactDocument indexed) {
        var fact = indexed.fact();
        var sightings = indexed.sightings();
        var document = new Document();
        document.add(new StringField(Fields.KIND, Fields.KIND_FACT, Store.NO));
        document.add(new StringField(Fields.FACT, fact.id(), Store.NO));
        addSortFields(document, fact.id(), Days.of(fact).first().toEpochDay());
        addFacts(document, List.of(fact));
        addPairs(document, fact.participants());
        Stream.concat(sightings.stream().map(Sighting::outlet), fact.sources().stream())
                .distinct()
                .forEach(outlet -> addOutlet(document, outlet));
        indexed.languages().stream().distinct().forEach(language -> addFacet(document, Facet.LANGUAGE, language));
        addFacet(document, Facet.YEAR, Integer.toString(Days.of(fact).first().getYear()));
        addDays(
                document,
                Fields.PUBLISHED,
                sightings.isEmpty()
                        ? Stream.of(fact.firstPublished().toEpochDay())
                        : sightings.stream()
                                .map(sighting -> sighting.published().toEpochDay()));
        addDays(
                document,
                Fields.ARCHIVED,
                sightings.isEmpty()
                        ? Stream.of(Days.epochDay(fact.firstSeen()))
                        : sightings.stream().map(sighting -> Days.epochDay(sighting.arrived())));
        addWords(document, indexed);
        return document;
    }

    /** Sentences and headlines are stored for highlighting; names and places are only searched. */
    private static void addWords(Document document, FactDocument indexed) {
        Fields.distinct(Stream.concat(
                        indexed.sightings().stream()
                                .map(sighting -> sighting.mention().evidence())
                                .map(Evidence::text),
                        indexed.titles().stream()))
                .forEach(text -> document.add(new TextField(Fields.WORDS, text, Store.YES)));
        Fields.distinct(Stream.concat(
                        Stream.concat(
                                        indexed.fact().participants().stream(),
                                        indexed.sightings().stream()
                                                .flatMap(sighting -> sighting.mention().participants().stream()))
                                .map(Participant::name),
                        indexed.fact().place().stream()))
                .forEach(name -> document.add(new TextField(Fields.WORDS, name, Store.NO)));
        Fields.distinct(indexed.titles().stream())
                .forEach(title -> document.add(new TextField(Fields.TITLE, title, Store.NO)));
    }

    static Document of(ArticleDocument indexed) {
        var article = indexed.article();
        var document = new Document();
        document.add(new StringField(Fields.KIND, Fields.KIND_VERSION, Store.NO));
        if (indexed.latest()) {
            document.add(new StringField(Fields.KIND, Fields.KIND_LATEST, Store.NO));
        }
        document.add(new StringField(Fields.ARTICLE, article.id(), Store.NO));
        addSortFields(document, key(article), article.arrived().toEpochMilli());
        addFacts(document, indexed.facts());
        var outlet = Outlet.of(article);
        addOutlet(document, outlet);
        article.source()
                .map(Fields::term)
                .filter(written -> !written.equals(Fields.term(outlet)))
                .ifPresent(written -> document.add(new StringField(Fields.termField(Facet.SOURCE), written, Store.NO)));
        addFacet(document, Facet.LANGUAGE, article.language());
        article.published().ifPresent(day -> addFacet(document, Facet.YEAR, Integer.toString(day.getYear())));
        addDays(document, Fields.PUBLISHED, article.published().stream().map(day -> day.toEpochDay()));
        addDays(document, Fields.ARCHIVED, Stream.of(Days.epochDay(article.arrived())));
        document.add(new TextField(Fields.TITLE, article.title(), Store.NO));
        Stream.of(article.title(), indexed.text())
                .filter(text -> !text.isBlank())
                .forEach(text -> document.add(new TextField(Fields.WORDS, text, Store.YES)));
        article.fingerprint().stream()
                .flatMap(fingerprint -> fingerprint.parts().stream())
                .forEach(part -> document.add(new StringField(Fields.FINGERPRINT, part, Store.NO)));
        document.add(new StoredField(Fields.STORED_ARTICLE, json(indexed)));
        return document;
    }

    /** The {@link Fields#KEY} of a version. */
    static String key(IndexedArticle article) {
        return article.id() + "/" + article.version();
    }

    private static void addSortFields(Document document, String key, long order) {
        document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(key)));
        document.add(new LongField(Fields.ORDER, order, Store.NO));
    }

    /** Adds the fields that come from the facts that the document is or reports. */
    private static void addFacts(Document document, Collection<Fact> facts) {
        var participants =
                facts.stream().flatMap(fact -> fact.participants().stream()).toList();
        participants.stream()
                .filter(Participant::isPerson)
                .map(Participant::id)
                .distinct()
                .forEach(person -> addFacet(document, Facet.PERSON, person));
        // Bodies are searched like people, but not counted.
        participants.stream()
                .filter(participant ->
                        !participant.isPerson() && participant.country().isEmpty())
                .map(Participant::id)
                .distinct()
                .forEach(body ->
                        document.add(new StringField(Fields.termField(Facet.PERSON), Fields.cut(body), Store.NO)));
        participants.stream()
                .flatMap(participant -> participant.country().stream())
                .distinct()
                .forEach(country -> addFacet(document, Facet.COUNTRY, country));
        facts.stream()
                .map(fact -> fact.type().label())
                .distinct()
                .forEach(type -> addFacet(document, Facet.TYPE, type));
        facts.stream()
                .map(fact -> fact.status().label())
                .distinct()
                .forEach(status -> addFacet(document, Facet.STATUS, status));
        facts.stream()
                .map(fact -> Boolean.toString(fact.confirmed()))
                .distinct()
                .forEach(confirmed -> addFacet(document, Facet.CONFIRMED, confirmed));
        facts.stream()
                .map(Days::of)
                .distinct()
                .forEach(days -> document.add(
                        new LongRange(Fields.HAPPENED, new long[] {days.first().toEpochDay()}, new long[] {
                            days.last().toEpochDay()
                        })));
    }

    /** People of one side, such as a president and a minister of one country, are no pair. */
    private static void addPairs(Document document, List<Participant> participants) {
        var people = participants.stream().filter(Participant::isPerson).toList();
        for (var one : people) {
            people.stream()
                    .filter(other -> !side(one).equals(side(other)))
                    .forEach(other -> addPair(document, Fields.PERSON_PAIRS, one.id(), other.id()));
        }
        var countries = participants.stream()
                .flatMap(participant -> participant.country().stream())
                .distinct()
                .toList();
        for (var one : countries) {
            countries.forEach(other -> addPair(document, Fields.COUNTRY_PAIRS, one, other));
        }
    }

    private static String side(Participant person) {
        return person.organization().or(person::country).orElse(person.id());
    }

    /** Adds a pair once, whichever of the two comes first. */
    private static void addPair(Document document, String field, String one, String other) {
        if (one.compareTo(other) < 0) {
            document.add(new SortedSetDocValuesField(
                    field, new BytesRef(Fields.cut(one) + Fields.BETWEEN + Fields.cut(other))));
        }
    }

    /** An outlet is searched regardless of case, and counted as written. */
    private static void addOutlet(Document document, String outlet) {
        var field = Fields.termField(Facet.SOURCE);
        document.add(new StringField(field, Fields.term(outlet), Store.NO));
        document.add(new SortedSetDocValuesField(Fields.countField(Facet.SOURCE), new BytesRef(Fields.cut(outlet))));
    }

    private static void addFacet(Document document, Facet facet, String value) {
        document.add(new StringField(Fields.termField(facet), Fields.cut(value), Store.NO));
        document.add(new SortedSetDocValuesField(Fields.countField(facet), new BytesRef(Fields.cut(value))));
    }

    private static void addDays(Document document, String field, Stream<Long> days) {
        days.distinct().forEach(day -> document.add(new LongField(field, day, Store.NO)));
    }

    /** The stored form of a version, without its text. */
    private record Stored(IndexedArticle article, boolean latest, List<String> facts) {}

    private static String json(ArticleDocument indexed) {
        var facts = indexed.facts().stream().map(Fact::id).toList();
        try {
            return Json.ROWS.writeValueAsString(new Stored(indexed.article(), indexed.latest(), facts));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the version from a document's stored fields. */
    public static FoundArticle readArticle(Document document) {
        try {
            var stored = Json.MAPPER.readValue(document.get(Fields.STORED_ARTICLE), Stored.class);
            return new FoundArticle(stored.article(), stored.latest(), stored.facts());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
