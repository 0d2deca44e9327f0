package dev.parley.extraction.article;

import dev.parley.extraction.FactType;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.util.Comparator;
import java.util.List;

/**
 * Gives a visit, or what was agreed, the day of the meeting or call that it belongs to, where the article names that
 * day alone: "On Sunday she met the premier" on her visit; "they agreed" in their call of Sunday.
 */
final class SharedDay {
    private SharedDay() {}

    static List<Mention> given(List<Mention> mentions) {
        return mentions.stream().map(m -> given(m, mentions)).toList();
    }

    private static Mention given(Mention mention, List<Mention> all) {
        boolean undated = mention.date().filter(PartialDate::isPublished).isPresent();
        if (!undated || !mention.type().has(Trait.PART_OF_OTHERS)) {
            return mention;
        }
        return all.stream()
                .filter(other -> other.type().has(Trait.DATES_OTHERS)
                        && other.status() == Status.HAPPENED
                        && !other.background()
                        && other.isDated()
                        && shares(mention, other))
                .min(Comparator.comparing(other -> other.date().orElseThrow().first()))
                .map(other -> mention.on(other.date().orElseThrow()))
                .orElse(mention);
    }

    /** Whether a visit's traveller, or both who agreed, took part. */
    private static boolean shares(Mention some, Mention other) {
        long people = some.participants().stream().filter(Participant::isPerson).count();
        long shared = some.participants().stream()
                .filter(Participant::isPerson)
                .filter(p -> other.participants().stream().anyMatch(q -> q.id().equals(p.id())))
                .count();
        return shared >= 1 && (some.type() == FactType.VISIT || shared >= Math.min(2, people));
    }
}
