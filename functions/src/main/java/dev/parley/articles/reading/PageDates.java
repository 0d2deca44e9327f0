package dev.parley.articles.reading;

import dev.parley.articles.DateSource;
import dev.parley.articles.dates.DateProperties;
import dev.parley.articles.dates.DateScanner;
import dev.parley.articles.dates.DateWords;
import dev.parley.articles.dates.ParsedDate;
import dev.parley.articles.dates.ScannedDate;
import dev.parley.articles.dates.UrlDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Collects the publication dates that a page prints, each with its {@link DateSource}, into a draft. */
final class PageDates {
    /** Longer lines are prose, which mentions other days too. */
    private static final int LONGEST_LINE = 160;

    /** A date within this {@link PageLines#distance} of the headline is that of the article. */
    private static final int NEAR_HEADLINE = 8;

    private static final int UNDER_HEADLINE = 4;
    private static final int MOST_PER_SOURCE = 8;
    /** A page with more dates than this is a list, or was made to waste time. */
    private static final int MOST_DATES = 1000;

    private static final int MOST_META_DATES = 100;
    private static final int FEW_NODES = 20;
    private static final int ANCESTORS = 3;
    private static final Set<String> OTHER_PARTS = Set.of("nav", "aside", "footer", "form", "blockquote", "figcaption");
    private static final Set<String> PARTS = Set.of("article", "header", "main", "section", "body", "html");
    private static final Pattern SCRIPT_DAY = Pattern.compile(
            "[\"'](?i:datePublished|publishedAt|published_at|publishDate|publish_date|publishedDate|published_date|publicationDate|publication_date|pubDate|firstPublished|firstPublishedAt|datePosted)[\"']\\s*[:=]\\s*[\"']([0-9][^\"']{7,39})[\"']");

    private static final Pattern SCRIPT_ADDRESS =
            Pattern.compile("\"(?:url|@id|mainEntityOfPage)\"\\s*:\\s*\"https?://");

    private static final int MOST_SCRIPT = 2_000_000;
    private static final int MOST_SCRIPT_DAYS = 200;

    /** A date as printed, and its distance from the headline. */
    private record Candidate(DateSource source, String text, int distance) {}

    private final Document page;
    private final Draft draft;
    private final PageLines lines;
    private final String language;
    private final List<Candidate> candidates = new ArrayList<>();
    private int examined;

    private PageDates(Document page, Draft draft) {
        this.page = page;
        this.draft = draft;
        this.lines = new PageLines(page);
        this.language = draft.language().flatMap(LanguageDetection::declared).orElse("und");
    }

    /** Adds the dates of the page's meta elements, markup, visible lines, title and scripts to the draft. */
    static void collect(Document page, Draft draft) {
        var dates = new PageDates(page, draft);
        dates.readMetaElements();
        dates.readMarkup();
        dates.readLines();
        dates.addCandidates();
        dates.readTitle();
        dates.readScripts();
    }

    private void readMetaElements() {
        for (var meta : page.select("meta[content]")) {
            if (draft.dates().size() >= MOST_META_DATES) {
                return;
            }
            for (var attribute : List.of("property", "name", "itemprop", "http-equiv", "pubdate")) {
                var source =
                        attribute.equals("http-equiv") && meta.attr(attribute).equalsIgnoreCase("date")
                                ? Optional.of(DateSource.CREATED)
                                : DateProperties.ofMeta(meta.attr(attribute));
                if (source.isPresent()) {
                    draft.published(source.get(), meta.attr("content"));
                    break;
                }
            }
        }
    }

    private void readMarkup() {
        for (var one : lines.marked()) {
            if (examined++ >= MOST_DATES) {
                return;
            }
            var element = one.element();
            if (element.normalName().equals("meta") || isElsewhere(element, one.line())) {
                continue;
            }
            var source = DateProperties.ofElement(element.attr("itemprop"))
                    .or(() -> DateProperties.ofElement(element.attr("property")))
                    .or(() -> byElement(element));
            source.ifPresent(s -> candidates.add(new Candidate(s, printed(element), lines.distance(one.line()))));
        }
    }

    private static Optional<DateSource> byElement(Element element) {
        var name = element.normalName();
        if (name.equals("abbr")) {
            return DateMarkup.published(element) && element.hasAttr("title") || element.hasAttr("data-utime")
                    ? Optional.of(DateSource.CLASS)
                    : Optional.empty();
        }
        if (!name.equals("time") && !element.hasAttr("datetime") && !element.hasAttr("pubdate")) {
            return Optional.empty();
        }
        return Optional.of(isModified(element) ? DateSource.MODIFIED : DateSource.TIME);
    }

    private static boolean isModified(Element element) {
        if (DateMarkup.published(element)) {
            return false;
        }
        return DateMarkup.modified(element)
                || element.parent() != null
                        && element.parent().childNodeSize() <= FEW_NODES
                        && DateWords.around(element.parent().ownText(), "")
                                .filter(DateWords.Kind.MODIFIED::equals)
                                .isPresent();
    }

    /** The machine-readable date of an element, else its text. */
    private static String printed(Element element) {
        for (var attribute : List.of("datetime", "content", "data-utime", "title")) {
            if (element.attr(attribute).chars().anyMatch(Character::isDigit)) {
                return element.attr(attribute);
            }
        }
        return element.text();
    }

