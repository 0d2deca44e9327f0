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
 * What a page says of itself, by which its own article is told from the other stories on it.
 *
 * @param addresses its own addresses, the canonical link first
 * @param titles its title, in every form in which it is given
 */
record PageFacts(List<URI> addresses, List<String> titles) {
    private static final List<String> TITLES =
            List.of("meta[property=og:title]", "meta[name=og:title]", "meta[name=twitter:title]");
    private static final int LOOK_AT = 1000;
    private static final int LONGEST_ADDRESS = 2048;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

    PageFacts {
        addresses = List.copyOf(addresses);
        titles = List.copyOf(titles);
    }

    static PageFacts of(Document page) {
        var canonical = page.selectFirst("link[rel=canonical]");
        var addresses = Stream.concat(
                Stream.ofNullable(canonical).map(link -> link.attr("href")),
                HtmlArticles.content(page, "meta[property=og:url]").stream());
        var titles = new ArrayList<>(contents(page, TITLES));
        titles.add(page.title());
        return new PageFacts(
                addresses
                        .map(PageFacts::uri)
                        .flatMap(Optional::stream)
                        .filter(URI::isAbsolute)
                        .toList(),
                titles.stream()
                        .map(PageFacts::start)
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

    /** How many letters of the page's title a heading says; 0 when it does not say most of one, or says much more. */
    int titleLetters(String heading) {
        var said = letters(heading);
        int most = 0;
        for (var title : titles) {
            var whole = letters(title);
            int shorter = Math.min(said.length(), whole.length());
            boolean one = whole.contains(said) || said.contains(whole);
            if (one && shorter * 2 >= Math.max(said.length(), whole.length())) {
                most = Math.max(most, shorter);
            }
        }
        return most;
    }

    /** Whether a headline says the page's title, perhaps in other words: most of its longer words are in one. */
    boolean isTitle(String headline) {
        var words = words(headline);
        return titles.isEmpty()
                || titleLetters(headline) > 0
                || titles.stream().map(PageFacts::words).anyMatch(title -> {
                    var common = new HashSet<>(words);
                    common.retainAll(title);
                    return common.size() * 2 > words.size();
                });
    }

    /** Whether an address is this page's, whatever its scheme, fragment or query. */
    boolean isOwn(String address) {
        return resolved(address)
                .filter(uri -> addresses.stream().anyMatch(own -> isSame(own, uri)))
                .isPresent();
    }

    /** Whether an address is another page's; false where the page does not say its own. */
    boolean isOther(String address) {
        return resolved(address).isPresent() && !addresses.isEmpty() && !isOwn(address);
    }

    /** Whether a link leads to another page of the same site, as far as the page says which site it is. */
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
