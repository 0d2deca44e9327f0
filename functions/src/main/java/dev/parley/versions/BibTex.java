package dev.parley.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a citation as a BibTeX entry in UTF-8. Characters that TeX reads as commands are escaped. The title has a second
 * pair of braces, so that styles keep its capitals.
 */
final class BibTex {
    /** Control characters, and what some readers take for the end of a line. */
    static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    private BibTex() {}

    static String write(Citation citation) {
        var fields = new ArrayList<String>();
        if (!citation.authors().isEmpty()) {
            fields.add(field(
                    "author", citation.authors().stream().map(BibTex::author).collect(Collectors.joining(" and "))));
        }
        fields.add(field("title", "{" + escaped(citation.title()) + "}"));
        citation.outlet().ifPresent(outlet -> fields.add(field("journal", escaped(outlet))));
        citation.published().ifPresent(published -> {
            fields.add(field("year", Integer.toString(published.getYear())));
            fields.add(
                    "  month = " + published.getMonth().name().substring(0, 3).toLowerCase(Locale.ENGLISH));
            fields.add(field("date", published.toString()));
        });
        fields.add(field("url", address(citation.url())));
        fields.add(field("urldate", citation.accessedDay().toString()));
        if (!citation.language().equals("und")) {
            fields.add(field("language", escaped(citation.language())));
        }
        fields.add(field("note", escaped(citation.note())));
        return "@article{" + citation.key() + ",\n" + String.join(",\n", fields) + "\n}\n";
    }

    private static String field(String name, String value) {
        return "  " + name + " = {" + value + "}";
    }

    /** An author that is not split into names is in braces, so that a comma or an "and" does not split it. */
    private static String author(Author author) {
        return author.family()
                .flatMap(family -> author.given().map(given -> escaped(family) + ", " + escaped(given)))
                .orElseGet(() -> "{" + escaped(author.name()) + "}");
    }

    /** Styles use the address verbatim, so only characters that would end the field are percent-encoded. */
    private static String address(String url) {
        return url.replace("\\", "%5C")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]", "%20");
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        for (var character : List.of(LINE_BREAKS.matcher(text).replaceAll(" ").split(""))) {
            out.append(
                    switch (character) {
                        case "\\" -> "\\textbackslash{}";
                        case "~" -> "\\textasciitilde{}";
                        case "^" -> "\\textasciicircum{}";
                        // BibTeX counts braces whether or not a backslash precedes them.
                        case "{" -> "\\textbraceleft{}";
                        case "}" -> "\\textbraceright{}";
                        case "$", "&", "#", "_", "%" -> "\\" + character;
                        default -> character;
                    });
        }
        return out.toString();
    }
}
