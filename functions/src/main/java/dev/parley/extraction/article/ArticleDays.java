package dev.parley.extraction.article;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The days that an article names, for facts that it tells without a day of their own. */
final class ArticleDays {
    private final OccasionDays occasions;
    private final DayAhead ahead;

    ArticleDays(LocalDate published) {
        this.occasions = new OccasionDays(published);
        this.ahead = new DayAhead(published);
    }

    void read(List<Token> tokens) {
        occasions.read(tokens);
        ahead.read(tokens);
    }

    Optional<Dates.Found> of(FactType type, Status status) {
        return switch (status) {
            case HAPPENED -> occasions.of(type);
            case PLANNED -> ahead.day();
            case PROPOSED, DENIED, HISTORICAL -> Optional.empty();
        };
    }
}
