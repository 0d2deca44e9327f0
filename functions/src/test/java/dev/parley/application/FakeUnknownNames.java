package dev.parley.application;

import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.UnknownName;
import dev.parley.facts.UnknownNamePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Unknown names in memory. */
final class FakeUnknownNames implements UnknownNames {
    final List<TitledName> noted = new ArrayList<>();
    final List<VersionKey> versions = new ArrayList<>();
    boolean broken;

    @Override
    public boolean note(TitledName name, VersionKey version, Instant arrived) {
        if (broken) {
            throw new IllegalStateException("the table does not answer");
        }
        versions.add(version);
        return noted.add(name);
    }

    @Override
    public UnknownNamePage list(int limit, Optional<String> cursor, Predicate<UnknownName> wanted) {
        return new UnknownNamePage(List.of(), Optional.empty());
    }
}
