package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** One page of facts, and the cursor of the next page if there is one. */
public record FactPage(List<Fact> facts, Optional<String> cursor) {
    public FactPage {
        facts = List.copyOf(facts);
        requireNonNull(cursor, "cursor");
    }
}
