package dev.parley.alerts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the alerts of one version of an article as one message. The SMS reports the first fact and names the types of
 * the others; the email reports all facts, one after the other.
 *
 * <p>An SMS that is too long loses its parts in this order: everything after the first sentence of the first fact, the
 * types of the others, the end of the first sentence. The number of others and the link to all of them always stay.
 */
record CombinedWriter(Links links) {
    private static final int LONGEST_SUBJECT = 99;

    /** SNS takes 256 KB for the whole message; attributes and JSON escapes need room too. */
    private static final int LONGEST_BODY = 64 * 1024;

    /** Begins the part of an email that is the same for every fact. */
    private static final String WHY = "You get this because";

    /** @param alerts at least two, the most important first */
    Message write(List<Alert> alerts) {
        return new Message(sms(alerts), subject(alerts), body(alerts));
    }

    private String sms(List<Alert> alerts) {
        var link = " " + links.article(alerts.getFirst().version().articleId());
        var first = withoutLink(alerts.getFirst().message().sms());
        var sentence = first.contains(". ") ? first.substring(0, first.indexOf(". ") + 1) : first;
        var more = " +" + (alerts.size() - 1) + " more";
        var types = alerts.stream()
                .skip(1)
                .map(alert -> FactText.type(alert.type()))
                .distinct()
                .collect(Collectors.joining(", "));
        for (var text : List.of(first + more + ": " + types, sentence + more + ": " + types, sentence + more)) {
            if (fits(text + "." + link)) {
                return text + "." + link;
            }
        }
        while (!fits(sentence + "..." + more + "." + link) && !sentence.isEmpty()) {
            sentence = sentence.substring(0, sentence.length() - 1);
        }
        return sentence + "..." + more + "." + link;
    }

    private static boolean fits(String text) {
        return Gsm7.septets(text).orElse(Integer.MAX_VALUE) <= Gsm7.SEGMENT;
    }

    /** The text of an SMS before its link, which ends every SMS. */
    private static String withoutLink(String sms) {
        return sms.substring(0, Math.max(0, sms.lastIndexOf(' ')));
    }

    private static String subject(List<Alert> alerts) {
        var more = " +" + (alerts.size() - 1) + " more";
        var first = alerts.getFirst().message().subject();
        return first.substring(0, Math.min(first.length(), LONGEST_SUBJECT - more.length())) + more;
    }

    private String body(List<Alert> alerts) {
        var link = links.article(alerts.getFirst().version().articleId());
        var last = alerts.getLast().message().body();
        var ending = "All facts of this article: " + link + "\n\n"
                + (last.contains(WHY) ? last.substring(last.indexOf(WHY)) : "");
        var sections = new ArrayList<String>();
        sections.add("One report tells of " + alerts.size() + " things that are new.\n\n");
        int left = LONGEST_BODY - bytes(ending);
        for (int i = 0; i < alerts.size(); i++) {
            var body = alerts.get(i).message().body();
            var whole = heading(i, alerts) + (body.contains(WHY) ? body.substring(0, body.indexOf(WHY)) : body + "\n");
            // Facts that do not fit in full get a line each.
            var section = bytes(whole) <= left / 2
                    ? whole
                    : heading(i, alerts) + alerts.get(i).message().sms() + "\n\n";
            if (bytes(section) > left) {
                sections.add("And " + (alerts.size() - i) + " more.\n\n");
                break;
            }
            left -= bytes(section);
            sections.add(section);
        }
        sections.add(ending);
        return String.join("", sections);
    }

    private static String heading(int index, List<Alert> alerts) {
        return "== " + (index + 1) + " of " + alerts.size() + ": "
                + alerts.get(index).message().subject() + "\n\n";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
