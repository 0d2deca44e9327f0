package dev.parley.extraction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The one day that an article names ahead of itself. Whatever else it announces without a day is for that day: the
 * agreements to be signed on a visit, the meeting in the talks of Tuesday. Days that follow each other are one stay,
 * which begins on the first; several days apart are several plans, and tell nothing of the rest.
 */
final class DayAhead {
    /** Days; a month and a day without a year, farther ahead than this, rather lie in the past. */
    private static final int FARTHEST = 90;

    private final LocalDate published;
    private LocalDate first;
    private LocalDate last;
    private boolean several;

    DayAhead(LocalDate published) {
        this.published = published;
    }

    void read(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Dates.at(tokens, i, published, true)
                    .filter(found -> found.explicit() && found.precision().equals("day"))
                    .map(Dates.Found::day)
                    .filter(day -> day.isAfter(published) && day.isBefore(published.plusDays(FARTHEST)))
                    .ifPresent(this::named);
        }
    }

    private void named(LocalDate day) {
        if (first == null) {
            first = day;
            last = day;
        } else if (day.isAfter(last.plusDays(1)) || day.isBefore(first)) {
            several = true;
        } else if (day.isAfter(last)) {
            last = day;
        }
    }

    Optional<LocalDate> day() {
        return several ? Optional.empty() : Optional.ofNullable(first);
    }
}
