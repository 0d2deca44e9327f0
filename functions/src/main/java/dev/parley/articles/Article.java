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
 * A version of a news article, normalised: its text without the page and wire noise around it.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, derived from the canonical address, or from the
 *     normalised text when there is no address
 * @param version {@value #VERSION_LENGTH} characters and a check character, derived from the normalised title and
 *     text: a page fetched again with other advertisements has the same version
 * @param state whether the submission could be read as an article
 * @param url the canonical address: no fragment, no tracking parameters
 * @param title the headline, empty when there is none
 * @param text the normalised text: paragraphs separated by one empty line, no dateline, no noise
 * @param source the outlet's name
 * @param agency the wire service that a dateline or credit names: UPI, TASS, AP
 * @param byline the author or authors, as printed
 * @param datelinePlace the place that the dateline names, as printed
 * @param published the day of publication, from the first {@link DateSource} that gives one; empty when none does
 * @param publishedFrom where the day was found; empty when there is no day, and for articles archived before this was
 *     recorded
 * @param publishedAt the time of publication, when the publisher gave one
 * @param language BCP 47 primary tag in lower case, such as {@code en}
 * @param arrived when the submission arrived
 * @param release publishing instructions of a wire item; absent when it has none
 * @param notes what was repaired or ignored while reading, one sentence each
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

    /** Whether the submission could be read as an article. Every submission is archived. */
    public enum State {
        /** An article in English. Only these are searched for facts. */
        READABLE,
        /** An article in another language. */
        OTHER_LANGUAGE,
        /** No article was found in the submission; only the original bytes are archived. */
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
            throw new IllegalArgumentException("a source of the date without a date: " + publishedFrom.get());
        }
        if (!Id.parse(id, ID_LENGTH).equals(Optional.of(id))) {
            throw new IllegalArgumentException("not an article id: " + id);
        }
        if (!Id.parse(version, VERSION_LENGTH).equals(Optional.of(version))) {
            throw new IllegalArgumentException("not a version: " + version);
        }
    }

    /** Whether a version may be published. */
    public enum Standing {
        USABLE,
        /** It was withheld or under an embargo when it arrived: no alert may report it. */
        HELD,
        /** The sender withdrew it and what earlier versions reported. */
        CANCELED
    }

    /** Whether this version may be published, as of its arrival. */
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
     * The same content as a new version that follows {@code last}. Without this, an item that is usable again after it
     * was canceled would have the key of its earlier usable version.
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

    @JsonIgnore
    public VersionKey key() {
        return new VersionKey(id, version);
    }

    /**
     * The reference day for weekdays in the text and for terms of office: the day of publication, else the day of
     * arrival in UTC.
     */
    @JsonIgnore
    public LocalDate day() {
        return published.orElseGet(() -> LocalDate.ofInstant(arrived, ZoneOffset.UTC));
    }

    /** The outlet's name for readers: the source, else the agency, else "an unnamed source". */
    @JsonIgnore
    public String outlet() {
        return source.or(() -> agency).orElse("an unnamed source");
    }
}
