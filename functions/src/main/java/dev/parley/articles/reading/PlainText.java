package dev.parley.articles.reading;

/** Reads plain text. Its first line may be the headline. */
final class PlainText {
    private PlainText() {}

    static ParsedContent read(String text) {
        return text.isBlank()
                ? new NoArticle("The text is blank. Send the article's words.")
                : TextHeader.read(text, new Draft()).titleInText();
    }
}
