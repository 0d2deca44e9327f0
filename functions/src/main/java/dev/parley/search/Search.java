package dev.parley.search;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.util.List;
import java.util.Optional;

/**
 * A search for facts or for versions of articles. Results meet all criteria. All of several people or countries must take
 * part; one of several types, statuses, sources or languages is enough. An article has the people, countries, types and
 * statuses of the facts that it reports; a fact has the sources, languages and days of the articles that report it.
 *
 * @param words full-text query: words (all of them, anywhere), {@code "phrases"}, {@code AND}, {@code OR}, {@code NOT},
 *     parentheses, {@code prefix*}
 * @param people ids such as {@code donald-trump}
 * @param countries ISO 3166 alpha-3 codes, upper case
 * @param confirmed whether facts are confirmed: see {@link dev.parley.facts.Fact}
 * @param sources names of outlets; case is ignored
 * @param languages BCP 47 primary tags in lower case
 * @param happened days of the facts
 * @param published days on which articles appeared
 * @param archived days on which articles arrived
 * @param allVersions whether earlier versions of articles are searched too
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
    /** The order of results. Ties are ordered by id, so the order is always the same. */
    public enum Order {
        /** By day, newest first: the day of a fact, the arrival of a version. */
        NEWEST,
        OLDEST,
        /** By relevance to the words; like {@link #NEWEST} without words. */
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

    /** Finds everything, newest first. */
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
