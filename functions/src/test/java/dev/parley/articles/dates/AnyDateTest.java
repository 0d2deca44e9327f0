package dev.parley.articles.dates;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random dates in every source: the article is read, and its day is not in the future. */
class AnyDateTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:00Z");
    private static final int ROUNDS = 4000;
    private static final List<String> PIECES = List.of(
            "2025",
            "12",
            "02",
            "31",
            "0",
            "99",
            "1739383500",
            "20250212",
            "9999999999999",
            "+999999999",
            "-",
            "/",
            ".",
            ":",
            " ",
            " de ",
            ", ",
            "T",
            "Z",
            "+25:00",
            "-0500",
            "PM",
            "Feb",
            "février",
            "listopada",
            "март",
            "年",
            "月",
            "日",
            "٢٠٢٥",
            "tháng",
            "2568",
            "Published: ",
            "Updated ",
            "©",
            "\uD83D",
            "\u202E",
            "--- ",
            "Date: ",
            "\n");

    @Test
    void randomDateIsReadOrIgnored() {
        var random = new Random(20250212);
        var reader = new ArticleReader();
        for (int i = 0; i < ROUNDS; i++) {
            var date = date(random);
            for (var body : List.of(
                    "<html lang='en'><meta name='pubdate' content='" + date + "'><title>" + date
                            + "</title><article><h1>"
                            + "Ministers agree</h1><time datetime='" + date + "'>" + date + "</time><p class='date'>"
                            + date + "</p><p>The ministers agreed on a timetable.</p></article>"
                            + "<link rel='canonical' href='https://news.example/" + date.strip() + "/x'>",
                    date + "\n\nThe ministers agreed on a timetable for their talks on Wednesday.",
                    "---\ndate: " + date + "\n---\nThe ministers agreed on a timetable for their talks.",
                    "Subject: x\nDate: " + date + "\n\nThe ministers agreed on a timetable for their talks.")) {
                var article =
                        reader.read(new Submission(body.getBytes(StandardCharsets.UTF_8), Optional.empty(), ARRIVED));
                assertTrue(
                        article.published()
                                .filter(day -> day.isAfter(LocalDate.of(2026, 11, 24)))
                                .isEmpty(),
                        () -> body + " " + article.published());
            }
        }
    }

    private static String date(Random random) {
        var date = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            date.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return date.toString();
    }
}
