package dev.parley.articles.reading;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.articles.CanonicalUrl;
import dev.parley.articles.Characters;
import dev.parley.articles.DayPlace;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Release;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WebOrigin;
import dev.parley.articles.dates.AddressDay;
import dev.parley.articles.dates.Dateline;
import dev.parley.articles.dates.DayOrder;
import dev.parley.articles.dates.PrintedDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what somebody sent into an {@link Article}: finds the format and the charset, the article in them, its
 * dateline and date, and takes the noise off. The same submission always gives the same article.
 */
public final class ArticleReader {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TITLE_LINE = 160;
    private static final int DATELINE_WITHIN = 3;
    private static final String HELD = "The item is %s: it is archived, and nobody is alerted of it.";

    private final Normaliser normaliser;

    /** A reader with the rules that come with this project. */
    public ArticleReader() {
        this(Normaliser.bundled());
    }

    ArticleReader(Normaliser normaliser) {
        this.normaliser = requireNonNull(normaliser, "normaliser");
    }

    /**
     * Reads a submission. What cannot be read is an article all the same, {@link Article.State#UNPARSED}; its last note
     * is a sentence that says what to change.
     *
     * @throws RefusedSubmission only for a body that is empty or too large
     */
    public Article read(Submission submission) {
        var body = submission.body();
        if (body.length == 0) {
            throw new RefusedSubmission(RefusedSubmission.Reason.EMPTY, "The body is empty. Send an article.");
        }
        if (body.length > Submission.MAX_BYTES) {
            throw new RefusedSubmission(
                    RefusedSubmission.Reason.TOO_LARGE,
                    "The body has " + body.length + " bytes. Send at most " + Submission.MAX_BYTES + ".");
        }
        if (MimeMessage.isMessage(body, submission.contentType())) {
            return article(MimeMessage.read(body), submission, new ArrayList<>());
        }
        var decoded = CharsetDetection.decode(body, submission.contentType());
        return article(found(submission, decoded.text()), submission, new ArrayList<>(decoded.notes()));
    }

    private Article article(ParsedContent found, Submission submission, List<String> notes) {
        return switch (found) {
            case NoArticle none -> unparsed(none, submission, notes);
            case Draft draft -> article(draft, submission, notes);
        };
    }

    private static ParsedContent found(Submission submission, String text) {
        var junk = BinaryContent.kindOf(submission.body(), text);
        if (junk.isPresent()) {
            return new NoArticle("The body is " + junk.get() + ". Send the article as text, HTML or JSON.");
        }
        var declared = Format.declared(submission.contentType());
        var format = WireXml.isWire(text) ? Format.XML : declared.orElseGet(() -> Format.sniffed(text));
        return switch (format) {
            case XML -> WireXml.read(text);
            case JSON -> JsonArticles.read(text);
            case HTML -> HtmlArticles.read(text);
            case TEXT -> PlainText.read(text);
        };
    }

    private Article article(Draft draft, Submission submission, List<String> notes) {
        notes.addAll(draft.notes());
        var url = url(draft.urls(), submission, notes);
        var cleaned = Characters.clean(draft.text().orElse(""));
        if (cleaned.controls() > 0) {
            notes.add("Control characters in the text were taken out: " + cleaned.controls() + ".");
        }
        var paragraphs = new ArrayList<>(normaliser.clean(Paragraphs.of(cleaned.text())));
        var title =
                draft.title().map(Characters::oneLine).filter(t -> !t.isEmpty()).map(ArticleReader::clipped);
        title = title.or(() -> draft.hasTitleInText() ? titleIn(paragraphs) : Optional.empty());
        if (title.isPresent() && paragraphs.size() > 1 && paragraphs.getFirst().equalsIgnoreCase(title.get())) {
            paragraphs.removeFirst();
        }
        var printedByline = takeByline(paragraphs);
        var byline = draft.byline().flatMap(Byline::ofField).or(() -> printedByline);
        var dateline = takeDateline(paragraphs);
        if (paragraphs.isEmpty() && !draft.isHeadlineAlone()) {
            return unparsed(
                    JsonArticles.noArticle(draft, "Nothing but page noise was found. Send the article's words."),
                    submission,
                    List.of());
        }
        var text = String.join("\n\n", paragraphs);
        var agency = dateline.flatMap(Dateline::agency)
                .or(() -> draft.credit().flatMap(Dateline::agencyIn))
                .or(() -> byline.flatMap(Dateline::agencyIn));
        var guess = LanguageGuess.of(draft.language(), text.isEmpty() ? title.orElse("") : text);
        guess.note().ifPresent(notes::add);
        var language = guess.tag();
        var written =
                new PublishedDay.Written(language, DayOrder.of(draft.languages(), url.flatMap(CanonicalUrl::host)));
        var day = PublishedDay.of(
                dateline.flatMap(Dateline::day),
                dates(draft.dates(), url, submission),
                written,
                text,
                submission.arrived());
        notes.addAll(day.notes());
        var release = draft.release();
        boolean isHeld = release.filter(r -> r.isHeld(submission.arrived())).isPresent();
        if (isHeld) {
            notes.add(HELD.formatted(release.get()
                    .embargoedUntil()
                    .map(end -> "embargoed until " + end)
                    .orElse("withheld")));
        }
        // An item that was embargoed appears when its embargo ends.
        var embargo = release.flatMap(Release::embargoedUntil).filter(end -> !isHeld);
        var moment = day.moment()
                .filter(m -> embargo.isEmpty() || m.isAfter(embargo.get()))
                .or(() -> embargo);
        var key = VersionKey.ofWords(url, release, submission.arrived(), title.orElse(""), text);
        return new Article(
                key.articleId(),
                key.version(),
                language.equals("en") ? Article.State.READABLE : Article.State.OTHER_LANGUAGE,
                url,
                title.orElse(""),
                text,
                draft.source()
                        .map(Characters::oneLine)
                        .filter(s -> !s.isEmpty())
                        .or(() -> agency),
                agency,
                byline,
                dateline.flatMap(Dateline::place),
                day.day(),
                day.place(),
                moment,
                language,
                submission.arrived(),
                release,
                notes);
    }

