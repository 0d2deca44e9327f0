package dev.parley.articles.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.DateSource;
import dev.parley.articles.dates.DateWords.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DateWordsTest {
    private static Optional<Kind> before(String label) {
        return DateWords.around(label, "");
    }

    @Test
    void theLabelBeforeADateSaysWhatItIs() {
        assertEquals(Optional.of(Kind.PUBLISHED), before("Published: "));
        assertEquals(Optional.of(Kind.PUBLISHED), before("Publié le "));
        assertEquals(Optional.of(Kind.MODIFIED), before("Last updated on "));
        assertEquals(Optional.of(Kind.OTHER), before("© "));
        assertEquals(Optional.empty(), before("Geneva, "));
        assertEquals(Optional.empty(), before("Unpublished "), "a part of a word is no label");
    }

    @Test
    void ofSeveralLabelsTheNearestCounts() {
        assertEquals(Optional.of(Kind.MODIFIED), before("Published by the desk, updated "));
        assertEquals(Optional.of(Kind.PUBLISHED), before("Updated by the desk, published "));
        assertEquals(Optional.of(Kind.OTHER), before("Published by the desk. Copyright "));
    }

    @Test
    void aLabelFarBeforeTheDateIsNotItsLabel() {
        assertEquals(Optional.of(Kind.PUBLISHED), before("Published" + " ".repeat(36)));
        assertEquals(Optional.empty(), before("Published" + " ".repeat(37)));
    }

    @Test
    void aLabelDirectlyAfterTheDateIsItsLabelUnlessOneIsBefore() {
        assertEquals(Optional.of(Kind.PUBLISHED), DateWords.around("", " veröffentlicht"));
        assertEquals(Optional.of(Kind.OTHER), DateWords.around("", ", all rights reserved"));
        assertEquals(Optional.of(Kind.MODIFIED), DateWords.around("Updated ", " published"));
        assertEquals(Optional.empty(), DateWords.around("", " by a desk, published"));
        assertEquals(Optional.empty(), DateWords.around("", " | Updated "), "that of the next date");
        assertEquals(Optional.of(Kind.PUBLISHED), DateWords.around("", " ".repeat(16) + "published"));
        assertEquals(Optional.empty(), DateWords.around("", " ".repeat(17) + "published"), "too far");
    }

    @Test
    void theNameOfAnElementSaysWhichDateItHolds() {
        assertEquals(Optional.of(DateSource.META), DateProperties.ofMeta("article:published_time"));
        assertEquals(Optional.of(DateSource.META), DateProperties.ofMeta(" other schema:datePublished "));
        assertEquals(Optional.of(DateSource.MODIFIED), DateProperties.ofMeta("http://schema.org/dateModified"));
        assertEquals(Optional.of(DateSource.MARKUP), DateProperties.ofElement("datePublished"));
        assertEquals(Optional.of(DateSource.CREATED), DateProperties.ofElement("dateCreated"));
        assertEquals(Optional.empty(), DateProperties.ofElement("headline"));
    }
}
