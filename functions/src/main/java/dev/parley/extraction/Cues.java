package dev.parley.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words that decide a candidate's status, each with the stretch of the clause in which it counts. */
final class Cues {
    /** One cue. {@code reach} counts units; {@code left}: in front of the trigger, otherwise behind it. */
    record Cue(String id, Status status, List<String> words, boolean left, boolean far, int reach) {}

    private final Map<String, List<Cue>> byFirstWord = new HashMap<>();

    private Cues() {}

    static Cues of(List<String> lines) {
        Cues cues = new Cues();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            String[] scope = columns[3].split(":");
            for (String phrase : columns[2].split("\\|")) {
                List<String> words = List.of(phrase.split(" "));
                Cue cue = new Cue(
                        columns[0],
                        Status.of(columns[1]),
                        words,
                        !scope[0].equals("right"),
                        scope[0].equals("far"),
                        Integer.parseInt(scope[1]));
                cues.byFirstWord
                        .computeIfAbsent(words.getFirst(), w -> new ArrayList<>())
                        .add(cue);
            }
        }
        return cues;
    }

    /**
     * The strongest cue in the stretch: denied before proposed before planned.
     *
     * @param trigger what a cue on its left counts its distance from
     */
    Optional<Cue> strongest(List<Unit> units, int from, int to, int trigger, boolean left, boolean far) {
        Cue best = null;
        for (int i = Math.max(0, from); i < to && i < units.size(); i++) {
            for (Cue cue : byFirstWord.getOrDefault(units.get(i).low, List.of())) {
                int distance = left ? Math.max(1, trigger - i) : i - from + 1;
                if (cue.left() == left
                        && cue.far() == far
                        && distance <= cue.reach()
                        && matches(cue, units, i)
                        && (best == null || rank(cue) < rank(best))) {
                    best = cue;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int rank(Cue cue) {
        return switch (cue.status()) {
            case DENIED -> 0;
            case PROPOSED -> 1;
            case PLANNED -> 2;
            default -> 3;
        };
    }

    private static boolean matches(Cue cue, List<Unit> units, int at) {
        if (at + cue.words().size() > units.size()) {
            return false;
        }
        for (int k = 1; k < cue.words().size(); k++) {
            if (!units.get(at + k).is(cue.words().get(k))) {
                return false;
            }
        }
        return true;
    }
}
