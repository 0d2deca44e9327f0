package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.facts.Claim;
import dev.parley.facts.Fact;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What makes a fact known again: the claims by which it is found, {@code CLAIM#key / CLAIM}, the list of those that it
 * holds, in its own row, and both as one text for receipts.
 */
final class FactMemory {
    private static final int BATCH = 100;

    private final Table table;

    FactMemory(Table table) {
        this.table = requireNonNull(table, "table");
    }

    /** Adds claims to a transaction, to be taken only if no fact holds them. */
    static void claim(Transaction transaction, Collection<Claim> claims, Fact fact) {
        claims.forEach(claim -> transaction.putIfAbsent(claimItem(claim.key(), fact)));
    }

    /** As many claims as fit beside so many other writes; the surest come first, and are always among them. */
    static List<Claim> fitting(Collection<Claim> claims, int others) {
        return claims.stream().limit(Transaction.MAX_ITEMS - others).toList();
    }

    private static Map<String, AttributeValue> claimItem(String claim, Fact fact) {
        var item = item("CLAIM#" + claim, "CLAIM", "claim");
        item.put("factId", text(fact.id()));
        return item;
    }

    /** What a receipt keeps of a new fact that takes these claims. */
    static String ofNew(Fact fact, Collection<Claim> claims) {
        return of(fact, new TreeSet<>(claims.stream().map(Claim::key).toList()));
    }

    /** What a receipt keeps of a fact that holds claims, and is about to take these. */
    String of(Fact fact, Collection<Claim> claims) {
        var keys = new TreeSet<String>();
        table.get(FactRows.pk(fact.id()), FactRows.FACT).ifPresent(row -> keys.addAll(FactRows.claims(row)));
        claims.forEach(claim -> keys.add(claim.key()));
        return of(fact, keys);
    }

    private static String of(Fact fact, TreeSet<String> claims) {
        return Items.write(new Kept(Json.MAPPER.valueToTree(fact), List.copyOf(claims)));
    }

    private record Kept(ObjectNode fact, List<String> claims) {}

    /**
     * Writes a fact that was told again, with its claims: as one that nobody reported yet. Of a fact that was told more
     * than once the latest state stays, and a state that was seen since is left alone.
     */
    void restore(String memory, Instant told) {
        var kept = Items.read(memory, Kept.class);
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
        for (int from = 0; from < claims.size(); from += BATCH) {
            var batch = new ArrayList<>(claims.subList(from, Math.min(claims.size(), from + BATCH)));
            while (!batch.isEmpty()) {
                var transaction = table.transaction();
                batch.forEach(claim -> transaction.putIfAbsent(claimItem(claim, fact)));
                var taken = transaction.run();
                if (taken.isEmpty()) {
                    break;
                }
                taken.reversed().forEach(position -> batch.remove((int) position));
            }
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
