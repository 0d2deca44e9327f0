package dev.parley.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An event as a reader labelled it.
 *
 * @param kinds type and status, {@code meeting/happened}, and the other readings that count as right
 * @param date ISO 8601, cut to what is known; empty when it cannot be known
 * @param participants who takes part
 * @param others whom it is not wrong to name beside them
 * @param background whether the article recalls it only
 */
record LabelledEvent(
        String main, Set<String> kinds, String date, List<Party> participants, List<Party> others, boolean background) {
    /** A trip and the talks in it: naming either is right. */
    private static final Set<String> ONE_OCCASION = Set.of("meeting", "visit", "talks_held", "talks_started");

    record Party(String name, String country, String organization) {}

    static LabelledEvent of(JsonNode event) {
        var main =
                type(event.path("type").asText()) + "/" + event.path("status").asText();
        var kinds = new HashSet<String>();
        kinds.add(main);
        event.path("alternatives").forEach(kind -> {
            var parts = kind.asText().split("/", 2);
            kinds.add(type(parts[0]) + "/" + parts[parts.length - 1]);
        });
        for (var kind : List.copyOf(kinds)) {
            var parts = kind.split("/", 2);
            boolean offer = parts[0].equals("proposal") || parts[0].equals("mediation_offer");
            if (offer && (parts[1].equals("happened") || parts[1].equals("proposed"))) {
                // To have offered is to propose.
                kinds.add(parts[0] + "/happened");
                kinds.add(parts[0] + "/proposed");
            }
            if (kinds.stream().anyMatch(k -> ONE_OCCASION.contains(k.split("/", 2)[0]))) {
                ONE_OCCASION.forEach(type -> kinds.add(type + "/" + parts[1]));
            }
        }
        return new LabelledEvent(
                main,
                Set.copyOf(kinds),
                LabelledArticle.text(event, "date"),
                parties(event.path("participants")),
                parties(event.path("others")),
                event.path("role").asText().equals("background"));
    }

    /** The labels do not part an agreement that was reached from one that was signed. */
    static String type(String label) {
        return label.equals("agreement_reached") ? "agreement_signed" : label;
    }

    private static List<Party> parties(JsonNode list) {
        var out = new ArrayList<Party>();
        list.forEach(p -> out.add(new Party(
                LabelledArticle.text(p, "name"),
                LabelledArticle.text(p, "country"),
                LabelledArticle.text(p, "organization"))));
        return out;
    }

    boolean isLive() {
        return !background && (main.endsWith("/happened") || main.endsWith("/planned"));
    }

    /** Whether all that a mention says is so: kind, status, everybody named, at least half of who took part, the day. */
    boolean bearsOut(Mention mention) {
        var kind = type(mention.type().label()) + "/" + mention.status().label();
        return kinds.contains(kind)
                && shareNamed(mention.participants()) >= 0.5
                && mention.participants().stream().allMatch(this::isRight)
                && (!kind.equals(main)
                        || daysApart(
                                        date,
                                        mention.date()
                                                .map(PartialDate::toString)
                                                .orElse(""))
                                <= 1);
    }

    private double shareNamed(List<Participant> named) {
        if (participants.isEmpty()) {
            return 1;
        }
        return (double) participants.stream()
                        .filter(p -> named.stream().anyMatch(q -> same(p, q)))
                        .count()
                / participants.size();
    }

    private boolean isRight(Participant named) {
        return participants.isEmpty()
                || participants.stream().anyMatch(p -> same(p, named))
                || others.stream().anyMatch(p -> same(p, named));
    }

    private static boolean same(Party label, Participant named) {
        boolean name = !label.name().isEmpty() && surname(label.name()).equals(surname(named.name()));
        boolean country = named.country().filter(label.country()::equals).isPresent();
        boolean body = !label.organization().isEmpty()
                && norm(label.organization()).equals(norm(named.organization().orElse(named.name())));
        return name || country || body;
    }

    private static String surname(String name) {
        var norm = norm(name);
        return norm.substring(norm.lastIndexOf(' ') + 1);
    }

    private static String norm(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{ASCII}]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .strip()
                .replaceAll("(sky|skyy|skiy|skyi)\\b", "sky");
    }

    private static long daysApart(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        int n = Math.min(one.length(), other.length());
        if (n < 10) {
            return one.substring(0, n).equals(other.substring(0, n)) ? 0 : Long.MAX_VALUE;
        }
        return Math.abs(ChronoUnit.DAYS.between(
                LocalDate.parse(one.substring(0, 10)), LocalDate.parse(other.substring(0, 10))));
    }
}
