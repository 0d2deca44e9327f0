package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Dispatch.Kind;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Outbox.Admission;
import dev.parley.alerts.Outbox.Leased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The counters behind the limits, {@code QUOTA#alerts#hour} and {@code QUOTA#sms#day}. A place is taken in one
 * transaction with the note, on the dispatch, that it has one: so a counter never exceeds its limit, and an attempt
 * that is repeated within the hour takes no second place.
 */
final class Quota {
    private static final String HOUR_TAKEN = "hourTaken";
    private static final String SMS_TAKEN = "smsTaken";

    private final Table table;

    Quota(Table table) {
        this.table = requireNonNull(table, "table");
    }

    Admission admit(Leased leased, Instant now, Limits limits) {
        var row = table.get(Rolls.pk(leased.dispatch().id()), Rolls.DISPATCH).orElse(Map.of());
        var hour = DynamoOutbox.hour(now).toString().substring(0, 13);
        var day = hour.substring(0, 10);
        // A digest tells what the limit held back: it is not counted against that limit.
        var wanted = leased.dispatch().kind() == Kind.REPORT && !has(row, HOUR_TAKEN, hour)
                ? Optional.of(hour)
                : Optional.<String>empty();
        var hasSms = has(row, SMS_TAKEN, day);
        if (!hasSms && limits.smsPerDay() > 0) {
            var taken = take(leased, wanted, Optional.of(day), limits);
            if (taken != Admission.WITHOUT_SMS) {
                return taken;
            }
        }
        var taken = wanted.isEmpty() ? Admission.ADMITTED : take(leased, wanted, Optional.empty(), limits);
        return taken == Admission.ADMITTED && !hasSms ? Admission.WITHOUT_SMS : taken;
    }

    private static boolean has(Map<String, AttributeValue> row, String attribute, String value) {
        return row.containsKey(attribute) && row.get(attribute).s().equals(value);
    }

    /** Takes the places that are wanted, all of them or none; WITHOUT_SMS when it is the day's SMS that are used up. */
    private Admission take(Leased leased, Optional<String> hour, Optional<String> day, Limits limits) {
        var transaction = table.transaction();
        var values = new HashMap<>(DynamoOutbox.ours(leased));
        var notes = new ArrayList<String>();
        hour.ifPresent(value -> note(HOUR_TAKEN, value, notes, values));
        day.ifPresent(value -> note(SMS_TAKEN, value, notes, values));
        transaction.update(
                DynamoOutbox.row(leased.dispatch().id()), "SET " + String.join(", ", notes), DynamoOutbox.OURS, values);
        hour.ifPresent(value -> count(transaction, "alerts#" + value, limits.alertsPerHour()));
        day.ifPresent(value -> count(transaction, "sms#" + value, limits.smsPerDay()));
        var failed = transaction.run();
        if (failed.isEmpty()) {
            return Admission.ADMITTED;
        }
        if (failed.contains(0)) {
            return Admission.NOT_OURS;
        }
        return hour.isPresent() && failed.contains(1) ? Admission.FULL : Admission.WITHOUT_SMS;
    }

    private static void note(String name, String value, List<String> notes, Map<String, AttributeValue> values) {
        notes.add("#" + name + " = :" + name);
        values.put(":" + name, text(value));
    }

    private static void count(Transaction transaction, String what, int limit) {
        transaction.update(
                key("QUOTA#" + what, "QUOTA"),
                "SET #entity = :entity ADD #used :one",
                "attribute_not_exists(#used) OR #used < :limit",
                Map.of(":entity", text("quota"), ":one", number(1), ":limit", number(limit)));
    }
}
