package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The versions of an article in order of arrival, and the Memento links between them. The article's address is the original
 * resource and its own TimeGate (RFC 7089, pattern 1.1); the versions are the mementos.
 *
 * @param article address of the article
 * @param mementos the versions, at least one
 */
public record Timeline(String article, List<Memento> mementos) {
    /**
     * @param uri address of the version
     * @param datetime when it arrived, to the second
     */
    public record Memento(String uri, Instant datetime) {
        public Memento {
            requireNonNull(uri, "uri");
            datetime = datetime.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    public Timeline {
        requireNonNull(article, "article");
        mementos = mementos.stream()
                .sorted(Comparator.comparing(Memento::datetime))
                .toList();
        if (mementos.isEmpty()) {
            throw new IllegalArgumentException("an article has a version");
        }
    }

    /** The version that was current at a moment; the first version for any earlier moment. */
    public Memento at(Instant moment) {
        return mementos.stream()
                .filter(memento -> !memento.datetime().isAfter(moment))
                .reduce((earlier, later) -> later)
                .orElse(mementos.getFirst());
    }

    /** The value of the article's Link header: TimeMap, first and last version. */
    public String links() {
        var links = new ArrayList<>(List.of(gate(), map("timemap")));
        links.addAll(relations(
                List.of(new Relation("first", mementos.getFirst()), new Relation("last", mementos.getLast()))));
        return String.join(", ", links);
    }

    /** The value of a version's Link header: TimeMap, first and last version, the version itself and its neighbours. */
    public String links(Memento self) {
        int at = mementos.indexOf(self);
        var relations = new ArrayList<Relation>();
        relations.add(new Relation("first", mementos.getFirst()));
        if (at > 0) {
            relations.add(new Relation("prev", mementos.get(at - 1)));
        }
        relations.add(new Relation("", self));
        if (at < mementos.size() - 1) {
            relations.add(new Relation("next", mementos.get(at + 1)));
        }
        relations.add(new Relation("last", mementos.getLast()));
        var links = new ArrayList<>(List.of(gate(), map("timemap")));
        links.addAll(relations(relations));
        return String.join(", ", links);
    }

    /** The TimeMap in link-format (RFC 6690). */
    public String timeMap() {
        var relations = new ArrayList<Relation>();
        mementos.forEach(memento -> relations.add(new Relation(position(memento), memento)));
        var links = new ArrayList<>(List.of(gate(), map("self")));
        links.addAll(relations(relations));
        return String.join(",\n", links) + "\n";
    }

    private String position(Memento memento) {
        var first = memento.equals(mementos.getFirst());
        var last = memento.equals(mementos.getLast());
        return first && last ? "first last" : first ? "first" : last ? "last" : "";
    }

    private String gate() {
        return "<" + article + ">; rel=\"original timegate\"";
    }

    private String map(String relation) {
        return "<" + article + "/timemap>; rel=\"" + relation + "\"; type=\"application/link-format\"; from=\""
                + HttpDate.of(mementos.getFirst().datetime()) + "\"; until=\""
                + HttpDate.of(mementos.getLast().datetime()) + "\"";
    }

    private record Relation(String name, Memento memento) {}

    /** A version with several relations, such as first and prev, gets one link. */
    private static List<String> relations(List<Relation> relations) {
        var byMemento = new LinkedHashMap<Memento, List<String>>();
        relations.forEach(relation -> byMemento
                .computeIfAbsent(relation.memento(), memento -> new ArrayList<>())
                .add(relation.name()));
        return byMemento.entrySet().stream()
                .map(entry -> "<" + entry.getKey().uri() + ">; rel=\""
                        + entry.getValue().stream()
                                .filter(name -> !name.isEmpty())
                                .map(name -> name + " ")
                                .collect(Collectors.joining())
                        + "memento\"; datetime=\"" + HttpDate.of(entry.getKey().datetime()) + "\"")
                .toList();
    }
}
