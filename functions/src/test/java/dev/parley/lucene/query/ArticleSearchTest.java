package dev.parley.lucene.query;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.lucene.query.Samples.call;
import static dev.parley.lucene.query.Samples.fact;
import static dev.parley.lucene.query.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.search.ArticleDocument;
import dev.parley.search.FoundArticle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleSearchTest {
    private final MemoryIndex index = new MemoryIndex();

    private void has(String titles, String... criteria) {
        var expected = titles.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(titles.split(", ")));
        assertEquals(expected, Set.copyOf(index.titles(criteria)), String.join("&", criteria));
        assertEquals(expected.size(), index.articles(criteria).total());
    }

    @Test
    void storedArticleIsReturnedUnchanged() {
        var document = text("Leaders speak", "A long call.")
                .reporting(call("call", "2025-02-12", TRUMP, PUTIN))
                .document();
        index.with(document);
        var found = index.articles().hits().getFirst().found();
        assertEquals(new FoundArticle(document.article(), true, List.of(Samples.factId("call"))), found);
        assertEquals(
                found, index.index.allArticles(MemoryIndex.search()).found().next());
    }

    @Test
    void articleIsFoundByTheFactsThatItReports() {
        index.with(
                text("Both", "x")
                        .reporting(
                                call("call", "2025-02-12", TRUMP, PUTIN),
                                fact("visit", FactType.VISIT, Status.PLANNED, "2025-03", ZELENSKY))
                        .document(),
                text("One", "x")
                        .reporting(call("other", "2025-02-20", TRUMP, ZELENSKY))
                        .document(),
                text("None", "x").document());
        has("Both, One", "person=donald-trump");
        has("Both, One", "person=donald-trump,volodymyr-zelensky");
        has("Both", "country=RUS,UKR");
        has("Both", "type=visit,meeting");
        has("Both", "status=planned");
        has("Both", "from=2025-03-31", "to=2025-04-05");
        has("One", "from=2025-02-13", "to=2025-02-28");
        has("Both, One, None");
    }

    @Test
    void articleIsFoundByItsMetadata() {
        index.with(
                text("Early", "x")
                        .published("2025-02-01")
                        .arrived("2025-02-02T00:00:00Z")
                        .document(),
                text("Late", "x")
                        .published("2025-02-10")
                        .arrived("2025-02-10T23:59:59.999Z")
                        .document(),
                text("German", "x")
                        .in("de")
                        .from("https://www.hafen.example/rss")
                        .document(),
                text("Nameless", "x").from(null).document());
        has("Early", "publishedTo=2025-02-01");
        has("Late", "archivedFrom=2025-02-03", "archivedTo=2025-02-10");
        has("German", "language=de");
        has("Early, Late", "source=harbour wire");
        has("German", "source=Hafen");
        has("German", "source=https://www.HAFEN.example/rss");
        has("Nameless", "source=harbour");
    }

    @Test
    void onlyTheNewestVersionIsFoundByDefault() {
        var first = text("Leaders speak", "They spoke about grain.");
        index.with(
                first.version(1, false, "They spoke about grain.").document(),
                first.version(2, true, "They spoke about ports.").document());
        has("", "q=grain");
        has("Leaders speak", "q=ports");
        assertEquals(1, index.articles("q=grain", "versions=all").total());
        assertEquals(2, index.articles("q=spoke", "versions=all").total());
        assertEquals(
                List.of(false, true),
                index.articles("versions=all").hits().stream()
                        .map(hit -> hit.found().latest())
                        .sorted()
                        .toList());
    }

    @Test
    void allVersionsOfAnArticleAreReplacedAndDeletedTogether() {
        var first = text("Leaders speak", "");
        index.with(
                first.version(1, false, "grain").document(),
                first.version(2, true, "ports").document(),
                text("Other", "grain").document());
        index.with(first.version(3, true, "wheat").document());
        has("Leaders speak", "q=wheat", "versions=all");
        has("Other", "q=grain OR ports", "versions=all");
        index.commit(changes -> changes.deleteArticle(first.document().article().id()));
        has("Other", "versions=all");
    }

    @Test
    void versionOfAnotherArticleIsRefused() {
        var document = text("Leaders speak", "x").document();
        assertThrows(
                IllegalArgumentException.class,
                () -> index.commit(changes -> changes.putArticle("other", List.of(document))));
    }

    @Test
    void factsAndArticlesAreSearchedSeparately() {
        var fact = call("call", "2025-02-12", TRUMP, PUTIN);
        index.with(text("Leaders speak", "They spoke.").reporting(fact).document());
        index.with(Samples.document(fact));
        assertEquals(1, index.facts("q=spoke").total());
        assertEquals(1, index.articles("q=spoke", "versions=all").total());
    }

    @Test
    void newestArrivalComesFirst() {
        index.with(
                text("B", "x").arrived("2025-02-12T10:00:00.001Z").document(),
                text("A", "x").arrived("2025-02-12T10:00:00.002Z").document(),
                text("C", "x").arrived("2025-02-11T10:00:00Z").document());
        assertEquals(List.of("A", "B", "C"), index.titles());
        assertEquals(List.of("C", "B", "A"), index.titles("order=oldest"));
    }

    @Test
    void textOfTenMegabytesIsFoundByItsLastWord() {
        var text = "The minister spoke of grain and ports. ".repeat(270_000) + "Finally, of zebras.";
        index.with(
                text("Long", text).document(),
                text("Wide", "a".repeat(10_000_000)).document());
        has("Long", "q=\"finally of zebras\"");
        assertEquals(3, index.articles("q=grain").hits().getFirst().highlights().size());
        has("Wide", "q=title:wide");
    }

    @Test
    void listingIsCompleteWhileTheIndexChanges() {
        var documents = new ArrayList<ArticleDocument>();
        for (int i = 0; i < 50; i++) {
            documents.add(text("Title " + i, "x").document());
        }
        index.with(documents.toArray(ArticleDocument[]::new));
        var listing = index.index.allArticles(MemoryIndex.search());
        index.commit(changes -> documents.forEach(
                document -> changes.deleteArticle(document.article().id())));
        index.forget();
        var titles = new ArrayList<String>();
        listing.found().forEachRemaining(found -> titles.add(found.article().title()));
        assertEquals(50, listing.total());
        assertEquals(50, Set.copyOf(titles).size());
        assertThrows(NoSuchElementException.class, () -> listing.found().next());
    }
}
