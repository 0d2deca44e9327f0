package dev.parley.extraction;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A person of the gazetteer with every office that its table gives; {@code terms} grows while the table is read. */
record Officeholder(String id, String name, List<Term> terms) {
    /** The office held that day, the first of the table where there are several. */
    Optional<Term> at(LocalDate day) {
        return terms.stream().filter(t -> t.covers(day)).findFirst();
    }

    /** The term of that day, else the one that ended last before it, else any that begins later. */
    Term near(LocalDate day) {
        return at(day).orElseGet(() -> Collections.max(
                terms,
                Comparator.comparingLong(
                        (Term t) -> t.ended(day) ? t.to().orElseThrow().toEpochDay() : Long.MIN_VALUE)));
    }

    /**
     * One office for one time.
     *
     * @param home an alpha-3 code, or the name of a body
     * @param to the first day without the office
     */
    record Term(String home, String office, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean covers(LocalDate day) {
            return from.map(f -> !f.isAfter(day)).orElse(true)
                    && to.map(t -> t.isAfter(day)).orElse(true);
        }

        boolean ended(LocalDate day) {
            return to.filter(t -> !t.isAfter(day)).isPresent();
        }
    }
}
