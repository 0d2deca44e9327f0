package dev.parley.application;

import dev.parley.articles.Article;
import dev.parley.extraction.Reading;

/** The extractor's input for an archived article. */
public final class ExtractorInput {
    private ExtractorInput() {}

    public static Reading of(Article article) {
        return new Reading(
                article.title(),
                article.text(),
                article.day(),
                article.datelinePlace(),
                article.published().isPresent());
    }
}
