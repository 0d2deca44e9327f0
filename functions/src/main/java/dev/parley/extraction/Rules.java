package dev.parley.extraction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules and status cues, indexed by the words that can begin them. */
public final class Rules {
    private final Map<String, List<Rule>> byAnchor = new HashMap<>();
    private final Cues cues;

    private Rules(List<Rule> rules, Cues cues) {
        for (Rule rule : rules) {
            for (String word : rule.trigger().getFirst().words()) {
                byAnchor.computeIfAbsent(word, w -> new ArrayList<>()).add(rule);
            }
        }
        this.cues = cues;
    }

    /** The rules that ship with the project. */
    public static Rules bundled() {
        Inflections inflections = new Inflections(lines("inflections.tsv"));
        List<Rule> rules = new ArrayList<>();
        for (String line : lines("rules.tsv")) {
            rules.add(Rule.of(line, rules.size(), inflections));
        }
        return new Rules(rules, Cues.of(lines("cues.tsv")));
    }

    List<Rule> startingWith(String word) {
        return byAnchor.getOrDefault(word, List.of());
    }

    Cues cues() {
        return cues;
    }

    static List<String> lines(String resource) {
        try (InputStream in = Rules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
