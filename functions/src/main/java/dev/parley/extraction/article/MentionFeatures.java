package dev.parley.extraction.article;

import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.events.Candidate;
import dev.parley.extraction.events.Party;
import dev.parley.extraction.events.SentenceSigns;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Rules;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The features of the confidence in a mention: how it was found, how its status was composed, and where the article reports it. */
final class MentionFeatures {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Article article;
    private final List<List<Candidate>> facts;
    private final List<Mention> mentions;
    private final String title;
    private final boolean explains;
    private final long live;

    MentionFeatures(Article article, List<List<Candidate>> facts, List<Mention> mentions) {
        this.article = article;
        this.facts = facts;
        this.mentions = mentions;
        this.title = " " + words(article.title().toLowerCase(Locale.ROOT)) + " ";
        this.explains = titleHas("explains");
        this.live = mentions.stream().filter(Mention::mayAlert).count();
    }

    Map<String, Double> of(int index) {
        Mention m = mentions.get(index);
        List<Candidate> reports = facts.get(index);
        Candidate first = reports.getFirst();
        Candidate best =
                reports.stream().filter(c -> !c.sentence().title()).findFirst().orElse(first);
        Map<String, Double> f = new LinkedHashMap<>();
        flag(f, "rule " + m.rule());
        flag(f, "type " + m.type().label());
        flag(f, "status " + m.status().label());
        if (best.trigger().has("weak")) {
            flag(f, "weak trigger");
        }
        where(f, reports, best);
        parties(f, m, best);
        day(f, m);
        SentenceSigns signs = best.signs();
        flag(f, "tense " + signs.tense());
        flag(f, "clause " + signs.clause());
        flag(f, "function " + signs.function());
        flag(f, "determiner " + signs.determiner());
        f.put("events in sentence", Math.log(signs.events()));
        f.put("words in sentence", Math.log1p(signs.words()) / 3);
        if (signs.quoted()) {
            flag(f, "quoted");
        }
        if (signs.vague()) {
            flag(f, "vague time");
        }
        if (signs.past()) {
            flag(f, "near past");
        }
        if (reports.stream().allMatch(Candidate::backdrop)) {
            flag(f, "backdrop");
        }
        if (best.path().size() > 3) {
            flag(f, "long path");
        }
        if (m.claimedBy().isPresent()) {
            flag(f, "attributed");
        }
        if (m.duration().isPresent()) {
            flag(f, "length");
        }
        if (m.place().isPresent()) {
            flag(f, "place");
        }
        flag(f, "level " + m.level());
        article(f, m, index);
        return f;
    }

    private static void flag(Map<String, Double> f, String name) {
        f.put(name, 1.0);
    }

    private void where(Map<String, Double> f, List<Candidate> reports, Candidate best) {
        boolean inTitle = reports.stream().anyMatch(c -> c.sentence().title());
        boolean inText = reports.stream().anyMatch(c -> !c.sentence().title());
        if (inTitle) {
            flag(f, inText ? "title and text" : "title alone");
        }
        int at = best.sentence().title() ? 0 : best.sentence().index() + 1;
        f.put("position", Math.log1p(at) / 2);
        if (at <= 3) {
            flag(f, "lead");
        }
        if (at <= 1 && inText) {
            flag(f, "first sentence");
        }
        f.put("reports", Math.log(reports.size()));
        boolean statuses = reports.stream().map(Candidate::status).distinct().count() > 1;
        if (statuses) {
            flag(f, "statuses differ");
        }
    }

    private void parties(Map<String, Double> f, Mention m, Candidate best) {
        int n = m.participants().size();
        long people = m.participants().stream().filter(Participant::isPerson).count();
        flag(f, "parties " + Math.min(4, n));
        flag(f, "people " + Math.min(3, people));
        long inTitle = m.participants().stream().filter(this::inTitle).count();
        f.put("share of parties in title", n == 0 ? 0 : (double) inTitle / n);
        if (inTitle == 0 && !article.title().isEmpty()) {
            flag(f, "no party in title");
        }
        Set<String> functions = new HashSet<>();
        for (Party p : best.found()) {
            functions.add(p.function());
            if (p.representative()) {
                flag(f, "representative");
            }
            if (p.group()) {
                flag(f, "group");
            }
            if (p.person()
                    && p.participant().country().isEmpty()
                    && p.participant().organization().isEmpty()) {
                flag(f, "person without a country");
            }
            if (p.standing() == Unit.Standing.NONE && p.person()) {
                flag(f, "person without an office");
            }
        }
        functions.forEach(name -> flag(f, "by " + name));
        Set<String> sides = new HashSet<>();
        m.participants().forEach(p -> sides.add(p.country().or(p::organization).orElse(p.id())));
        flag(f, "sides " + Math.min(3, sides.size()));
    }

    private boolean inTitle(Participant p) {
        String name = p.name().toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return title.contains(" " + words(last) + " ") || title.contains(" " + name + " ");
    }

    /** The text with one space in place of whatever is neither letter nor number. */
    private static String words(String text) {
        return NO_WORD.matcher(text).replaceAll(" ");
    }

    private void day(Map<String, Double> f, Mention m) {
        if (m.date().isEmpty()) {
            flag(f, "no day");
            return;
        }
        PartialDate date = m.date().get();
        if (!date.isNamedDay()) {
            flag(f, "day " + date.precision().label());
            return;
        }
        long days = ChronoUnit.DAYS.between(article.published(), date.first());
        flag(
                f,
                days < -3
                        ? "day long past"
                        : days < -1 ? "day past" : days <= 0 ? "day now" : days <= 7 ? "day soon" : "day far ahead");
    }

    private void article(Map<String, Double> f, Mention m, int index) {
        f.put("live mentions", Math.log1p((double) live) / 2);
        f.put("text length", Math.log1p(article.text().length()) / 8);
        boolean sooner = false;
        for (int i = 0; i < index; i++) {
            sooner |= mentions.get(i).mayAlert();
        }
        if (!sooner) {
            flag(f, "first of the article");
        }
        if (explains) {
            flag(f, "title of a kind that explains");
        }
        if (article.title().contains("?")) {
            flag(f, "title asks");
        }
        if (article.title().isEmpty()) {
            flag(f, "no title");
        }
        if (titleHas(m.type().label())) {
            flag(f, "title names the event");
        }
    }

    /** The words of {@code title-words.tsv}, by what they say. */
    private static final Map<String, List<String>> TITLE_WORDS = titleWords();

    private static Map<String, List<String>> titleWords() {
        Map<String, List<String>> words = new HashMap<>();
        for (String line : Rules.lines("title-words.tsv")) {
            String[] columns = line.split("\t", -1);
            words.put(
                    columns[0],
                    Stream.of(columns[1].split(";"))
                            .map(word -> " " + word.replace('_', ' '))
                            .toList());
        }
        return words;
    }

    private boolean titleHas(String what) {
        return TITLE_WORDS.getOrDefault(what, List.of()).stream().anyMatch(title::contains);
    }
}
