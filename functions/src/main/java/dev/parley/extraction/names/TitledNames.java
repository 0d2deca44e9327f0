package dev.parley.extraction.names;

import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Reading;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Sentences;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds, for those who take part but are in no table, the title that the article gives them, as it is written. */
public record TitledNames(Gazetteer gazetteer) {
    /** The most names that one article reports. */
    static final int MOST = 25;

    /** A longer name is none. */
    private static final int LONGEST = 120;

    /** How many tokens before a name its title may begin. */
    private static final int REACH = 12;

    public List<TitledName> unknown(Reading reading, List<Mention> mentions) {
        Map<String, Participant> unknown = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            for (Participant p : mention.participants()) {
                if (unknown.size() < MOST
                        && p.isPerson()
                        && Math.max(p.id().length(), p.name().length()) <= LONGEST
                        && !gazetteer.knows(p.name())) {
                    unknown.putIfAbsent(p.id(), p);
                }
            }
        }
        if (unknown.isEmpty()) {
            return List.of();
        }
        Map<String, String> titles = new HashMap<>();
        look(reading.title(), true, unknown, titles);
        look(reading.text(), false, unknown, titles);
        return unknown.values().stream()
                .map(p -> new TitledName(
                        p.id(),
                        p.name(),
                        titles.getOrDefault(p.id(), p.role().orElse("")),
                        p.country(),
                        p.organization()))
                .toList();
    }

    /** Each name's first title, by its id. */
    private void look(String text, boolean title, Map<String, Participant> unknown, Map<String, String> titles) {
        Map<String, List<Participant>> byFirstWord = new HashMap<>();
        unknown.values().forEach(p -> byFirstWord
                .computeIfAbsent(first(p.name()), w -> new ArrayList<>())
                .add(p));
        for (Sentence sentence : Sentences.of(text, title)) {
            List<Token> tokens = sentence.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                for (Participant p : byFirstWord.getOrDefault(tokens.get(i).text(), List.of())) {
                    if (!titles.containsKey(p.id())
                            && text.startsWith(p.name(), tokens.get(i).start())) {
                        int at = i;
                        before(tokens, at)
                                .ifPresent(span -> titles.put(
                                        p.id(),
                                        text.substring(
                                                tokens.get(span[0]).start(),
                                                tokens.get(span[1] - 1).end())));
                    }
                }
            }
        }
    }

    private static String first(String name) {
        List<Token> tokens = Tokenizer.tokens(name);
        return tokens.isEmpty() ? name : tokens.getFirst().text();
    }

    /** The title that ends nearest before a name, with its rank: its first token, and the token after it. */
    private Optional<int[]> before(List<Token> tokens, int name) {
        int[] best = null;
        for (int from = Math.max(0, name - REACH); from < name; from++) {
            Optional<Gazetteer.Titled> title = gazetteer.title(tokens, from);
            if (title.isPresent()) {
                int to = from + title.get().length();
                if (to <= name && (best == null || to > best[1])) {
                    best = new int[] {from, to};
                }
            }
        }
        if (best != null
                && best[0] > 0
                && Lexicon.RANK_OF_OFFICE.has(tokens.get(best[0] - 1).low())) {
            best[0]--;
        }
        return Optional.ofNullable(best);
    }
}
