package dev.parley.costs;

/** The kinds of articles that differ in their costs. */
public enum ArticleCase {
    WITHOUT_FACTS("without facts"),
    NEW_FACT("with one new fact"),
    REPEAT("with one more report of a known fact"),
    SENT_AGAIN("sent again, known");

    private final String title;

    ArticleCase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
