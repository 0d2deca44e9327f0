package dev.parley.versions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.time.LocalDate;

/** Writes a citation as CSL-JSON: an array of one item of type {@code article-newspaper}. */
final class CslJson {
    private CslJson() {}

    static String write(Citation citation) {
        var items = Json.MAPPER.createArrayNode();
        var item = items.addObject()
                .put("id", citation.key())
                .put("type", "article-newspaper")
                .put("title", citation.title());
        citation.outlet().ifPresent(outlet -> item.put("container-title", outlet));
        if (!citation.authors().isEmpty()) {
            var authors = item.putArray("author");
            citation.authors().forEach(author -> write(author, authors.addObject()));
        }
        citation.published().ifPresent(published -> date(item, "issued", published));
        date(item, "accessed", citation.accessedDay());
        if (!citation.language().equals("und")) {
            item.put("language", citation.language());
        }
        item.put("URL", citation.url());
        item.put("archive", "Parley");
        item.put("archive_location", citation.archived());
        item.put("note", citation.note());
        return items.toPrettyString() + "\n";
    }

    private static void write(Author author, ObjectNode name) {
        author.family()
                .ifPresentOrElse(
                        family -> name.put("family", family)
                                .put("given", author.given().orElse("")),
                        () -> name.put("literal", author.name()));
    }

    private static void date(ObjectNode item, String name, LocalDate day) {
        item.putObject(name)
                .putArray("date-parts")
                .addArray()
                .add(day.getYear())
                .add(day.getMonthValue())
                .add(day.getDayOfMonth());
    }
}
