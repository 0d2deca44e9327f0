package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextHeaderTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:00Z");
    private static final String WORDS =
            "The ministers of two countries agreed on a timetable for their talks, both governments said.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Published: February 12, 2025",
                "Posted on 12 Feb 2025 at 3:15 pm",
                "Updated 12 February 2025",
                "Veröffentlicht am 12.02.2025",
                "2025-02-12 15:00 UTC",
                "Wednesday, 12 February 2025",
                "February 12, 2025 10:30 AM EST"
            })
    void dateLineGivesTheDayAndIsRemoved(String line) {
        var article = read("Ministers agree on a timetable\n\n" + line + "\n\n" + WORDS + "\n");
        assertDated(article);
        assertEquals(WORDS, article.text());
        assertEquals("Ministers agree on a timetable", article.title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: Ministers agree\ndate: 2025-02-12\nsource: \"The Example\"\n---\n",
                "---\ntitle: 'Ministers agree'\npublished: 12 February 2025\npublisher: The Example\n---\n",
                "+++\ntitle = \"Ministers agree\"\ndate = 2025-02-12T10:00:00Z\nsource = \"The Example\"\n+++\n",
                "---\nlastmod: 2025-02-14\npubDate: Wed, 12 Feb 2025 10:00:00 +0000\ntitle: Ministers agree\nsource: The Example\n---\n",
                "---\ntitle: Ministers agree\ntags: [a, b]\ndate: 2025/02/12 10:00\nsource: The Example\n...\n"
            })
    void frontMatterIsReadAndRemoved(String matter) {
        var article = read(matter + "\n" + WORDS + "\n");
        assertDated(article);
        assertEquals(WORDS, article.text());
        assertEquals("Ministers agree", article.title());
        assertEquals(Optional.of("The Example"), article.source());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: Wed, 12 Feb 2025 15:00:00 +0000\nFrom: The Example <desk@example.org>\nSubject: Ministers agree",
                "From: The Example <desk@example.org>\nSubject: Ministers\n agree\nDate: 12 Feb 2025 15:00:00 GMT",
                "Return-Path: <a@example.org>\nReceived: by mx.example.org;\n\tThu, 13 Feb 2025 00:01:00 +0000\n"
                        + "Date: Wed, 12 Feb 2025 23:59:00 -0500\nFrom: \"The Example\" <desk@example.org>\nSubject: Ministers agree",
                "Subject: Ministers agree\nFrom: The Example <a@example.org>\nDate: Wed, 12 Feb 2025 15:00:00 +0000 (UTC)",
                "X-List: wire\nSUBJECT: Ministers agree\nFROM: The Example <a@example.org>\nDATE: Wed, 12 Feb 2025 15:00:00 +0100"
            })
    void mailHeaderIsReadAndRemoved(String header) {
        var article = read(header + "\n\n" + WORDS + "\n");
        assertDated(article);
        assertEquals(WORDS, article.text());
        assertEquals("Ministers agree", article.title());
        assertEquals(Optional.of("The Example"), article.source());
    }

    @Test
    void sentenceThatMentionsADayIsKeptAndDoesNotDateTheText() {
        for (var first : new String[] {
            "The treaty was signed on 12 February 2025 in the capital of the third country.",
            "Since 12 February 2025 the ministers have met three times.",
            "Copyright 12 February 2025 The Example"
        }) {
            var article = read(first + "\n\n" + WORDS + "\n");
            assertEquals(Optional.empty(), article.published(), first);
        }
    }

    @Test
    void otherLinesWithColonsAreKept() {
        var article = read("Question: who calls?\nAnswer: nobody.\n\n" + WORDS + "\n");
        assertTrue((article.title() + article.text()).contains("who calls?"), article.text());
    }

    private static void assertDated(Article article) {
        assertEquals(
                Optional.of(LocalDate.of(2025, 2, 12)),
                article.published(),
                article.notes().toString());
    }

    private static Article read(String text) {
        return new ArticleReader()
                .read(new Submission(text.getBytes(StandardCharsets.UTF_8), Optional.of("text/plain"), ARRIVED));
    }
}
