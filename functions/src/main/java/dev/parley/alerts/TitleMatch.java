package dev.parley.alerts;

import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.facts.Parties;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an article's title is about a fact that the article reports. */
final class TitleMatch {
    private TitleMatch() {}

    /**
     * Whether the mention comes from the title, or the title names everybody who takes part; of three or more parties one
     * may be missing.
     */
    static boolean isAbout(String title, Mention mention) {
        if (mention.evidence().in().equals("title")) {
            return true;
        }
        var parties = Parties.withoutRepresented(mention.participants());
        var named = parties.stream().filter(party -> names(title, party)).count();
        return named > 0 && named >= parties.size() - (parties.size() > 2 ? 1 : 0);
    }

    private static boolean names(String title, Participant party) {
        var words = title.toLowerCase(Locale.ROOT);
        return contains(words, party.name()) || contains(words, Names.ofHeadline(party));
    }

    private static boolean contains(String title, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\p{N}])")
                .matcher(title)
                .find();
    }
}
