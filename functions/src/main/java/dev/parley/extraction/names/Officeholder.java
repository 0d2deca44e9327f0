package dev.parley.extraction.names;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A person of the gazetteer with a row for every term; {@code terms} grows while the table is read. */
record Officeholder(String id, String name, List<NameRow.Person> terms) {
    /** The office held that day, the first of the table where there are several. */
    Optional<NameRow.Person> at(LocalDate day) {
        // Asked for each name in a text, so without a stream.
        for (NameRow.Person term : terms) {
            if (term.covers(day)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }

    /** The term of that day, else the one that ended last before it, else any that begins later. */
    NameRow.Person near(LocalDate day) {
        return at(day).orElseGet(() -> Collections.max(
                terms,
                Comparator.comparingLong((NameRow.Person t) ->
                        t.ended(day) ? t.to().orElseThrow().toEpochDay() : Long.MIN_VALUE)));
    }
}
