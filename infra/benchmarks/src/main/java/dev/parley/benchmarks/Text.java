package dev.parley.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Texts of any length: news, and texts that only an attacker would send. */
public enum Text {
    /** The sample articles one after another, repeated. */
    ARTICLES {
        @Override
        String of(int length) throws IOException {
            return Articles.at("events/articles").text(length);
        }
    },
    /** Facts one after another, most of them different. */
    FACTS {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append(sentence(random)).append(random.nextInt(4) == 0 ? "\n\n" : " ");
        }
    },
    /** The same facts on one line without punctuation. */
    UNPUNCTUATED {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append(sentence(random).replaceAll("[^A-Za-z0-9 ]", "")).append(' ');
        }
    },
    /** The same facts in capitals. */
    CAPITALS {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append(sentence(random).toUpperCase(Locale.ROOT)).append(' ');
        }
    },
    /** Known names one after another. */
    NAMES {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append(pick(NAMED, random)).append(", ");
        }
    },
    /** Unknown names with titles, one after another. */
    STRANGERS {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append("Foreign Minister A")
                    .append(Integer.toString(random.nextInt(1_000_000), 26).replaceAll("[0-9]", "x"))
                    .append(" Bo and ");
        }
    },
    /** Words that start rules, without people: every rule is tried at every word. */
    TRIGGERS {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append(pick(BEGINNINGS, random)).append(' ');
        }
    },
    /** Punctuation only. */
    MARKS {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append("\"'.,-()!?\u2014\u201c\u2019".charAt(random.nextInt(12)));
        }
    },
    /** One long word. */
    ONE_WORD {
        @Override
        void append(StringBuilder text, RandomGenerator random) {
            text.append((char) ('a' + random.nextInt(26)));
        }
    };

    private static final String[] NAMED = {
        "Donald Trump",
        "Vladimir Putin",
        "Emmanuel Macron",
        "Xi Jinping",
        "Volodymyr Zelenskyy",
        "Sergei Lavrov",
        "Marco Rubio",
        "Turkey",
        "Qatar",
        "the European Union",
        "Hamas",
        "Keir Starmer",
        "Recep Tayyip Erdogan"
    };
    private static final String[] DONE = {
        "spoke by phone with",
        "met",
        "held talks with",
        "agreed to a ceasefire with",
        "will meet",
        "refused to meet",
        "signed an agreement with",
        "visited",
        "proposed talks with",
        "exchanged prisoners with"
    };
    private static final String[] BEGINNINGS = {
        "met",
        "call",
        "talks",
        "spoke",
        "agreed",
        "signed",
        "ceasefire",
        "visit",
        "rejected",
        "named",
        "offered",
        "phone",
        "meeting",
        "proposal",
        "exchange",
        "will",
        "not",
        "Monday",
        "said"
    };
    private static final String[] MONTHS = {"January", "March", "April", "June", "August", "November"};

    /** Adds a part. */
    void append(StringBuilder text, RandomGenerator random) {
        text.append(sentence(random));
    }

    /** The text with this number of characters, always the same. */
    String of(int length) throws IOException {
        var random = new SplittableRandom(1);
        var text = new StringBuilder(length + 1000);
        while (text.length() < length) {
            append(text, random);
        }
        return text.substring(0, length);
    }

    private static String pick(String[] of, RandomGenerator random) {
        return of[random.nextInt(of.length)];
    }

    private static String sentence(RandomGenerator random) {
        return pick(NAMED, random) + " " + pick(DONE, random) + " " + pick(NAMED, random) + " on "
                + pick(MONTHS, random) + " " + (1 + random.nextInt(28)) + ", " + (2020 + random.nextInt(8))
                + ", a spokesman said.";
    }
}
