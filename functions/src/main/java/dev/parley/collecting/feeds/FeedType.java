package dev.parley.collecting.feeds;

/** The formats of feeds. */
public enum FeedType {
    RSS("RSS"),
    ATOM("Atom"),
    JSON_FEED("JSON Feed"),
    NEWS_SITEMAP("news sitemap");

    private final String label;

    FeedType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
