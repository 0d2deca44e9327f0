package dev.parley.extraction.article;

import dev.parley.extraction.text.Sentence;
import java.time.LocalDate;
import java.util.List;

/** What the reading of a whole article knows: its text, its day, the days that it names, and its sentences. */
record Article(
        String title, String text, LocalDate published, boolean dayKnown, ArticleDays days, List<Sentence> sentences) {}
