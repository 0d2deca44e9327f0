package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What makes a fact known again: the claims by which it is found, {@code CLAIM#key / CLAIM}, the list of those that it
 * holds, {@code FACT#id / CLAIMS}, and both as one text for receipts.
 */
final class FactMemory {
    private static final String CLAIMS = "CLAIMS";

    private static final int BATCH = 100;

    private final Table table;

    FactMemory(Table table) {
        this.table = requireNonNull(table, "table");
    }

    /** Takes as many claims as the transaction has room for; the surest come first, and are always among them. */
    void claim(Transaction transaction, Set<Claim> claims, Fact fact) {
        if (claims.isEmpty()) {
            return;
        }
        var taken = claims.stream().limit(transaction.room() - 1).toList();
        taken.forEach(claim -> transaction.putIfAbsent(claimItem(claim.key(), fact)));
        transaction.update(
                key("FACT#" + fact.id(), CLAIMS),
                "SET #entity = :entity ADD #claims :claims",
                null,
                Map.of(
                        ":entity",
                        text("claims"),
                        ":claims",
                        AttributeValue.fromSs(taken.stream().map(Claim::key).toList())));
    }

    private static Map<String, AttributeValue> claimItem(String claim, Fact fact) {
        var item = item("CLAIM#" + claim, "CLAIM", "claim");
        item.put("factId", text(fact.id()));
        return item;
    }

    /** What a receipt keeps of a fact that holds, or is about to take, these claims. */
    String of(Fact fact, Set<Claim> claims) {
        var keys = new TreeSet<String>();
        table.get("FACT#" + fact.id(), CLAIMS)
                .ifPresent(row -> keys.addAll(row.get("claims").ss()));
        claims.forEach(claim -> keys.add(claim.key()));
        return Items.write(new Kept(Json.MAPPER.valueToTree(fact), List.copyOf(keys)));
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
        var before = table.get("FACT#" + fact.id(), "FACT").map(row -> Items.read(row, Fact.class));
        var row = FactRows.fact(fact);
        row.put("told", text(SortableInstant.of(told)));
        var written = table.put(
                row,
                "attribute_not_exists(pk) OR (#mentions = :none AND #told <= :told)",
                Map.of(":none", number(0), ":told", row.get("told")));
        if (written) {
            before.ifPresent(old -> FactLists.items(old)
                    .forEach(copy -> table.delete(
                            copy.get(Items.PK).s(), copy.get(Items.SK).s())));
            var lists = table.transaction();
            FactLists.items(fact).forEach(lists::put);
            lists.run();
        }
        claim(kept.claims(), fact);
        var claims = item("FACT#" + fact.id(), CLAIMS, "claims");
        if (!kept.claims().isEmpty()) {
            claims.put("claims", AttributeValue.fromSs(kept.claims()));
            table.putIfAbsent(claims);
        }
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
