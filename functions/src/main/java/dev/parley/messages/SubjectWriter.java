package dev.parley.messages;

import dev.parley.facts.Fact;
import java.text.Normalizer;

/** Writes the subject of a fact's email: printable ASCII under 100 characters, as SNS demands. */
final class SubjectWriter {
    private static final int LONGEST = 99;

    String write(Fact fact) {
        var parties = Wording.parties(fact.participants(), 3);
        var subject = ascii(Wording.headline(fact)
                + (parties.isEmpty() ? "" : ": " + parties)
                + Wording.shortDate(fact).map(date -> ", " + date).orElse(""));
        return subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST - 3) + "...";
    }

    private static String ascii(String text) {
        var plain = Normalizer.normalize(dev.parley.alerts.Gsm7.transliterate(text), Normalizer.Form.NFKD);
        var out = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> out.appendCodePoint(c >= 32 && c < 127 ? c : '?'));
        return out.toString();
    }
}
