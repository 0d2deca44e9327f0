package dev.parley.lucene.query;

import static dev.parley.fuzz.FuzzTarget.ofTexts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.extraction.names.KnownNames;
import dev.parley.fuzz.FuzzTarget;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query language and the cursors of the search index. */
public final class QueryTargets {
    private static final Search SEARCH = new SearchReader(KnownNames.bundled()).search(Map.of());
    private static final String FACTS = "fact";

    private QueryTargets() {}

    public static List<FuzzTarget> all() {
        return List.of(
                ofTexts(
                        "query-words",
                        List.of(
                                "talks AND (geneva OR \"cease fire\") NOT title:poll*",
                                "+peace -war title:(a OR b)",
                                "\u201cone-two\u201d \u4e60\u8fd1\u5e73 U.S."),
                        QueryTargets::words),
                ofTexts(
                        "search-cursor",
                        List.of(new PageCursor(7, 20_250_212, "fact#1", Optional.empty()).cursor(FACTS, SEARCH), "abc"),
                        QueryTargets::cursor));
    }

    private static void words(byte[] query) {
        try {
            WordQueryParser.parse(new String(query, StandardCharsets.UTF_8)).ranked();
        } catch (RefusedSearch e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    /** A cursor that is accepted was made here. */
    private static void cursor(byte[] input) {
        var typed = new String(input, StandardCharsets.UTF_8);
        try {
            assertEquals(typed, PageCursor.of(FACTS, SEARCH, typed).cursor(FACTS, SEARCH));
        } catch (RefusedSearch e) {
            assertEquals("cursor", e.parameter());
        }
    }
}
