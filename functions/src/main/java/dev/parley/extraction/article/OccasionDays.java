package dev.parley.extraction.article;

import dev.parley.extraction.FactType;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The days that an article gives to occasions without saying whose: "at Monday's summit", "the talks took place on May
 * 12". They date a fact of that kind that has no day of its own.
 */
final class OccasionDays {
    /** The most tokens between a noun and the day after it: "talks that were held in Oslo on Monday". */
    private static final int REACH = 6;

    /** The types whose nouns name an occasion of a type, the closest first. */
    private static final Map<FactType, List<FactType>> NAMED_AS = Map.of(
            FactType.LEADER_CALL, List.of(FactType.LEADER_CALL),
            FactType.MEETING, List.of(FactType.MEETING, FactType.VISIT),
            FactType.TALKS_HELD, List.of(FactType.MEETING),
            FactType.VISIT, List.of(FactType.VISIT));

    private final LocalDate published;
    private final Map<FactType, Dates.Found> days = new EnumMap<>(FactType.class);

    OccasionDays(LocalDate published) {
        this.published = published;
    }

    void read(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Optional<FactType> occasion = named(tokens.get(i));
            if (occasion.isPresent() && !days.containsKey(occasion.get())) {
                int noun = i;
                before(tokens, noun).or(() -> after(tokens, noun + 1)).ifPresent(day -> days.put(occasion.get(), day));
            }
        }
    }

    /** "Monday's summit", "the Monday call". */
    private Optional<Dates.Found> before(List<Token> tokens, int noun) {
        for (int i = noun - 1; i >= 0 && i > noun - 4; i--) {
            if (tokens.get(i).shape() == Token.Shape.MARK
                    && !tokens.get(i).is("'s")
                    && !tokens.get(i).is("-")) {
                return Optional.empty();
            }
            Optional<Dates.Found> day = past(tokens, i);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** "talks took place on May 12". */
    private Optional<Dates.Found> after(List<Token> tokens, int from) {
        for (int i = from; i < tokens.size() && i < from + REACH; i++) {
            if (tokens.get(i).shape() == Token.Shape.MARK
                    || Lexicon.CLAUSE_END.has(tokens.get(i).low())) {
                return Optional.empty();
            }
            Optional<Dates.Found> day = past(tokens, i);
            if (day.isPresent() && i > from && tokens.get(i - 1).is("on")) {
                return day;
            }
        }
        return Optional.empty();
    }

    private Optional<Dates.Found> past(List<Token> tokens, int i) {
        return Dates.at(tokens, i, published, Dates.Outlook.OPEN)
                .filter(found -> found.date().isNamedDay())
                .filter(found -> !found.old(published) && !found.day().isAfter(published));
    }

    /** The day that the article gives to an occasion of this type; a meeting may have that of the visit it is part of. */
    Optional<Dates.Found> of(FactType type) {
        return NAMED_AS.getOrDefault(type, List.of()).stream()
                .map(days::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Optional<FactType> named(Token t) {
        return switch (t.low()) {
            case "call", "conversation" -> Optional.of(FactType.LEADER_CALL);
            case "meeting", "summit", "talks", "negotiations" -> Optional.of(FactType.MEETING);
            case "visit", "trip" -> Optional.of(FactType.VISIT);
            default -> Optional.empty();
        };
    }
}
