package dev.parley.lucene.query;

import dev.parley.search.FoundArticle;
import dev.parley.search.PageRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;

/**
 * Groups the results of a search for articles into stories: the first result with a text, in the order of the search, and
 * its copies. A result that is a copy of the first result of an earlier story belongs to the earliest of these stories; any
 * other result is the first of a story. So every result belongs to one story, whichever page is read.
 *
 * <p>Only the copies of results on the page are looked up, by the fingerprints of their texts.
 */
final class Stories {
    private final Results results;
    private final Map<Integer, FoundArticle> read = new HashMap<>();
    private final Map<String, List<FieldDoc>> copies = new HashMap<>();

    /** The first result of each result's story. */
    private final Map<Integer, FieldDoc> firsts = new HashMap<>();

    Stories(Results results) {
        this.results = results;
    }

    /** @param start empty for the first page */
    Slice<FoundArticle> page(Optional<PageCursor> start, PageRequest request) throws IOException {
        var page = new Page(request);
        if (start.isPresent()) {
            continueStory(start.get(), page);
        }
        var shown = new ArrayList<FoundArticle>();
        var from = start;
        // One more result than requested shows whether there is a next page.
        int most = request.limit() + 1;
        for (boolean isLast = false; !isLast && page.end.isEmpty(); ) {
            var batch = results.after(from, most, shown);
            for (var result : batch) {
                var first = first(result);
                if (first.doc == result.doc) {
                    page.add(story(result));
                }
                if (page.end.isPresent()) {
                    break;
                }
                if (!copies(first).isEmpty() && !shown.contains(article(first))) {
                    shown.add(article(first));
                }
            }
            isLast = batch.size() < most;
            from = isLast ? from : Optional.of(PageCursor.of(0, batch.getLast()));
        }
        var found = new ArrayList<FoundArticle>();
        for (var document : page.documents) {
            found.add(article(document).asCopyOf(copyOf(document)));
        }
        return new Slice<>(page.documents, found, page.end);
    }

    private void continueStory(PageCursor start, Page page) throws IOException {
        var first = results.at(start);
        if (start.copy().isPresent() && first.isPresent()) {
            var story = story(first.get());
            int last = story.stream()
                    .map(PageCursor::key)
                    .toList()
                    .indexOf(start.copy().get());
            firsts.put(first.get().doc, first.get());
            page.add(first.get(), last < 0 ? List.of() : story.subList(last + 1, story.size()));
        }
    }

    /** Fills a page with stories. */
    private static final class Page {
        private final List<FieldDoc> documents = new ArrayList<>();
        private int results;
        private int copies;
        private Optional<FieldDoc> story = Optional.empty();
        private Optional<PageCursor> end = Optional.empty();

        Page(PageRequest request) {
            results = request.limit();
            copies = request.copies();
        }

        void add(List<FieldDoc> whole) {
            if (results == 0) {
                end = story.map(last -> PageCursor.of(0, last));
                return;
            }
            results--;
            documents.add(whole.getFirst());
            add(whole.getFirst(), whole.subList(1, whole.size()));
        }

        void add(FieldDoc first, List<FieldDoc> others) {
            story = Optional.of(first);
            for (var copy : others) {
                if (copies > 0) {
                    copies--;
                } else if (results > 0) {
                    results--;
                } else {
                    end = Optional.of(PageCursor.of(0, first).withCopy(PageCursor.key(documents.getLast())));
                    return;
                }
                documents.add(copy);
            }
        }
    }

    private Optional<String> copyOf(FieldDoc document) throws IOException {
        var first = first(document);
        return first.doc == document.doc
                ? Optional.empty()
                : Optional.of(article(first).article().id());
    }

    /** The first result of a story, and its copies. */
    private List<FieldDoc> story(FieldDoc first) throws IOException {
        var story = new ArrayList<>(List.of(first));
        boolean isAfter = false;
        for (var copy : copies(first)) {
            isAfter |= copy.doc == first.doc;
            if (isAfter && copy.doc != first.doc && first(copy).doc == first.doc) {
                story.add(copy);
            }
        }
        return story;
    }

    private FieldDoc first(FieldDoc result) throws IOException {
        // A stack, because a text that is edited again and again is a long chain of copies.
        var open = new ArrayDeque<>(List.of(result));
        while (!open.isEmpty()) {
            var here = open.getLast();
            if (!firsts.containsKey(here.doc)) {
                var earlier = earlierFirst(here);
                if (earlier.isPresent() && !firsts.containsKey(earlier.get().doc)) {
                    open.addLast(earlier.get());
                    continue;
                }
                firsts.put(here.doc, earlier.orElse(here));
            }
            open.removeLast();
        }
        return firsts.getOrDefault(result.doc, result);
    }

    /** The first of an earlier story of which a result is a copy; or an earlier copy whose own story must be found first. */
    private Optional<FieldDoc> earlierFirst(FieldDoc result) throws IOException {
        var articleId = article(result).article().id();
        for (var copy : copies(result)) {
            if (copy.doc == result.doc) {
                break;
            }
            var first = firsts.get(copy.doc);
            // Versions of one article are not copies of each other.
            boolean isOther = !PageCursor.key(copy).startsWith(articleId + "/");
            if (isOther && (first == null || first.doc == copy.doc)) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    /** The results with the text of this one, itself among them, in the order of the search; empty when it is alone. */
    private List<FieldDoc> copies(FieldDoc result) throws IOException {
        var fingerprint = article(result).article().fingerprint();
        if (fingerprint.isEmpty()) {
            return List.of();
        }
        var known = copies.get(fingerprint.get().value());
        if (known != null) {
            return known;
        }
        var found = results.copies(fingerprint.get());
        copies.put(fingerprint.get().value(), found);
        return found;
    }

    private FoundArticle article(FieldDoc result) throws IOException {
        var known = read.get(result.doc);
        if (known != null) {
            return known;
        }
        var article = DocumentKind.ARTICLES.reader().read(results, result);
        read.put(result.doc, article);
        return article;
    }
}
