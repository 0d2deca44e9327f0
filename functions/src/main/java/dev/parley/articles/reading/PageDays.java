package dev.parley.articles.reading;

import dev.parley.articles.DayPlace;
import dev.parley.articles.dates.AddressDay;
import dev.parley.articles.dates.DateProperties;
import dev.parley.articles.dates.DateWords;
import dev.parley.articles.dates.DayScanner;
import dev.parley.articles.dates.PublisherDate;
import dev.parley.articles.dates.WrittenDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Offers a page's days of publication to a draft, each with its {@link DayPlace}. */
final class PageDays {
    /** Lines that are longer are prose, which speaks of other days too. */
    private static final int LONGEST_LINE = 160;

    /** A day so many lines after the headline, or half as many before it, is that of the article. */
    private static final int NEAR_HEADLINE = 8;

    private static final int UNDER_HEADLINE = 4;
    private static final int MOST_OF_A_PLACE = 8;
    /** A page that prints more dates than this is a list, or was made to be slow to read. */
    private static final int MOST_DATES = 1000;

    private static final int MOST_DATES_OF_A_HEAD = 100;
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

    /** A candidate, and how far it is from the headline. */
    private record Near(DayPlace place, String text, int distance) {}

    private final Document page;
    private final Draft draft;
    private final PageLines lines;
    private final String language;
    private final List<Near> found = new ArrayList<>();
    private int examined;

    private PageDays(Document page, Draft draft) {
        this.page = page;
        this.draft = draft;
        this.lines = new PageLines(page);
        this.language = draft.language().flatMap(LanguageGuess::declared).orElse("und");
    }

    /** Offers what the page's head, markup, visible lines, title and scripts say; its address is the draft's. */
    static void offer(Document page, Draft draft) {
        var days = new PageDays(page, draft);
        days.metas();
        days.marked();
        days.visible();
        days.offer();
        days.title();
        days.scripts();
    }

    private void metas() {
        for (var meta : page.select("meta[content]")) {
            if (draft.dates().size() >= MOST_DATES_OF_A_HEAD) {
                return;
            }
            for (var attribute : List.of("property", "name", "itemprop", "http-equiv", "pubdate")) {
                var place =
                        attribute.equals("http-equiv") && meta.attr(attribute).equalsIgnoreCase("date")
                                ? Optional.of(DayPlace.CREATED)
                                : DateProperties.ofMeta(meta.attr(attribute));
                if (place.isPresent()) {
                    draft.published(place.get(), meta.attr("content"));
                    break;
                }
            }
        }
    }

    private void marked() {
        for (var one : lines.marked()) {
            if (examined++ >= MOST_DATES) {
                return;
            }
            var element = one.element();
            if (element.normalName().equals("meta") || isElsewhere(element, one.line())) {
                continue;
            }
            var place = DateProperties.ofElement(element.attr("itemprop"))
                    .or(() -> DateProperties.ofElement(element.attr("property")))
                    .or(() -> timed(element));
            place.ifPresent(p -> found.add(new Near(p, printed(element), lines.distance(one.line()))));
        }
    }

    private static Optional<DayPlace> timed(Element element) {
        var name = element.normalName();
        if (name.equals("abbr")) {
            return MarkedNames.published(element) && element.hasAttr("title") || element.hasAttr("data-utime")
                    ? Optional.of(DayPlace.CLASS)
                    : Optional.empty();
        }
        if (!name.equals("time") && !element.hasAttr("datetime") && !element.hasAttr("pubdate")) {
            return Optional.empty();
        }
        return Optional.of(isModified(element) ? DayPlace.MODIFIED : DayPlace.TIME);
    }

    private static boolean isModified(Element element) {
        if (MarkedNames.published(element)) {
            return false;
        }
        return MarkedNames.modified(element)
                || element.parent() != null
                        && element.parent().childNodeSize() <= FEW_NODES
                        && DateWords.around(element.parent().ownText(), "")
                                .filter(DateWords.Kind.MODIFIED::equals)
                                .isPresent();
    }

    /** The machine's form of an element's date, else what it shows. */
    private static String printed(Element element) {
        for (var attribute : List.of("datetime", "content", "data-utime", "title")) {
            if (element.attr(attribute).chars().anyMatch(Character::isDigit)) {
                return element.attr(attribute);
            }
        }
        return element.text();
    }

    private void visible() {
        examined = 0;
        var before = "";
        for (int i = 0; i < lines.lines().size(); i++) {
            var line = lines.lines().get(i);
            var text = line.text();
            boolean isShort = text.length() <= LONGEST_LINE;
            for (var day : DayScanner.in(isShort ? text : text.substring(0, LONGEST_LINE), language)) {
                if ((isShort || day.start() == 0) && examined++ < MOST_DATES) {
                    visible(line, day, i, before);
                }
            }
            before = text;
        }
    }

