package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import com.anyascii.AnyAscii;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A citation of one version of an article, independent of a format.
 *
 * @param key a stable key of the version: outlet, year ("nd" for an unknown day) and version, {@code [a-z0-9-]}
 * @param title the headline; {@code [Untitled]} if there is none
 * @param outlet the publisher; absent if none is named
 * @param authors the authors in the byline
 * @param published day of publication; absent if it is not known
 * @param url the publisher's address, or else that of the archived version
 * @param archived address of the archived version
 * @param accessed when the version arrived
 * @param language BCP 47 primary tag
 * @param version the ids of the article and of the version, separated by a slash
 * @param sha256 SHA-256 of the original bytes, lower-case hexadecimal
 */
public record Citation(
        String key,
        String title,
        Optional<String> outlet,
        List<Author> authors,
        Optional<LocalDate> published,
        String url,
        String archived,
        Instant accessed,
        String language,
        String version,
        String sha256) {
    private static final int LONGEST_OUTLET_IN_KEY = 24;

    public Citation {
        requireNonNull(key, "key");
        requireNonNull(title, "title");
        requireNonNull(outlet, "outlet");
        authors = List.copyOf(authors);
        requireNonNull(published, "published");
        requireNonNull(url, "url");
        requireNonNull(archived, "archived");
        accessed = accessed.truncatedTo(ChronoUnit.SECONDS);
        requireNonNull(language, "language");
        requireNonNull(version, "version");
        requireNonNull(sha256, "sha256");
    }

    /** @param archived address of the version */
    public static Citation of(ArchivedVersion version, String archived) {
        var article = version.article();
        var outlet = article.source().or(article::agency);
        return new Citation(
                key(article, outlet),
                article.title().isBlank() ? "[Untitled]" : article.title(),
                outlet,
                article.byline().map(Author::in).orElse(List.of()),
                article.published(),
                article.url().orElse(archived),
                archived,
                article.arrived(),
                article.language(),
                article.id() + "/" + article.version(),
                version.originalSha256());
    }

    /** Identifies the archived version, with the digest of its original bytes. */
    String note() {
        return "Archived " + accessed + " as version " + version + " at " + archived
                + "; SHA-256 of the original bytes " + sha256;
    }

    LocalDate accessedDay() {
        return LocalDate.ofInstant(accessed, ZoneOffset.UTC);
    }

    private static String key(Article article, Optional<String> outlet) {
        var name = AnyAscii.transliterate(outlet.orElse("unnamed"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return (name.isEmpty() ? "unnamed" : name.substring(0, Math.min(LONGEST_OUTLET_IN_KEY, name.length())))
                + article.published()
                        .map(day -> Integer.toString(day.getYear()))
                        .orElse("nd") + "-" + article.version();
    }
}
