package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.names.TitledName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person whom articles name with a title and who is missing in the names table. Operators review these.
 *
 * @param id the id of participants with this name
 * @param title as an article writes it; empty if no article gives one
 * @param country ISO 3166 alpha-3 code
 * @param versions how many versions of articles named it
 * @param firstSeen when the first of these versions arrived
 * @param lastSeen when the last of them arrived
 * @param examples the first versions that named it, at most {@value #MOST_EXAMPLES}
 */
public record UnknownName(
        String id,
        String name,
        String title,
        Optional<String> country,
        Optional<String> organization,
        long versions,
        Instant firstSeen,
        Instant lastSeen,
        List<VersionKey> examples) {
    public static final int MOST_EXAMPLES = 3;

    public UnknownName {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(country, "country");
        requireNonNull(organization, "organization");
        requireNonNull(firstSeen, "firstSeen");
        requireNonNull(lastSeen, "lastSeen");
        examples = List.copyOf(examples);
        if (versions < 1 || examples.isEmpty() || examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException(
                    "an unknown name has at least one version and 1 to " + MOST_EXAMPLES + " examples");
        }
    }

    /** The name after the first version that has it. */
    public static UnknownName first(TitledName name, VersionKey version, Instant arrived) {
        return new UnknownName(
                name.id(),
                name.name(),
                name.title(),
                name.country(),
                name.organization(),
                1,
                arrived,
                arrived,
                List.of(version));
    }

    /** The name after one more version, which fills in what is still missing. */
    public UnknownName with(TitledName again, VersionKey version, Instant arrived) {
        var more = new ArrayList<>(examples);
        if (more.size() < MOST_EXAMPLES) {
            more.add(version);
        }
        return new UnknownName(
                id,
                name,
                title.isEmpty() ? again.title() : title,
                country.or(again::country),
                organization.or(again::organization),
                versions + 1,
                arrived.isBefore(firstSeen) ? arrived : firstSeen,
                arrived.isAfter(lastSeen) ? arrived : lastSeen,
                more);
    }
}