    private void visible(PageLines.Line line, WrittenDay day, int at, String lineBefore) {
        var element = line.at(day.start());
        var text = line.text();
        if (day.day().getYear() < AddressDay.OLDEST_YEAR) {
            return;
        }
        var label = day.start() <= 2 && lineBefore.length() < 40 ? lineBefore + " " : "";
        var words = DateWords.around(label + text.substring(0, day.start()), text.substring(day.end()));
        var printed = text.substring(day.start(), Math.min(text.length(), day.end() + 16));
        int distance = lines.distance(at);
        if (isElsewhere(element, at)) {
            // A page's footer may say when the page was changed.
            if (words.filter(DateWords.Kind.MODIFIED::equals).isPresent() && MarkedNames.modified(element)) {
                found.add(new Near(DayPlace.MODIFIED, printed, distance));
            }
            return;
        }
        if (words.isPresent()) {
            switch (words.get()) {
                case PUBLISHED -> found.add(new Near(DayPlace.STATED, printed, distance));
                case MODIFIED -> found.add(new Near(DayPlace.MODIFIED, printed, distance));
                case OTHER -> {
                    // Says nothing of the article.
                }
            }
            return;
        }
        var marks = marks(element);
        if (marks.isPresent()) {
            found.add(new Near(marks.get(), printed, distance));
        } else if (lines.hasHeadline() && distance <= NEAR_HEADLINE && day.start() <= 30) {
            found.add(new Near(DayPlace.HEADLINE, printed, distance));
        }
    }

    /** What the class of the element, or of one that is hardly larger, says of the date. */
    private static Optional<DayPlace> marks(Element innermost) {
        var element = innermost;
        for (int i = 0; i < ANCESTORS && element != null && !PARTS.contains(element.normalName()); i++) {
            if (MarkedNames.modified(element)) {
                return Optional.of(DayPlace.MODIFIED);
            }
            if (MarkedNames.published(element)) {
                return Optional.of(DayPlace.CLASS);
            }
            element = element.parent();
        }
        return Optional.empty();
    }

    /**
     * Whether an element is in a part of the page that is not the article: comments, teasers, a footer. Right under the
     * headline the names of classes do not count, since there is nothing else.
     */
    private boolean isElsewhere(Element innermost, int line) {
        boolean isUnderHeadline =
                lines.hasHeadline() && line >= lines.headlineAt() && lines.distance(line) <= UNDER_HEADLINE;
        for (var element = innermost; element != null && element != page.body(); element = element.parent()) {
            if ((isOtherPart(element) || !isUnderHeadline && MarkedNames.elsewhere(element))
                    && !lines.isAroundHeadline(element)) {
                return true;
            }
        }
        return false;
    }

    /** An article may have a footer of its own. */
    private static boolean isOtherPart(Element element) {
        var name = element.normalName();
        return OTHER_PARTS.contains(name) && !(name.equals("footer") && element.closest("article") != null);
    }

    /** The nearest to the headline first. */
    private void offer() {
        if (lines.hasHeadline()) {
            found.sort(Comparator.comparingInt(Near::distance));
        }
        for (var place : DayPlace.values()) {
            found.stream()
                    .filter(near -> near.place() == place)
                    .limit(MOST_OF_A_PLACE)
                    .forEach(near -> draft.published(place, near.text()));
        }
    }

    private void title() {
        var title = page.title();
        var days = DayScanner.in(title, language);
        if (days.size() == 1) {
            draft.published(DayPlace.TITLE, title.substring(days.getFirst().start()));
        }
    }

    /** A page's scripts may speak of other articles too, so a day counts only where it is the only one. */
    private void scripts() {
        var days = new LinkedHashSet<String>();
        var own = new LinkedHashSet<String>();
        page.select("link[rel=canonical][href], meta[property=og:url][content]").stream()
                .limit(MOST_OF_A_PLACE)
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
        days.forEach(day -> PublisherDate.parse(day, "en").ifPresent(date -> different.add(date.day())));
        if (different.size() == 1) {
            draft.published(DayPlace.SCRIPT, days.getFirst());
        }
    }

    /** Whether an article that a script describes has an address, and not this page's. */
    private static boolean isOfAnotherPage(String data, Set<String> own) {
        return !own.isEmpty()
                && data.contains("Article")
                && SCRIPT_ADDRESS.matcher(data).find()
                && own.stream().noneMatch(data::contains);
    }
}
