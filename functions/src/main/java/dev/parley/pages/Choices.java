package dev.parley.pages;

import dev.parley.search.Facet;
import java.util.Arrays;
import java.util.Optional;

/** What is chosen, each with a link that takes it back. */
final class Choices {
    private final Labels labels;

    Choices(Labels labels) {
        this.labels = labels;
    }

    Html of(SearchAddress address) {
        var html = new Html();
        for (var name : address.parameters().keySet()) {
            if (name.equals("order")) {
                continue;
            }
            var facet = facet(name);
            if (facet.isPresent() && facet.get() != Facet.SOURCE) {
                for (var value : address.values(name)) {
                    html.add(choice(address.minus(name, value), labels.value(facet.get(), value)));
                }
            } else {
                html.add(choice(
                        address.without(name),
                        described(name, address.value(name).orElse(""))));
            }
        }
        return html.toString().isEmpty()
                ? html
                : new Html()
                        .tag("<ul class=\"choices\" aria-label=\"Chosen\">")
                        .add(html)
                        .tag("</ul>\n");
    }

    private static Html choice(SearchAddress without, String text) {
        return new Html()
                .tag("<li>")
                .open("a", "href", without.toString())
                .tag("<span class=\"hidden\">Remove </span>")
                .isolated(text)
                .tag("<span class=\"cross\" aria-hidden=\"true\">\u00d7</span></a></li>");
    }

    private static Optional<Facet> facet(String parameter) {
        return Arrays.stream(Facet.values())
                .filter(facet -> facet.label().equals(parameter))
                .findFirst();
    }

    private static String described(String name, String value) {
        return switch (name) {
            case "q" -> "\u201c" + value + "\u201d";
            case "from" -> "from " + value;
            case "to" -> "to " + value;
            case "publishedFrom" -> "published from " + value;
            case "publishedTo" -> "published to " + value;
            case "archivedFrom" -> "archived from " + value;
            case "archivedTo" -> "archived to " + value;
            case "versions" -> "with earlier versions";
            default -> value;
        };
    }
}