    private static Article unparsed(NoArticle none, Submission submission, List<String> earlier) {
        var notes = new ArrayList<>(earlier);
        var url = url(none.urls(), submission, notes);
        var written = new PublishedDay.Written("und", DayOrder.of(List.of(), url.flatMap(CanonicalUrl::host)));
        var day = PublishedDay.of(
                Optional.empty(), dates(none.dates(), url, submission), written, "", submission.arrived());
        notes.addAll(day.notes());
        notes.addAll(none.notes());
        var key = VersionKey.ofBytes(url, submission.body());
        return new Article(
                key.articleId(),
                key.version(),
                Article.State.UNPARSED,
                url,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                day.day(),
                day.place(),
                day.moment(),
                "und",
                submission.arrived(),
                Optional.empty(),
                notes);
    }

    /** The printed dates, and the day that the address says; else what the feed says. */
    private static List<PrintedDate> dates(List<PrintedDate> printed, Optional<String> url, Submission submission) {
        var dates = new ArrayList<>(printed);
        url.flatMap(AddressDay::in).ifPresent(day -> dates.add(new PrintedDate(DayPlace.ADDRESS, day)));
        if (dates.isEmpty()) {
            submission
                    .origin()
                    .flatMap(WebOrigin::published)
                    .ifPresent(moment -> dates.add(new PrintedDate(DayPlace.SUBMISSION, moment.toString())));
        }
        return dates;
    }

    /** A page may name another address of its own site, but not make itself a version of another site's article. */
    private static Optional<String> url(List<String> urls, Submission submission, List<String> notes) {
        var fetched = submission.origin().flatMap(WebOrigin::address).flatMap(CanonicalUrl::of);
        for (var url : urls) {
            var canonical = CanonicalUrl.of(url);
            if (canonical.isPresent()
                    && fetched.filter(from -> !isSameSite(from, canonical.get()))
                            .isPresent()) {
                notes.add("The address " + Notes.quote(url) + " is on another site and was passed over.");
            } else if (canonical.isPresent()) {
                return canonical;
            } else {
                notes.add("The address " + Notes.quote(url)
                        + " is not a full http or https address and was passed over.");
            }
        }
        return fetched;
    }

    /** Whether one of the hosts is the other, or below it, not counting "www". */
    private static boolean isSameSite(String one, String other) {
        var a = site(one);
        var b = site(other);
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    private static String site(String url) {
        return CanonicalUrl.host(url).orElse(url).replaceFirst("^www\\.", "");
    }

    /** The headline of a plain text: a short first line that is no sentence and no dateline, with text under it. */
    private static Optional<String> titleIn(List<String> paragraphs) {
        if (paragraphs.size() < 2) {
            return Optional.empty();
        }
        var first = paragraphs.getFirst();
        boolean isTitle = first.length() <= LONGEST_TITLE_LINE
                && !SentenceEnd.isStop(first)
                && !Byline.isLine(first)
                && Dateline.read(first).isEmpty();
        if (!isTitle) {
            return Optional.empty();
        }
        return Optional.of(paragraphs.removeFirst());
    }

    private static Optional<String> takeByline(List<String> paragraphs) {
        var at = Byline.among(paragraphs);
        return at.flatMap(i -> Byline.read(paragraphs.remove((int) i)));
    }

    /** Takes the dateline off the first paragraph that has one; only short lines may stand before it. */
    private static Optional<Dateline> takeDateline(List<String> paragraphs) {
        for (int i = 0; i < Math.min(DATELINE_WITHIN, paragraphs.size()); i++) {
            var paragraph = paragraphs.get(i);
            var dateline = Dateline.read(paragraph);
            if (dateline.isPresent()) {
                paragraphs.set(i, dateline.get().rest());
                return dateline;
            }
            if (paragraph.length() > LONGEST_TITLE_LINE) {
                break;
            }
        }
        return Optional.empty();
    }

    private static String clipped(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(
                        0,
                        Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1)) ? LONGEST_TITLE - 1 : LONGEST_TITLE);
    }
}
