package dev.parley.faults;

import dev.parley.json.Json;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Articles that depend only on their number. Of 20, one reports a new call of leaders, three repeat it, one reports two
 * calls, and fifteen have no facts.
 */
final class GeneratedArticles {
    private static final int MIX = 20;
    private static final int REPEATS = 3;
    private static final int FACTS_IN_MIX = 3;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-06-02");

    /** Days between two calls of a pair: calls of the same people more than a week apart are two facts. */
    private static final int DAYS_BETWEEN = 12;

    private static final List<String> LEADERS = List.of(
            "U.S. President Donald Trump",
            "Russian President Vladimir Putin",
            "Ukrainian President Volodymyr Zelensky",
            "French President Emmanuel Macron",
            "Indian Prime Minister Narendra Modi",
            "Turkish President Recep Tayyip Erdogan",
            "Chinese President Xi Jinping",
            "British Prime Minister Keir Starmer",
            "German Chancellor Friedrich Merz",
            "Italian Prime Minister Giorgia Meloni",
            "Polish Prime Minister Donald Tusk");

    private GeneratedArticles() {}

    /** An article as JSON, with an address of its own. */
    static String body(int number) {
        int place = number % MIX;
        int firstFact = number / MIX * FACTS_IN_MIX;
        String text;
        if (place == 0) {
            text = call(firstFact) + "\n\nShares in energy companies rose after the statement was published.";
        } else if (place <= REPEATS) {
            text = call(firstFact) + "\n\nMarkets in city " + number + " were little changed when trading opened.";
        } else if (place == REPEATS + 1) {
            text = call(firstFact + 1) + " " + call(firstFact + 2);
        } else {
            text = "The harbour authority said that quay " + number + " would open on time.\n\nTraders welcomed the"
                    + " news, and shares in shipping companies rose.";
        }
        var day = day(firstFact);
        return Json.MAPPER
                .createObjectNode()
                .put("url", "https://outlet" + place + ".example.com/" + number)
                .put("title", "Report " + number + " of the day")
                .put("source", "Outlet " + place)
                .put("published", day.toString())
                .put("text", text)
                .toString();
    }

    private static int pairs() {
        return LEADERS.size() * (LEADERS.size() - 1) / 2;
    }

    private static LocalDate day(int fact) {
        return FIRST_DAY.plusDays((long) DAYS_BETWEEN * (fact / pairs()));
    }

    private static String call(int fact) {
        int pair = fact % pairs();
        int first = 0;
        while (pair >= LEADERS.size() - 1 - first) {
            pair -= LEADERS.size() - 1 - first;
            first++;
        }
        var day = day(fact);
        return LEADERS.get(first) + " spoke by telephone with " + LEADERS.get(first + 1 + pair) + " on "
                + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day.getDayOfMonth() + ", "
                + day.getYear() + ".";
    }
}
