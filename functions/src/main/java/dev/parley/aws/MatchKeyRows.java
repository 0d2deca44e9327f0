package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.facts.Fact;
import dev.parley.facts.MatchKey;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The match keys by which a report finds its fact: in rows {@code KEY#occasion|parties|2026-11 / KEYS} with the id of the
 * fact that holds each, and in the row of that fact. A receipt contains both as one snapshot.
 */
record MatchKeyRows(DynamoTable table) {
    private static final String KEY = "KEY#";
    private static final String ROW = "KEYS";
    private static final String ENTITY = "keys";

    /** Adds match keys to a transaction, to be taken only if no fact holds them. The keys of one month are one write. */
    static void take(Transaction transaction, Collection<MatchKey> keys, Fact fact) {
        var rows = new LinkedHashMap<String, List<String>>();
        keys.stream().map(one -> Slot.of(one.key())).forEach(slot -> rows.computeIfAbsent(
                        slot.row(), row -> new ArrayList<>())
                .add("#" + slot.name()));
        rows.forEach((row, slots) -> transaction.update(
                key(row, ROW),
                "SET #entity = :entity, "
                        + slots.stream().map(slot -> slot + " = :fact").collect(joining(", ")),
                slots.stream().map(slot -> "attribute_not_exists(" + slot + ")").collect(joining(" AND ")),
                Map.of(":entity", text(ENTITY), ":fact", text(fact.id()))));
    }

    /** The match keys that fit into a transaction beside so many other writes. The most certain keys come first. */
    static List<MatchKey> fitting(Collection<MatchKey> keys, int otherWrites) {
        return keys.stream().limit(Transaction.MAX_ITEMS - otherWrites).toList();
    }

    /** The ids of the facts that hold these match keys. Keys that no fact holds are left out. */
    Map<MatchKey, String> holders(Collection<MatchKey> keys) {
        var slots = new HashMap<MatchKey, Slot>();
        keys.forEach(one -> slots.put(one, Slot.of(one.key())));
        var rows = new HashMap<String, Map<String, AttributeValue>>();
        table.all(slots.values().stream().map(slot -> key(slot.row(), ROW)).toList())
                .forEach(row -> rows.put(Items.required(row, Items.PK).s(), row));
        var holders = new HashMap<MatchKey, String>();
        slots.forEach((one, slot) -> Optional.ofNullable(rows.get(slot.row()))
                .map(row -> row.get(slot.name()))
                .ifPresent(fact -> holders.put(one, fact.s())));
        return holders;
    }

    /**
     * The row and the attribute of a match key. The keys of one occasion and the same parties in one month are
     * attributes of one row, because a fact takes several of them at once: its day, the windows around it, its month.
     * The attribute names are short, so that the row of a full month stays below 1 KB.
     */
    private record Slot(String row, String name) {
        private static final Pattern TIME = Pattern.compile("(open:)?(\\d{4}-\\d{2})(?:-(\\d{2})(\\+1)?)?");

        static Slot of(String matchKey) {
            var bar = matchKey.lastIndexOf('|');
            var time = TIME.matcher(matchKey.substring(bar + 1));
            if (!time.matches()) {
                return new Slot(KEY + matchKey, "whole");
            }
            var row = KEY + matchKey.substring(0, bar + 1) + time.group(2);
            if (time.group(1) != null) {
                return new Slot(row, "open" + (time.group(3) == null ? "" : time.group(3)));
            }
            if (time.group(3) == null) {
                return new Slot(row, "m");
            }
            return new Slot(row, (time.group(4) == null ? "d" : "w") + time.group(3));
        }
    }

    /** The snapshot, as JSON, of a new fact that takes these match keys. */
    static String snapshot(Fact fact, Collection<MatchKey> taken) {
        return snapshot(fact, new TreeSet<>(taken.stream().map(MatchKey::key).toList()));
    }

    /** The snapshot, as JSON, of a fact that takes these match keys besides those that it holds. */
    String snapshotWithHeld(Fact fact, Collection<MatchKey> taken) {
        var keys = new TreeSet<String>();
        table.get(FactRows.pk(fact.id()), FactRows.FACT).ifPresent(row -> keys.addAll(FactRows.keys(row)));
        taken.forEach(one -> keys.add(one.key()));
        return snapshot(fact, keys);
    }

    private static String snapshot(Fact fact, SequencedSet<String> keys) {
        return Items.write(new FactSnapshot((ObjectNode) Items.tree(Items.write(fact)), List.copyOf(keys)));
    }

    private record FactSnapshot(ObjectNode fact, List<String> matchKeys) {}

    /**
     * Writes the fact of a snapshot with its match keys, as alerted and without sightings. Of several snapshots the
     * latest stays, and a fact that was sighted since is not changed.
     *
     * @param decided when the alert with this snapshot was decided
     */
    void restore(String snapshot, Instant decided) {
        var restored = Items.read(snapshot, FactSnapshot.class);
        restored.fact().put("mentions", 0).put("alerted", true).putArray("sources");
        var fact = fact(restored.fact());
        var row = FactRows.fact(fact, restored.matchKeys());
        row.put("restored", text(SortableInstant.of(decided)));
        var written = table.put(
                row,
                "attribute_not_exists(pk) OR (#mentions = :none AND #restored <= :restored)",
                Map.of(":none", number(0), ":restored", row.get("restored")));
        if (!written && !restored.matchKeys().isEmpty()) {
            table.update(
                    key(FactRows.pk(fact.id()), FactRows.FACT),
                    "ADD #keys :keys",
                    null,
                    Map.of(":keys", AttributeValue.fromSs(restored.matchKeys())));
        }
        take(restored.matchKeys(), fact);
    }

    /** Takes those of the match keys that no other fact holds. */
    private void take(List<String> matchKeys, Fact fact) {
        for (var matchKey : matchKeys) {
            var slot = Slot.of(matchKey);
            table.update(
                    key(slot.row(), ROW),
                    "SET #entity = :entity, #" + slot.name() + " = :fact",
                    "attribute_not_exists(#" + slot.name() + ")",
                    Map.of(":entity", text(ENTITY), ":fact", text(fact.id())));
        }
    }

    private static Fact fact(ObjectNode json) {
        try {
            return Json.MAPPER.treeToValue(json, Fact.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
