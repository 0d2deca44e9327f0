package dev.parley.search;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for, of facts or of versions of articles. Every criterion that is given must be met. Several people or
 * countries must all take part; of several types, states, sources or languages one is enough. An article has the
 * people, countries, types and states of the facts that it reports; a fact has the sources, languages and days of the
 * articles that report it.
 *
 * @param words full-text query: words (all of them, wherever they stand), {@code "phrases"}, {@code AND}, {@code OR},
 *     {@code NOT}, parentheses, {@code prefix*}
 * @param people ids such as {@code donald-trump}
 * @param countries ISO 3166 alpha-3 codes, upper case
 * @param confirmed whether facts are confirmed: see {@link dev.parley.facts.Fact}
 * @param sources outlets by name, read without regard to case
 * @param languages BCP 47 primary tags in lower case
 * @param happened days of the facts
 * @param published days on which articles appeared
 * @param archived days on which articles came
 * @param allVersions whether an article's earlier versions are looked through too; else only its newest
 */
public record Search(
        Optional<String> words,
        List<String> people,
        List<String> countries,
        List<FactType> types,
        List<Status> statuses,
        Optional<Boolean> confirmed,
        List<String> sources,
        List<String> languages,
        DayRange happened,
        DayRange published,
        DayRange archived,
        boolean allVersions,
        Order order) {
    /** In which order what was found comes; ties by id, so that it is always the same. */
    public enum Order {
        /** By day, the newest first: a fact's own day, a version's arrival. */
        NEWEST,
        OLDEST,
        /** What fits the words best comes first; without words, as {@link #NEWEST}. */
        RELEVANCE
    }

    public Search {
        requireNonNull(words, "words");
        people = List.copyOf(people);
        countries = List.copyOf(countries);
        types = List.copyOf(types);
        statuses = List.copyOf(statuses);
        requireNonNull(confirmed, "confirmed");
        sources = List.copyOf(sources);
        languages = List.copyOf(languages);
        requireNonNull(happened, "happened");
        requireNonNull(published, "published");
        requireNonNull(archived, "archived");
        requireNonNull(order, "order");
    }

    /** Finds everything, the newest first. */
    public static Search everything() {
        return new Search(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                DayRange.ANY,
                DayRange.ANY,
                DayRange.ANY,
                false,
                Order.NEWEST);
    }
}
