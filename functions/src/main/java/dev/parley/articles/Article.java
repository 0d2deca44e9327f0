package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A news text, normalised: what a reader would call the article, without the page and wire noise around it.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, from the canonical address, or from the
 *     normalised text where there is no address
 * @param version {@value #VERSION_LENGTH} characters and a check character, from the normalised title and text:
 *     a re-fetch with other advertisements has the same version
 * @param state whether it could be read
 * @param url the canonical address: no fragment, no tracking parameters
 * @param title the headline, empty when there is none
 * @param text the normalised text: paragraphs parted by one empty line, no dateline, no noise
 * @param source the outlet's name
 * @param agency the wire service that a dateline or credit names: UPI, TASS, AP
 * @param byline who wrote it, as printed
 * @param datelinePlace the place that the dateline names, in its own spelling
 * @param published the day that it appeared, from the first {@link DateSource} that says one; empty when none does
 * @param publishedFrom where the day was found; empty when there is none, or it was archived before the place was kept
 * @param publishedAt the moment that it appeared, when the publisher gave one
 * @param language BCP 47 primary tag in lower case: {@code en}
 * @param arrived when these bytes came
 * @param release what a wire item says of its own publication; absent where nothing is said
 * @param notes what the reader had to repair or pass over, a sentence each
 */
public record Article(
        String id,
        String version,
        State state,
        Optional<String> url,
        String title,
        String text,
        Optional<String> source,
        Optional<String> agency,
        Optional<String> byline,
        Optional<String> datelinePlace,
        Optional<LocalDate> published,
        Optional<DateSource> publishedFrom,
        Optional<Instant> publishedAt,
        String language,
        Instant arrived,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Release> release,
        List<String> notes) {
    public static final int ID_LENGTH = 16;
    public static final int VERSION_LENGTH = 16;

    /** Whether an article could be read. All of them are archived; only READABLE ones are searched for facts. */
    public enum State {
        READABLE,
        /** It is not in English; its text is kept. */
        OTHER_LANGUAGE,
        /** No article was found in the bytes; they are kept as they came. */
        UNPARSED
    }

    public Article {
        requireNonNull(state, "state");
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        requireNonNull(text, "text");
        requireNonNull(source, "source");
        requireNonNull(agency, "agency");
        requireNonNull(byline, "byline");
        requireNonNull(datelinePlace, "datelinePlace");
        requireNonNull(published, "published");
        requireNonNull(publishedFrom, "publishedFrom");
        requireNonNull(publishedAt, "publishedAt");
        requireNonNull(language, "language");
        requireNonNull(arrived, "arrived");
        requireNonNull(release, "release");
        notes = List.copyOf(notes);
        if (publishedFrom.isPresent() && published.isEmpty()) {
            throw new IllegalArgumentException("a place without a day: " + publishedFrom.get());
        }
        if (!Id.parse(id, ID_LENGTH).equals(Optional.of(id))) {
            throw new IllegalArgumentException("not an article id: " + id);
        }
        if (!Id.parse(version, VERSION_LENGTH).equals(Optional.of(version))) {
            throw new IllegalArgumentException("not a version: " + version);
        }
    }

    /** An article that says nothing of its own publication. */
    public Article(
            String id,
            String version,
            State state,
            Optional<String> url,
            String title,
            String text,
            Optional<String> source,
            Optional<String> agency,
            Optional<String> byline,
            Optional<String> datelinePlace,
            Optional<LocalDate> published,
            Optional<DateSource> publishedFrom,
            Optional<Instant> publishedAt,
            String language,
            Instant arrived,
            List<String> notes) {
        this(
                id,
                version,
                state,
                url,
                title,
                text,
                source,
                agency,
                byline,
                datelinePlace,
                published,
                publishedFrom,
                publishedAt,
                language,
                arrived,
                Optional.empty(),
                notes);
    }

    /** What may be done with a version of an article. */
    public enum Standing {
        /** It may be published. */
        USABLE,
        /** It was withheld, or under an embargo, when it came: nobody may be told of it. */
        HELD,
        /** It was taken back, and with it what earlier versions reported. */
        CANCELED
    }

    /** What may be done with this version, as of its arrival. */
    @JsonIgnore
    public Standing standing() {
        if (release.isEmpty()) {
            return Standing.USABLE;
        }
        if (release.get().isHeld(arrived)) {
            return Standing.HELD;
        }
        return release.get().status() == Release.Status.CANCELED ? Standing.CANCELED : Standing.USABLE;
    }

    /**
     * The same article as a version of its own, for one that says again what it said before a version that said
     * otherwise: usable again after it was canceled.
     */
    public Article after(VersionKey last) {
        var following = release.map(r -> r.after(last.version()));
        return new Article(
                id,
                VersionKey.ofWords(url, following, arrived, title, text).version(),
                state,
                url,
                title,
                text,
                source,
                agency,
                byline,
                datelinePlace,
                published,
                publishedFrom,
                publishedAt,
                language,
                arrived,
                following,
                notes);
    }

    /** Where this version is archived. */
    @JsonIgnore
    public VersionKey key() {
        return new VersionKey(id, version);
    }

    /**
     * The day as of which the text speaks, for its weekdays and for terms of office: the day of publication, else the
     * day of arrival in UTC.
     */
    @JsonIgnore
    public LocalDate day() {
        return published.orElseGet(() -> LocalDate.ofInstant(arrived, ZoneOffset.UTC));
    }

    /** The outlet as a reader would name it: the source, else the agency, else "an unnamed source". */
    @JsonIgnore
    public String outlet() {
        return source.or(() -> agency).orElse("an unnamed source");
    }
}
