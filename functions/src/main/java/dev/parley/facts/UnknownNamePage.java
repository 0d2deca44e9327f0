package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** One page of unknown names, and the cursor of the next page if there can be one. */
public record UnknownNamePage(List<UnknownName> names, Optional<String> cursor) {
    public UnknownNamePage {
        names = List.copyOf(names);
        requireNonNull(cursor, "cursor");
    }
}
