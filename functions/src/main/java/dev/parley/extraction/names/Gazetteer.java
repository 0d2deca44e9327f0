package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Token;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the collapser needs to know of the names table: the longest name at a token, and who holds an office. */
public interface Gazetteer {
    enum Kind {
        PERSON,
        COUNTRY,
        /** A capital or seat of government that is used as a name of its country. */
        METONYM,
        NATIONALITY,
        BODY
    }

    /**
     * A name found in the text.
     *
     * @param length how many tokens it covers
     */
    record Named(Kind kind, int length, Participant participant, Unit.Standing standing) {}

    /**
     * A titled word found in the text.
     *
     * @param length how many tokens it covers
     */
    record Titled(String office, int length, Unit.Standing standing) {}

    /** The longest name that starts at {@code from}, judged at the article's date. */
    Optional<Named> name(List<Token> tokens, int from, LocalDate on);

    /** The longest title that starts at {@code from}. */
    Optional<Titled> title(List<Token> tokens, int from);

    /** Who held the office of a country (alpha-3) or body (id) that day. */
    Optional<Named> holder(String office, Participant of, LocalDate on);

    /** The offices that this person held that day. */
    List<String> offices(String personId, LocalDate on);

    /** The country with this ISO 3166 alpha-3 code. */
    Optional<Participant> country(String alpha3);

    /** Whether the whole of this is a name in the table, of anybody and at any time. */
    boolean knows(String name);
}
