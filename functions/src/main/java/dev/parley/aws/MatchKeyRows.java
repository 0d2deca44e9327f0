package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;
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
 * What makes a fact known again: the claims by which it is found, in rows {@code CLAIM#occasion|parties|2026-11 / CLAIMS},
 * the list of those that it holds, in its own row, and both as one text for receipts.
 */
final class MatchKeyRows {
    private static final String CLAIM = "CLAIM#";
    private static final String ROW = "CLAIMS";

    private final IndexTable table;

    MatchKeyRows(IndexTable table) {
        this.table = requireNonNull(table, "table");
    }

    /** Adds claims to a transaction, to be taken only if no fact holds them; those of one month are one write. */
    static void claim(Transaction transaction, Collection<MatchKey> claims, Fact fact) {
        var rows = new LinkedHashMap<String, List<String>>();
        claims.stream().map(claim -> Slot.of(claim.key())).forEach(slot -> rows.computeIfAbsent(
                        slot.row(), row -> new ArrayList<>())
                .add("#" + slot.name()));
        rows.forEach((row, slots) -> transaction.update(
                key(row, ROW),
                "SET #entity = :entity, "
                        + slots.stream().map(slot -> slot + " = :fact").collect(joining(", ")),
                slots.stream().map(slot -> "attribute_not_exists(" + slot + ")").collect(joining(" AND ")),
                Map.of(":entity", text("claims"), ":fact", text(fact.id()))));
    }

    /** As many claims as fit beside so many other writes; the surest come first, and are always among them. */
    static List<MatchKey> fitting(Collection<MatchKey> claims, int others) {
        return claims.stream().limit(Transaction.MAX_ITEMS - others).toList();
    }

    /** The ids of the facts that hold these claims; claims that are free are left out. */
    Map<MatchKey, String> holders(Collection<MatchKey> claims) {
        var slots = new HashMap<MatchKey, Slot>();
        claims.forEach(claim -> slots.put(claim, Slot.of(claim.key())));
        var rows = new HashMap<String, Map<String, AttributeValue>>();
        table.all(slots.values().stream().map(slot -> key(slot.row(), ROW)).toList())
                .forEach(row -> rows.put(row.get(Items.PK).s(), row));
        var holders = new HashMap<MatchKey, String>();
        slots.forEach((claim, slot) -> Optional.ofNullable(rows.get(slot.row()))
                .map(row -> row.get(slot.name()))
                .ifPresent(fact -> holders.put(claim, fact.s())));
        return holders;
    }

    /**
     * Where a claim is kept. The claims of one occasion and the same parties in one month are attributes of one row,
     * because a fact takes several of them at once: its day, the windows around it, its month. The names are short, so
     * that a month whose every day is taken is still less than 1 KB.
     */
    private record Slot(String row, String name) {
        private static final Pattern TIME = Pattern.compile("(open:)?(\\d{4}-\\d{2})(?:-(\\d{2})(\\+1)?)?");

        static Slot of(String claim) {
            var bar = claim.lastIndexOf('|');
            var time = TIME.matcher(claim.substring(bar + 1));
            if (!time.matches()) {
                return new Slot(CLAIM + claim, "whole");
            }
            var row = CLAIM + claim.substring(0, bar + 1) + time.group(2);
            if (time.group(1) != null) {
                return new Slot(row, "open" + (time.group(3) == null ? "" : time.group(3)));
            }
            if (time.group(3) == null) {
                return new Slot(row, "m");
            }
            return new Slot(row, (time.group(4) == null ? "d" : "w") + time.group(3));
        }
    }

    /** What a receipt keeps of a new fact that takes these claims. */
    static String ofNew(Fact fact, Collection<MatchKey> claims) {
        return of(fact, new TreeSet<>(claims.stream().map(MatchKey::key).toList()));
    }

    /** What a receipt keeps of a fact that holds claims, and is about to take these. */
    String of(Fact fact, Collection<MatchKey> claims) {
        var keys = new TreeSet<String>();
        table.get(FactRows.pk(fact.id()), FactRows.FACT).ifPresent(row -> keys.addAll(FactRows.claims(row)));
        claims.forEach(claim -> keys.add(claim.key()));
        return of(fact, keys);
    }

    private static String of(Fact fact, SequencedSet<String> claims) {
        return Items.write(new FactSnapshot(Json.MAPPER.valueToTree(fact), List.copyOf(claims)));
    }

    private record FactSnapshot(ObjectNode fact, List<String> claims) {}

    /**
     * Writes a fact that was told again, with its claims: as one that nobody reported yet. Of a fact that was told more
     * than once the latest state stays, and a state that was seen since is left alone.
     */
    void restore(String memory, Instant told) {
        var kept = Items.read(memory, FactSnapshot.class);
        kept.fact().put("mentions", 0).put("alerted", true).putArray("sources");
        var fact = fact(kept.fact());
        var row = FactRows.fact(fact, kept.claims());
        row.put("told", text(SortableInstant.of(told)));
        var written = table.put(
                row,
                "attribute_not_exists(pk) OR (#mentions = :none AND #told <= :told)",
                Map.of(":none", number(0), ":told", row.get("told")));
        if (!written && !kept.claims().isEmpty()) {
            table.update(
                    Items.key(FactRows.pk(fact.id()), FactRows.FACT),
                    "ADD #claims :claims",
                    null,
                    Map.of(":claims", AttributeValue.fromSs(kept.claims())));
        }
        claim(kept.claims(), fact);
    }

    /** Takes those of the claims that no other fact holds. */
    private void claim(List<String> claims, Fact fact) {
        for (var claim : claims) {
            var slot = Slot.of(claim);
            table.update(
                    key(slot.row(), ROW),
                    "SET #entity = :entity, #" + slot.name() + " = :fact",
                    "attribute_not_exists(#" + slot.name() + ")",
                    Map.of(":entity", text("claims"), ":fact", text(fact.id())));
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
