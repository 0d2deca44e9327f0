package dev.parley.lucene.query;

import static java.util.Objects.requireNonNull;

import dev.parley.lucene.index.Fields;
import dev.parley.lucene.index.NewsAnalyzer;
import dev.parley.search.HtmlText;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Selects passages of a document's stored text that contain the matching words. */
final class Highlights extends UnifiedHighlighter {
    static final int PASSAGES = 3;

    /** Only this many characters of a text are searched for passages. */
    static final int LONGEST_TEXT = 200_000;

    Highlights(IndexSearcher searcher) {
        super(UnifiedHighlighter.builder(searcher, new NewsAnalyzer())
                .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ENGLISH))
                .withFormatter(new Marked())
                .withMaxLength(LONGEST_TEXT)
                .withMaxNoHighlightPassages(0));
    }

    /** For each document, passages in the order of its text. */
    List<List<String>> of(WordQuery words, int[] documents) throws IOException {
        if (documents.length == 0) {
            return List.of();
        }
        var formatted = highlightFieldsAsObjects(
                        new String[] {Fields.WORDS}, words.highlighted(), documents, new int[] {PASSAGES})
                .get(Fields.WORDS);
        var passages = new ArrayList<List<String>>();
        for (var each : requireNonNull(formatted)) {
            passages.add(each instanceof Passages selected ? selected.texts() : List.of());
        }
        return passages;
    }

    private record Passages(List<String> texts) {}

    /** Formats passages as HTML, with matches between {@code <mark>} and {@code </mark>} and everything else escaped. */
    private static final class Marked extends PassageFormatter {
        /** A passage that is too long is cut to this many characters on each side of its matches. */
        private static final int AROUND = 150;

        private static final int LONGEST = 600;

        @Override
        public Object format(Passage[] passages, String content) {
            var texts = new ArrayList<String>();
            for (var passage : passages) {
                if (passage.getNumMatches() > 0) {
                    texts.add(marked(passage, content));
                }
            }
            return new Passages(texts);
        }

        private static String marked(Passage passage, String content) {
            int start = passage.getStartOffset();
            int end = passage.getEndOffset();
            if (end - start > LONGEST) {
                start = boundary(content, Math.max(start, passage.getMatchStarts()[0] - AROUND));
                end = boundary(content, Math.min(end, Math.max(start + LONGEST - AROUND, passage.getMatchEnds()[0])));
            }
            var html = new StringBuilder();
            int at = start;
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int from = Math.max(at, passage.getMatchStarts()[i]);
                int to = Math.min(end, passage.getMatchEnds()[i]);
                if (from < to) {
                    html.append(HtmlText.escape(content.substring(at, from)));
                    html.append("<mark>");
                    html.append(HtmlText.escape(content.substring(from, to)));
                    html.append("</mark>");
                    at = to;
                }
            }
            html.append(HtmlText.escape(content.substring(at, end)));
            return html.toString().strip();
        }

        /** The offset, or the one before it when it splits a surrogate pair. */
        private static int boundary(String content, int at) {
            boolean splits = at > 0 && at < content.length() && Character.isLowSurrogate(content.charAt(at));
            return splits ? at - 1 : at;
        }
    }
}
