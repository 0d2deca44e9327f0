package dev.parley.articles.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * The addresses and titles that a page declares, used to distinguish its article from other stories on the page.
 *
 * @param addresses the page's addresses, the canonical link first
 * @param titles the page's title, in every form in which it is declared
 */
record PageMetadata(List<URI> addresses, List<String> titles) {
    private static final List<String> TITLES =
            List.of("meta[property=og:title]", "meta[name=og:title]", "meta[name=twitter:title]");
    private static final int LOOK_AT = 1000;
    private static final int LONGEST_ADDRESS = 2048;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

    PageMetadata {
        addresses = List.copyOf(addresses);
        titles = List.copyOf(titles);
    }

    static PageMetadata of(Document page) {
        var canonical = page.selectFirst("link[rel=canonical]");
        var addresses = Stream.concat(
                Stream.ofNullable(canonical).map(link -> link.attr("href")),
                HtmlArticles.content(page, "meta[property=og:url]").stream());
        var titles = new ArrayList<>(contents(page, TITLES));
        titles.add(page.title());
        return new PageMetadata(
                addresses
                        .map(PageMetadata::uri)
                        .flatMap(Optional::stream)
                        .filter(URI::isAbsolute)
                        .toList(),
                titles.stream()
                        .map(PageMetadata::start)
                        .map(HtmlText::plain)
                        .filter(title -> !letters(title).isEmpty())
                        .toList());
    }

    private static List<String> contents(Document page, List<String> selectors) {
        return selectors.stream()
                .map(selector -> HtmlArticles.content(page, selector))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The number of letters that a heading shares with the page's title; 0 when one is not most of the other. */
    int titleLetters(String heading) {
        var own = letters(heading);
        int most = 0;
        for (var title : titles) {
            var whole = letters(title);
            int shorter = Math.min(own.length(), whole.length());
            boolean one = whole.contains(own) || own.contains(whole);
            if (one && shorter * 2 >= Math.max(own.length(), whole.length())) {
                most = Math.max(most, shorter);
            }
        }
        return most;
    }

    /** Whether a headline resembles the page's title: most of its longer words are in one of the titles. */
    boolean isTitle(String headline) {
        var words = words(headline);
        return titles.isEmpty()
                || titleLetters(headline) > 0
                || titles.stream().map(PageMetadata::words).anyMatch(title -> {
                    var common = new HashSet<>(words);
                    common.retainAll(title);
                    return common.size() * 2 > words.size();
                });
    }

    /** Whether an address is this page's, regardless of scheme and fragment, and of a query that the page lacks. */
    boolean isOwn(String address) {
        return resolved(address)
                .filter(uri -> addresses.stream().anyMatch(own -> isSame(own, uri)))
                .isPresent();
    }

    /** Whether an address is another page's; false when the page declares no address. */
    boolean isOther(String address) {
        return resolved(address).isPresent() && !addresses.isEmpty() && !isOwn(address);
    }

    /** Whether a link leads to another page of the same site; true for any page when the page declares no address. */
    boolean isElsewhere(String href) {
        var link = href.strip();
        if (link.isEmpty() || link.startsWith("#")) {
            return false;
        }
        return addresses.isEmpty()
                || resolved(link)
                                .filter(uri -> host(uri).equals(host(addresses.getFirst())))
                                .isPresent()
                        && !isOwn(link);
    }

    private Optional<URI> resolved(String address) {
        var uri = uri(address);
        return addresses.isEmpty()
                ? uri.filter(URI::isAbsolute)
                : uri.map(addresses.getFirst()::resolve).filter(u -> u.getHost() != null);
    }

    private static Optional<URI> uri(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(address.strip().replace(" ", "%20")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(URI own, URI other) {
        return host(own).equals(host(other))
                && path(own).equals(path(other))
                && (own.getQuery() == null || Objects.equals(own.getQuery(), other.getQuery()));
    }

    private static String host(URI uri) {
        return Objects.requireNonNullElse(uri.getHost(), "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^www\\.", "");
    }

    private static String path(URI uri) {
        return Objects.requireNonNullElse(uri.getPath(), "").replaceFirst("/$", "");
    }

    private static Set<String> words(String text) {
        return WORD.matcher(start(text).toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group())
                .collect(Collectors.toSet());
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), LOOK_AT));
    }

    private static String letters(String text) {
        var out = new StringBuilder();
        start(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