    private void readLines() {
        examined = 0;
        var before = "";
        for (int i = 0; i < lines.lines().size(); i++) {
            var line = lines.lines().get(i);
            var text = line.text();
            boolean isShort = text.length() <= LONGEST_LINE;
            for (var day : DateScanner.in(isShort ? text : text.substring(0, LONGEST_LINE), language)) {
                if ((isShort || day.start() == 0) && examined++ < MOST_DATES) {
                    readDate(line, day, i, before);
                }
            }
            before = text;
        }
    }

    private void readDate(PageLines.Line line, ScannedDate day, int at, String lineBefore) {
        var element = line.at(day.start());
        var text = line.text();
        if (day.day().getYear() < UrlDate.OLDEST_YEAR) {
            return;
        }
        var label = day.start() <= 2 && lineBefore.length() < 40 ? lineBefore + " " : "";
        var words = DateWords.around(label + text.substring(0, day.start()), text.substring(day.end()));
        var printed = text.substring(day.start(), Math.min(text.length(), day.end() + 16));
        int distance = lines.distance(at);
        if (isElsewhere(element, at)) {
            // The footer of a page may say when the page was modified.
            if (words.filter(DateWords.Kind.MODIFIED::equals).isPresent() && DateMarkup.modified(element)) {
                candidates.add(new Candidate(DateSource.MODIFIED, printed, distance));
            }
            return;
        }
        if (words.isPresent()) {
            switch (words.get()) {
                case PUBLISHED -> candidates.add(new Candidate(DateSource.STATED, printed, distance));
                case MODIFIED -> candidates.add(new Candidate(DateSource.MODIFIED, printed, distance));
                case OTHER -> {
                    // Not a date of the article.
                }
            }
            return;
        }
        var source = byClass(element);
        if (source.isPresent()) {
            candidates.add(new Candidate(source.get(), printed, distance));
        } else if (lines.hasHeadline() && distance <= NEAR_HEADLINE && day.start() <= 30) {
            candidates.add(new Candidate(DateSource.HEADLINE, printed, distance));
        }
    }

    /** The source by the class or id of the element or of its nearest ancestors; empty when they do not mark a date. */
    private static Optional<DateSource> byClass(Element innermost) {
        var element = innermost;
        for (int i = 0; i < ANCESTORS && element != null && !PARTS.contains(element.normalName()); i++) {
            if (DateMarkup.modified(element)) {
                return Optional.of(DateSource.MODIFIED);
            }
            if (DateMarkup.published(element)) {
                return Optional.of(DateSource.CLASS);
            }
            element = element.parent();
        }
        return Optional.empty();
    }

    /**
     * Whether an element is in a part of the page outside the article: comments, teasers, a footer. Directly below the
     * headline, class names are ignored, because only the article can be there.
     */
    private boolean isElsewhere(Element innermost, int line) {
        boolean isUnderHeadline =
                lines.hasHeadline() && line >= lines.headlineAt() && lines.distance(line) <= UNDER_HEADLINE;
        for (var element = innermost; element != null && !element.equals(page.body()); element = element.parent()) {
            if ((isOtherPart(element) || !isUnderHeadline && DateMarkup.elsewhere(element))
                    && !lines.isAroundHeadline(element)) {
                return true;
            }
        }
        return false;
    }

    /** A footer inside an article belongs to the article. */
    private static boolean isOtherPart(Element element) {
        var name = element.normalName();
        return OTHER_PARTS.contains(name) && !(name.equals("footer") && element.closest("article") != null);
    }

    /** Adds the candidates to the draft, the nearest to the headline first. */
    private void addCandidates() {
        if (lines.hasHeadline()) {
            candidates.sort(Comparator.comparingInt(Candidate::distance));
        }
        for (var source : DateSource.values()) {
            candidates.stream()
                    .filter(candidate -> candidate.source() == source)
                    .limit(MOST_PER_SOURCE)
                    .forEach(candidate -> draft.published(source, candidate.text()));
        }
    }

    private void readTitle() {
        var title = page.title();
        var days = DateScanner.in(title, language);
        if (days.size() == 1) {
            draft.published(DateSource.TITLE, title.substring(days.getFirst().start()));
        }
    }

    /** The scripts of a page may describe other articles too, so a date counts only when it is the only one. */
    private void readScripts() {
        var days = new LinkedHashSet<String>();
        var own = new LinkedHashSet<String>();
        page.select("link[rel=canonical][href], meta[property=og:url][content]").stream()
                .limit(MOST_PER_SOURCE)
                .forEach(e -> own.add(e.hasAttr("href") ? e.attr("href") : e.attr("content")));
        int read = 0;
        for (var script : page.select("script")) {
            var data = script.data();
            read += data.length();
            if (read > MOST_SCRIPT || days.size() > MOST_SCRIPT_DAYS) {
                break;
            }
            if (isOfAnotherPage(data, own)) {
                continue;
            }
            var day = SCRIPT_DAY.matcher(data.replace("\\\"", "\""));
            while (day.find()) {
                days.add(day.group(1));
            }
        }
        var different = new LinkedHashSet<>();
        days.forEach(day -> ParsedDate.parse(day, "en").ifPresent(date -> different.add(date.day())));
        if (different.size() == 1) {
            draft.published(DateSource.SCRIPT, days.getFirst());
        }
    }

    /** Whether a script describes an article that has an address other than this page's. */
    private static boolean isOfAnotherPage(String data, Set<String> own) {
        return !own.isEmpty()
                && data.contains("Article")
                && SCRIPT_ADDRESS.matcher(data).find()
                && own.stream().noneMatch(data::contains);
    }
}
