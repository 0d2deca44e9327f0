package dev.parley.extraction;

import java.util.List;
import java.util.Optional;

/** Who says so: "Trump said", "the Kremlin said", "according to ...". */
final class Claimant {
    private Claimant() {}

    static Optional<String> in(List<Unit> units) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).is("said")
                    || units.get(i).is("says")
                    || units.get(i).is("announced")
                    || units.get(i).is("confirmed")
                    || units.get(i).is("wrote")
                    || units.get(i).is("told")) {
                for (int k = i - 1; k >= Math.max(0, i - 4); k--) {
                    if (units.get(k).isParty()) {
                        return Optional.of(units.get(k).parties.getFirst().name());
                    }
                }
                if (i + 1 < units.size() && units.get(i + 1).isParty()) {
                    return Optional.of(units.get(i + 1).parties.getFirst().name());
                }
            }
            if (units.get(i).is("according") && i + 2 < units.size()) {
                for (int k = i + 1; k < Math.min(units.size(), i + 5); k++) {
                    if (units.get(k).isParty()) {
                        return Optional.of(units.get(k).parties.getFirst().name());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
