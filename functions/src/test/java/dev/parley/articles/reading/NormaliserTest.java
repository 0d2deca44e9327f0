package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.Characters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
    private static final String PROSE = "The ministers met in Geneva on Monday.";
    private final Normaliser normaliser = Normaliser.bundled();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 of 7 | The ministers shake hands in Geneva. Photo by A. Lens/Harbour Wire | License Photo",
                "FILE PHOTO: The ministers at an earlier meeting. Photo by A. Lens/Pool",
                "3 of 5",
                "Advertisement",
                "ADVERTISEMENT",
                "Story continues below advertisement",
                "License Photo",
                "Some Agency via Getty Images",
                "Share this article",
                "Subscribe to our morning newsletter and never miss a story",
                "Read more",
                "READ MORE: How the talks came about",
                "Related stories",
                "(Reporting by the Geneva desk; Editing by the night desk)",
                "Additional reporting by the Paris desk.",
                "© 2025 Harbour Wire. All rights reserved.",
                "Copyright 2025 Harbour Wire",
                "The Paris desk contributed to this report.",
                "Last updated: 2 June 2025, 14:05",
                "###",
                "-30-"
            })
    void noiseBetweenParagraphsIsRemoved(String noise) {
        assertEquals(List.of(PROSE, PROSE), normaliser.clean(List.of(PROSE, noise, PROSE)), noise);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Advertisement",
                " (Reporting by the Geneva desk; Editing by the night desk)",
                " (AP Photo/A. Lens)",
                " (Photo: Ledger Pictures)",
                " Getty Images",
                " Continue reading...",
                " ###",
                " (A. Lens/Pool via REUTERS)"
            })
    void noiseAttachedToAParagraphIsRemoved(String noise) {
        assertEquals(List.of(PROSE, PROSE), normaliser.clean(List.of(PROSE, PROSE + noise)), noise);
    }

    @Test
    void noiseBetweenSentencesIsRemoved() {
        assertEquals(
                List.of(PROSE + " They agreed."), normaliser.clean(List.of(PROSE + " Advertisement They agreed.")));
        assertEquals(
                List.of(PROSE + " They agreed."),
                normaliser.clean(List.of(PROSE + " (AP Photo/A. Lens) They agreed.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The minister showed a photo by a soldier and asked who had taken it.",
                "An advertisement in a newspaper called for talks.",
                "He told readers to subscribe to no illusion.",
                "Share prices fell after the talks (by 3 percent).",
                "Read more closely, the text promises little.",
                "“Print this,” he said.",
                "The (AP) wire reported it first.",
                "The pact (signed in 1994 in Budapest) is one of 3 of its kind.",
                "Copyright law was one of the subjects of the talks, and the longest; the ministers could not agree on a text"
                        + " before midnight, and so it was left to their deputies, who met again on Tuesday, on Wednesday and"
                        + " on Thursday without any result that either side wanted to call one.",
                "1 of 3 ministers stayed away.",
                "Watch what they do, not what they say, one diplomat advised.",
                "The army said that 12 of 40 | 30 percent | of its posts were empty.",
                "Follow the money, he said.",
                "He worked for Getty Images for years.",
                "“It is over. Advertisement of it would be wrong,” he said."
            })
    void proseIsUnchanged(String prose) {
        assertEquals(List.of(PROSE, prose), normaliser.clean(List.of(PROSE, prose)));
    }

    @Test
    void textThatConsistsOfACaptionIsKept() {
        assertEquals(
                List.of("The ministers shake hands in Geneva."),
                normaliser.clean(List.of("1 of 2 | The ministers shake hands in Geneva. Photo by A. Lens/Pool")));
    }

    @Test
    void charactersAreCleanedAndComposed() {
        var cleaned = Characters.clean(" Sa\u0303o\u00A0 Tome\u0301\u200B \r\nand\u2028more\uFEFF ");
        assertEquals("São Tomé\nand\nmore", cleaned.text());
    }

    @Test
    void wrappedLinesAreJoinedAndOthersAreParagraphs() {
        var wrapped = "The ministers met in Geneva on Monday and talked until the\nevening about how the war might be"
                + " brought to an end in\nthe coming year.\n\nThey will meet again.";
        assertEquals(2, Paragraphs.of(wrapped).size());
        var lines =
                "The ministers met in Geneva on Monday and talked for hours.\nThey will meet again in the coming year.";
        assertEquals(2, Paragraphs.of(lines).size());
    }
}
