package dev.parley.facts;

import dev.parley.articles.Article;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Readable names of outlets. Feeds name outlets by addresses, handles and aggregators:
 * {@code https://www.example.com/world/rss}, {@code harbour-wire}, {@code Collector:tass}.
 */
public final class Outlet {
    /** The name of an unknown outlet in a fact's list of sources. */
    public static final String UNNAMED = "an unnamed source";

    /** Characters of a name; longer names are cut. */
    static final int LONGEST = 60;

    /** Characters of the longest handle without vowels that is an acronym. */
    private static final int ACRONYM = 4;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://([^/\\s:?#]+)\\S*");
    private static final Pattern HOST = Pattern.compile("(?i)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}/?");
    private static final Pattern COLLECTED = Pattern.compile("[^\\s:/]+:([^\\s:/][^:/]*)");
    private static final Pattern IN_BRACKETS = Pattern.compile("(?<!\\s)\\s*+\\([^()]*\\)$");
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*");

    /** Second-level labels under which countries register names: {@code co.uk}, {@code com.au}. */
    private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "net", "org", "ac", "gov", "gob", "gouv");

    /** Acronyms that have a vowel and so look like words. */
    private static final Set<String> ACRONYMS =
            Set.of("abc", "afp", "ani", "ansa", "ap", "apa", "dpa", "efe", "ians", "irna", "tass", "upi", "wafa");

    private Outlet() {}

    /** The publisher of an article: the source, else the agency, else the host of its address. */
    public static String of(Article article) {
        return article.source()
                .flatMap(Outlet::tidy)
                .or(() -> article.agency().flatMap(Outlet::tidy))
                .or(() -> article.url().flatMap(Outlet::host).flatMap(Outlet::tidy))
                .orElse(UNNAMED);
    }

    /** The writer of an article: the agency that it credits, else its publisher. */
    public static String origin(Article article) {
        return article.agency().flatMap(Outlet::tidy).orElseGet(() -> of(article));
    }

    /** The publisher of an indexed article: the source, else the host of its address. */
    public static String of(IndexedArticle article) {
        return article.source()
                .flatMap(Outlet::tidy)
                .or(() -> article.url().flatMap(Outlet::host).flatMap(Outlet::tidy))
                .orElse(UNNAMED);
    }

    /** The readable name of a source; empty if it has no letter or digit. */
    static Optional<String> tidy(String source) {
        var name = SPACES.matcher(INVISIBLE.matcher(source).replaceAll(""))
                .replaceAll(" ")
                .strip();
        var address = ADDRESS.matcher(name);
        if (address.find()) {
            name = address.group(1);
        }
        name = IN_BRACKETS.matcher(name).replaceFirst("");
        var collected = COLLECTED.matcher(name);
        if (collected.matches()) {
            name = collected.group(1).strip();
        }
        if (endsInFile(name)) {
            return Optional.empty();
        }
        if (HOST.matcher(name).matches()) {
            name = registered(name.toLowerCase(Locale.ROOT));
        }
        if (HANDLE.matcher(name).matches()) {
            name = Arrays.stream(name.split("[-_]")).map(Outlet::capital).collect(Collectors.joining(" "));
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        return Optional.of(cut(name));
    }

    /** Whether the last word is the path of a file: "news/feed.xml". */
    private static boolean endsInFile(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        int dot = last.lastIndexOf('.');
        int slash = last.indexOf('/', 1);
        return slash > 0
                && slash < dot
                && dot + 1 < last.length()
                && last.chars().skip(dot + 1L).allMatch(Outlet::isLetterOrDigit);
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    /** The label that the outlet registered: {@code example} of {@code feeds.example.co.uk}. */
    private static String registered(String host) {
        var labels = List.of(host.replace("/", "").split("\\."));
        int last = labels.size() - 2;
        if (last > 0 && labels.getLast().length() == 2 && SECOND_LEVEL.contains(labels.get(last))) {
            last--;
        }
        return labels.get(last);
    }

    private static String capital(String word) {
        return word.length() <= ACRONYM && word.chars().noneMatch(c -> "aeiou".indexOf(c) >= 0)
                        || ACRONYMS.contains(word)
                ? word.toUpperCase(Locale.ROOT)
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)).strip();
    }
}
