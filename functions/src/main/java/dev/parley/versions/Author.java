package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An author of an article.
 *
 * @param name as in the byline
 * @param family family name with particles; absent for an organization, and for a byline that is not a list of names
 * @param given given names
 */
public record Author(String name, Optional<String> family, Optional<String> given) {
    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\s)\\s*+(?:[,;&]|(?<!\\w)and(?!\\w))\\s*+");

    /** Two to five words, each a capitalised name, an initial or a particle. */
    private static final Pattern PERSON = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|" + Particles.PATTERN + ")){1,4}");

    private static final Set<String> ORGANIZATION_WORDS = Set.of(
            "press",
            "staff",
            "desk",
            "news",
            "agency",
            "reporters",
            "correspondents",
            "team",
            "editors",
            "writers",
            "times");

    public Author {
        requireNonNull(name, "name");
        requireNonNull(family, "family");
        requireNonNull(given, "given");
    }

    /** The authors in a byline. A byline that is not a list of people's names gives one author with the whole byline. */
    public static List<Author> in(String byline) {
        var names = Arrays.stream(SEPARATOR.split(byline.strip()))
                .filter(name -> !name.isBlank())
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        return names.stream().allMatch(Author::isPerson)
                ? names.stream().map(Author::person).toList()
                : List.of(new Author(byline.strip(), Optional.empty(), Optional.empty()));
    }

    private static boolean isPerson(String name) {
        var last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return PERSON.matcher(name).matches() && !ORGANIZATION_WORDS.contains(last) && !Particles.ALL.contains(last);
    }

    private static Author person(String name) {
        var words = List.of(name.split(" "));
        int family = words.size() - 1;
        while (family > 1 && Particles.ALL.contains(words.get(family - 1))) {
            family--;
        }
        return new Author(
                name,
                Optional.of(String.join(" ", words.subList(family, words.size()))),
                Optional.of(String.join(" ", words.subList(0, family))));
    }

    /** Particles that belong to the family name if they are in lower case. */
    private static final class Particles {
        static final Set<String> ALL = Set.of(
                "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "bin", "al", "el",
                "ter");
        static final String PATTERN = String.join("|", ALL);
    }
}
