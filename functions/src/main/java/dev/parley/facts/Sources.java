package dev.parley.facts;

import dev.parley.articles.TextFingerprint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The outlets that report a fact, while its next state is computed. Copies of one text count as one source. */
final class Sources {
    private final LinkedHashSet<String> outlets = new LinkedHashSet<>();
    private final LinkedHashSet<String> copiedBy = new LinkedHashSet<>();
    private final List<TextFingerprint> texts = new ArrayList<>();

    static Sources of(Support support) {
        var sources = new Sources();
        sources.outlets.addAll(support.sources());
        sources.copiedBy.addAll(support.copiedBy());
        sources.texts.addAll(support.texts());
        return sources;
    }

    /** Adds the outlet of a sighting as a source, or as one that copied the text of a source. */
    void add(Sighting sighting) {
        var isCopy = sighting.fingerprint()
                .filter(text -> texts.stream().anyMatch(text::isCopyOf))
                .isPresent();
        if (!isCopy) {
            sighting.fingerprint().ifPresent(texts::add);
            copiedBy.remove(sighting.outlet());
            outlets.add(sighting.outlet());
        } else if (!outlets.contains(sighting.outlet())) {
            copiedBy.add(sighting.outlet());
        }
    }

    void clear() {
        outlets.clear();
        copiedBy.clear();
        texts.clear();
    }

    boolean isEmpty() {
        return outlets.isEmpty();
    }

    List<String> outlets() {
        return List.copyOf(outlets);
    }

    List<String> copiedBy() {
        return List.copyOf(copiedBy);
    }

    List<TextFingerprint> texts() {
        return List.copyOf(texts);
    }
}
