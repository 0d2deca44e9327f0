package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.Outbox.Admission;
import dev.parley.application.ports.Outbox.Leased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The counters of the limits, in one row a day: {@code QUOTA#2026-11-24 / QUOTA} counts the day's SMS and each hour's
 * alerts. A place is taken in one transaction with the note, on the dispatch, that it has one: so a counter never
 * exceeds its limit, and an attempt that is repeated within the hour takes no second place.
 */
final class Quota {
    private static final String HOUR_TAKEN = "hourTaken";
    private static final String SMS_TAKEN = "smsTaken";
    private static final String SMS = "sms";

    private final IndexTable table;

    Quota(IndexTable table) {
        this.table = requireNonNull(table, "table");
    }

    /** The hour and the day in which a dispatch has places, from its row. */
    static List<String> places(Map<String, AttributeValue> row) {
        return Stream.of(HOUR_TAKEN, SMS_TAKEN)
                .filter(row::containsKey)
                .map(name -> name + row.get(name).s())
                .toList();
    }

    /** What one call of {@link #admit} is about. */
    private record Asked(Leased leased, String hour, String day, Limits limits) {
        String counter() {
            return "alerts" + hour.substring(11);
        }
    }

    Admission admit(Leased leased, Instant now, Limits limits) {
        var hour = DynamoOutbox.hour(now).toString().substring(0, 13);
        var asked = new Asked(leased, hour, hour.substring(0, 10), limits);
        // What the lease has read is mostly still so; where it is not, the note fails, and the row is read again.
        return admitted(asked, leased.kept().get(DynamoOutbox.PLACES)).orElseGet(() -> {
            var row = table.get(OutboxRows.pk(leased.dispatch().id()), OutboxRows.DISPATCH)
                    .orElse(Map.of());
            return admitted(asked, places(row)).orElse(Admission.NOT_OURS);
        });
    }

    /** Empty when the dispatch is not as it was read. */
    private Optional<Admission> admitted(Asked asked, List<String> places) {
        // A digest tells what the limit held back: it is not counted against that limit.
        var wantsHour = asked.leased().dispatch().kind() == Kind.REPORT && !places.contains(HOUR_TAKEN + asked.hour());
        var hasSms = places.contains(SMS_TAKEN + asked.day());
        if (!hasSms && asked.limits().smsPerDay() > 0) {
            var taken = take(asked, wantsHour, true);
            if (!taken.equals(Optional.of(Admission.WITHOUT_SMS))) {
                return taken;
            }
        }
        var taken = wantsHour ? take(asked, true, false) : Optional.of(Admission.ADMITTED);
        return taken.map(one -> one == Admission.ADMITTED && !hasSms ? Admission.WITHOUT_SMS : one);
    }

    /** Takes the places that are wanted, all of them or none; WITHOUT_SMS when it is the day's SMS that are used up. */
    private Optional<Admission> take(Asked asked, boolean wantsHour, boolean wantsSms) {
        var transaction = table.transaction();
        var values = new HashMap<>(DynamoOutbox.ours(asked.leased()));
        var notes = new ArrayList<String>();
        var conditions = new ArrayList<>(List.of(DynamoOutbox.OURS));
        var counters = new TreeMap<String, Integer>();
        if (wantsHour) {
            note(HOUR_TAKEN, asked.hour(), notes, conditions, values);
            counters.put(asked.counter(), asked.limits().alertsPerHour());
        }
        if (wantsSms) {
            note(SMS_TAKEN, asked.day(), notes, conditions, values);
            counters.put(SMS, asked.limits().smsPerDay());
        }
        transaction.update(
                DynamoOutbox.row(asked.leased().dispatch().id()),
                "SET " + String.join(", ", notes),
                String.join(" AND ", conditions),
                values);
        count(transaction, asked.day(), counters);
        var failed = transaction.run();
        if (failed.isEmpty()) {
            return Optional.of(Admission.ADMITTED);
        }
        if (failed.contains(0)) {
            return Optional.empty();
        }
        return Optional.of(wantsHour && isFull(asked) ? Admission.FULL : Admission.WITHOUT_SMS);
    }

    /** Counters never fall, so one that was full is. */
    private boolean isFull(Asked asked) {
        var row = table.get(pk(asked.day()), "QUOTA").orElse(Map.of());
        return row.containsKey(asked.counter())
                && Integer.parseInt(row.get(asked.counter()).n())
                        >= asked.limits().alertsPerHour();
    }

    private static String pk(String day) {
        return "QUOTA#" + day;
    }

    private static void note(
            String name,
            String value,
            List<String> notes,
            List<String> conditions,
            Map<String, AttributeValue> values) {
        notes.add("#" + name + " = :" + name);
        conditions.add("(attribute_not_exists(#" + name + ") OR #" + name + " <> :" + name + ")");
        values.put(":" + name, text(value));
    }

    private static void count(Transaction transaction, String day, Map<String, Integer> counters) {
        var values = new HashMap<>(Map.of(":entity", text("quota"), ":one", number(1)));
        var adds = new ArrayList<String>();
        var conditions = new ArrayList<String>();
        counters.forEach((name, limit) -> {
            adds.add("#" + name + " :one");
            conditions.add("(attribute_not_exists(#" + name + ") OR #" + name + " < :" + name + ")");
            values.put(":" + name, number(limit));
        });
        transaction.update(
                key(pk(day), "QUOTA"),
                "SET #entity = :entity ADD " + String.join(", ", adds),
                String.join(" AND ", conditions),
                values);
    }
}
