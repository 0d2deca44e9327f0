package dev.parley.extraction;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Texts that nobody would write but anybody can send, of any length; the same for the same seed. */
enum HostileText {
    /** Any code points, assigned or not, lone surrogates among them. */
    ANY_UNICODE {
        @Override
        String piece(RandomGenerator random) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x3000);
            return Character.toString(point);
        }
    },
    /** Letters of several scripts within one word, accents that stand alone, ligatures. */
    MIXED_SCRIPTS {
        @Override
        String piece(RandomGenerator random) {
            return pick(
                            random, "Trump", "Путин", "習近平", "نتنياهو", "Erdoğan", "İ", "ẞ", "ŉ", "ﬁ", "e\u0301",
                            "\u0301", "ΣΑΣ")
                    + pick(random, "", " ", " met ", "’s ", ". ");
        }
    },
    /** Marks that turn the direction of writing, join, or take no room, within and between words. */
    DIRECTION_MARKS {
        @Override
        String piece(RandomGenerator random) {
            return pick(
                            random, "\u200f", "\u200e", "\u202e", "\u202c", "\u2066", "\u2069", "\u200b", "\u00ad",
                            "\ufeff")
                    + pick(random, "Trump", " met ", "Putin", " on Monday", "ש", "ب", ".", " ");
        }
    },
    EMOJI {
        @Override
        String piece(RandomGenerator random) {
            return pick(random, "😀", "👨‍👩‍👧", "🇺🇦", "🤝🏽", "☎️", "\ud83d", "\ude00")
                    + pick(random, "", " ", "Macron", " spoke with ", "! ");
        }
    },
    /** One line: no mark ends a sentence. */
    ONE_LINE {
        @Override
        String piece(RandomGenerator random) {
            return fact(random) + " and ";
        }
    },
    NO_PUNCTUATION {
        @Override
        String piece(RandomGenerator random) {
            return fact(random).replace(",", "") + " ";
        }
    },
    CAPITALS {
        @Override
        String piece(RandomGenerator random) {
            return fact(random).toUpperCase(Locale.ROOT) + ". ";
        }
    },
    NAMES_IN_A_ROW {
        @Override
        String piece(RandomGenerator random) {
            return party(random) + pick(random, ", ", " ", " and ", "-", "; ");
        }
    },
    STRANGERS_IN_A_ROW {
        @Override
        String piece(RandomGenerator random) {
            return pick(random, "Foreign Minister ", "President ", "envoy ") + (char) ('A' + random.nextInt(26)) + "o B"
                    + Integer.toString(random.nextInt(100_000), 36).replaceAll("[0-9]", "u") + ", ";
        }
    },
    /** Words that begin rules, cues and dates, with hardly anybody about. */
    TRIGGERS {
        @Override
        String piece(RandomGenerator random) {
            return pick(
                            random,
                            "met",
                            "call",
                            "talks",
                            "spoke",
                            "agreed",
                            "signed",
                            "ceasefire",
                            "visit",
                            "rejected",
                            "will",
                            "former",
                            "the two leaders",
                            "named",
                            "Monday",
                            "May",
                            "said",
                            "between",
                            "not",
                            "Putin")
                    + " ";
        }
    },
    MARKS {
        @Override
        String piece(RandomGenerator random) {
            return pick(random, ".", ".", ".", "\"", "'", ")", ",", "-", "?", "\n", "a", "1");
        }
    },
    FULL_STOPS {
        @Override
        String piece(RandomGenerator random) {
            return ".";
        }
    },
    DIGITS {
        @Override
        String piece(RandomGenerator random) {
            return pick(random, "1", "0", ",", ":", "90-", "minute ", "Feb. ", "hours ", "for ");
        }
    },
    ONE_WORD {
        @Override
        String piece(RandomGenerator random) {
            return pick(random, "a", "B", "é", "'", "’");
        }
    },
    FACTS {
        @Override
        String piece(RandomGenerator random) {
            return fact(random) + ". ";
        }
    };

    abstract String piece(RandomGenerator random);

    /** So many characters of it, cut wherever that is, within a surrogate pair too. */
    String of(int length, long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(length + 200);
        while (text.length() < length) {
            text.append(piece(random));
        }
        return text.substring(0, length);
    }

    private static String pick(RandomGenerator random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String party(RandomGenerator random) {
        return pick(
                random,
                "Donald Trump",
                "Putin",
                "Emmanuel Macron",
                "President Xi Jinping",
                "Hamas",
                "Turkey",
                "the European Union",
                "Russian officials",
                "Volodymyr Zelenskyy");
    }

    private static String fact(RandomGenerator random) {
        return party(random)
                + pick(
                        random,
                        " spoke by phone with ",
                        " met ",
                        " will meet ",
                        " agreed to a ceasefire with ",
                        " refused to meet ")
                + party(random)
                + pick(random, " on March ", " on April ", " on May ") + (1 + random.nextInt(28)) + ", "
                + (2020 + random.nextInt(8));
    }
}
