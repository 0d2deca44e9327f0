package dev.parley.articles.reading;

import dev.parley.articles.Article;
import dev.parley.articles.CanonicalUrl;
import dev.parley.articles.Characters;
import dev.parley.articles.DateSource;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Release;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.dates.Dateline;
import dev.parley.articles.dates.DayOrder;
import dev.parley.articles.dates.RawDate;
import dev.parley.articles.dates.UrlDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@link Submission} into an {@link Article}: detects format and charset, finds the article, its dateline and its
 * date, and removes noise. The same submission always gives the same article.
 */
public final class ArticleReader {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TITLE_LINE = 160;
    private static final int DATELINE_WITHIN = 3;

    private final Normaliser normaliser = Normaliser.bundled();

    /**
     * Reads a submission. A submission without a readable article gives an article with the state
     * {@link Article.State#UNPARSED}, whose last note says what to change.
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
        return article(parse(submission, decoded.text()), submission, new ArrayList<>(decoded.notes()));
    }

    private Article article(ParsedContent content, Submission submission, List<String> notes) {
        return switch (content) {
            case NoArticle none -> unparsed(none, submission, notes);
            case Draft draft -> article(draft, submission, notes);
        };
    }

    private static ParsedContent parse(Submission submission, String text) {
        var binary = BinaryContent.kindOf(submission.body(), text);
        if (binary.isPresent()) {
            return new NoArticle("The body is " + binary.get() + ". Send the article as text, HTML or JSON.");
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
        var url = url(draft.urls(), notes);
        var cleaned = Characters.clean(draft.text().orElse(""));
        if (cleaned.controls() > 0) {
            notes.add("Control characters in the text were removed: " + cleaned.controls() + ".");
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
                    JsonArticles.noArticle(draft, "Only page noise was found. Send the article's text."),
                    submission,
                    List.of());
        }
        var text = String.join("\n\n", paragraphs);
        var agency = dateline.flatMap(Dateline::agency)
                .or(() -> draft.credit().flatMap(Dateline::agencyIn))
                .or(() -> byline.flatMap(Dateline::agencyIn));
        var guess = LanguageDetection.of(draft.language(), text.isEmpty() ? title.orElse("") : text);
        guess.note().ifPresent(notes::add);
        var language = guess.tag();
        var conventions = new PublicationDay.DateConventions(
                language, DayOrder.of(draft.languages(), url.flatMap(CanonicalUrl::host)));
        var day = PublicationDay.of(
                dateline.flatMap(Dateline::day), dates(draft.dates(), url), conventions, text, submission.arrived());
        notes.addAll(day.notes());
        var release = draft.release();
        boolean isHeld = release.filter(r -> r.isHeld(submission.arrived())).isPresent();
        if (isHeld) {
            notes.add("The item is %s: it is archived, but no alert is sent for it."
                    .formatted(release.get()
                            .embargoedUntil()
                            .map(end -> "embargoed until " + end)
                            .orElse("withheld")));
        }
        // An embargoed item is published when its embargo ends.
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
                day.source(),
                moment,
                language,
                submission.arrived(),
                release,
                notes);
    }

    private static Article unparsed(NoArticle none, Submission submission, List<String> earlier) {
        var notes = new ArrayList<>(earlier);
        var url = url(none.urls(), notes);
        var conventions =
                new PublicationDay.DateConventions("und", DayOrder.of(List.of(), url.flatMap(CanonicalUrl::host)));
        var day = PublicationDay.of(Optional.empty(), dates(none.dates(), url), conventions, "", submission.arrived());
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
                day.source(),
                day.moment(),
                "und",
                submission.arrived(),
                Optional.empty(),
                notes);
    }

    /** Adds the date in the address to the printed dates. */
    private static List<RawDate> dates(List<RawDate> printed, Optional<String> url) {
        var dates = new ArrayList<>(printed);
        url.flatMap(UrlDate::in).ifPresent(day -> dates.add(new RawDate(DateSource.ADDRESS, day)));
        return dates;
    }

    private static Optional<String> url(List<String> urls, List<String> notes) {
        for (var url : urls) {
            var canonical = CanonicalUrl.of(url);
            if (canonical.isPresent()) {
                return canonical;
            }
            notes.add("The address " + Notes.quote(url) + " is not a full http or https address and was ignored.");
        }
        return Optional.empty();
    }

    /** Removes and returns the headline of a plain text: a short first line that is not a sentence, byline or dateline. */
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

    /** Removes and returns the dateline of the first paragraph that has one; only short lines may precede it. */
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
