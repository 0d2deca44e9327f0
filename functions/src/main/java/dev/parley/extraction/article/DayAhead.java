package dev.parley.extraction.article;

import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one day that an article names ahead of itself, by its date, or otherwise by its weekday in a sentence that
 * announces. Whatever else it announces without a day is for that day: the
 * agreements to be signed on a visit, the meeting in the talks of Tuesday. Days that follow each other are one stay,
 * which begins on the first; several days apart are several plans, and tell nothing of the rest.
 */
final class DayAhead {
    /** Days; a month and a day without a year, farther ahead than this, rather lie in the past. */
    private static final int FARTHEST = 21;

    private final LocalDate published;
    private Dates.@Nullable Found first;
    private @Nullable LocalDate last;
    private boolean several;
    private Dates.@Nullable Found weekday;

    DayAhead(LocalDate published) {
        this.published = published;
    }

    void read(List<Token> tokens) {
        boolean announces = tokens.stream().anyMatch(t -> t.is("will"));
        for (int i = 0; i < tokens.size(); i++) {
            Dates.at(tokens, i, published, Dates.Outlook.AHEAD)
                    .filter(found -> found.date().isNamedDay())
                    .filter(found -> found.day().isBefore(published.plusDays(FARTHEST)))
                    .ifPresent(found -> {
                        if (found.explicit() && found.day().isAfter(published)) {
                            named(found);
                        } else if (announces
                                && weekday == null
                                && !found.day().isBefore(published)
                                && !spoken(tokens, found.at())) {
                            weekday = found;
                        }
                    });
        }
    }

    /** "said on Monday", "earlier on Sunday": the day of the telling. */
    private static boolean spoken(List<Token> tokens, int day) {
        for (int i = Math.max(0, day - 3); i < Math.min(tokens.size(), day + 2); i++) {
            if (Lexicon.SAY.has(tokens.get(i).low()) || tokens.get(i).is("earlier")) {
                return true;
            }
        }
        return false;
    }

    private void named(Dates.Found found) {
        LocalDate day = found.day();
        if (first == null || last == null) {
            first = found;
            last = day;
        } else if (day.isAfter(last.plusDays(1)) || day.isBefore(first.day())) {
            several = true;
        } else if (day.isAfter(last)) {
            last = day;
        }
    }

    Optional<Dates.Found> day() {
        return several ? Optional.empty() : Optional.ofNullable(first).or(() -> Optional.ofNullable(weekday));
    }
}
