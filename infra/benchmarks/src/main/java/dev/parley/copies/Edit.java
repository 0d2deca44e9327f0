package dev.parley.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What an editor does to the text of an agency before it is published under another address. */
enum Edit {
    CREDITED("byline and agency lines added") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            var edited = new ArrayList<>(paragraphs);
            edited.addFirst("By our staff and agencies, updated at 4:15 pm on Tuesday");
            edited.add("With reporting by a news agency. The text was not edited by our staff.");
            return edited;
        }
    },
    RESTYLED("other quotation marks and spelling") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            return paragraphs.stream()
                    .map(p -> p.replaceAll("[“”\"]", "'")
                            .replace("’", "'")
                            .replace("per cent", "%")
                            .replace(" percent", "%")
                            .replaceAll("(\\w{4,})ize", "$1ise")
                            .replaceAll("(\\w{4,})or\\b", "$1our")
                            .replace("U.S.", "US"))
                    .toList();
        }
    },
    CUT_THIRD("last third cut") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            return firstWords(paragraphs, 2.0 / 3);
        }
    },
    CUT_HALF("last half cut") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            return firstWords(paragraphs, 1.0 / 2);
        }
    },
    BOILERPLATE("60 words of the site added") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            var edited = new ArrayList<>(paragraphs);
            edited.add(BOILERPLATE_TEXT);
            return edited;
        }
    },
    CORRECTED("one word in thirty changed") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            return changed(paragraphs, 30, random);
        }
    },
    REVISED("one word in twelve changed") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            return changed(paragraphs, 12, random);
        }
    },
    OWN_LEAD("first sixth replaced by other words") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            var words = words(paragraphs);
            var lead = new ArrayList<>(words.subList(0, words.size() / 6));
            lead.replaceAll(word -> WORDS.get(random.nextInt(WORDS.size())));
            lead.addAll(words.subList(words.size() / 6, words.size()));
            return List.of(String.join(" ", lead));
        }
    },
    ALL("credited, restyled, third cut, one word in thirty, boilerplate") {
        @Override
        List<String> of(List<String> paragraphs, Random random) {
            var edited = CUT_THIRD.of(CORRECTED.of(RESTYLED.of(paragraphs, random), random), random);
            return BOILERPLATE.of(CREDITED.of(edited, random), random);
        }
    };

    private static final String BOILERPLATE_TEXT =
            "Read more on this story in our international section. Sign up for the morning newsletter and get the day's"
                    + " most important headlines sent to your inbox before breakfast. Support independent reporting with"
                    + " a subscription from two euros a week. Follow us on every channel, download the free application"
                    + " and switch on notifications, so that you never miss what matters in your region.";

    private static final List<String> WORDS = List.of(
            "talks",
            "said",
            "the",
            "officials",
            "on",
            "Monday",
            "capital",
            "after",
            "a",
            "statement",
            "week",
            "leaders",
            "of",
            "both",
            "sides",
            "had",
            "agreed",
            "to",
            "new",
            "round",
            "in",
            "government",
            "while",
            "pressure");

    private final String title;

    Edit(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The paragraphs after the edit. */
    abstract List<String> of(List<String> paragraphs, Random random);

    private static List<String> words(List<String> paragraphs) {
        return Arrays.asList(String.join(" ", paragraphs).split("\\s+"));
    }

    private static List<String> firstWords(List<String> paragraphs, double share) {
        var words = words(paragraphs);
        return List.of(String.join(" ", words.subList(0, (int) (words.size() * share))));
    }

    private static List<String> changed(List<String> paragraphs, int oneIn, Random random) {
        var words = new ArrayList<>(words(paragraphs));
        words.replaceAll(word -> random.nextInt(oneIn) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : word);
        return List.of(String.join(" ", words));
    }
}
