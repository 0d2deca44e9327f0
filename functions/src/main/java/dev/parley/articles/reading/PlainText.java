package dev.parley.articles.reading;

/** Reads plain text, whose headline, if it has one, is its first line. */
final class PlainText {
    private PlainText() {}

    static ParsedContent read(String text) {
        return text.isBlank()
                ? new NoArticle("The text is blank. Send the article's words.")
                : TextHead.read(text, new Draft()).titleInText();
    }
}
