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
 * alerts. One transaction updates a counter and notes on the notification that it was counted. So a counter never exceeds
 * its limit, and a second attempt within the hour is not counted again.
 */
record Quota(DynamoTable table) {
    private static final String HOUR_TAKEN = "hourTaken";
    private static final String SMS_TAKEN = "smsTaken";
    private static final String SMS = "sms";

    /** The hour and the day in which a notification was counted, from its row. */
    static List<String> counted(Map<String, AttributeValue> row) {
        return Stream.of(HOUR_TAKEN, SMS_TAKEN)
                .filter(row::containsKey)
                .map(name -> name + Items.required(row, name).s())
                .toList();
    }

    /** A call of {@link #admit}. */
    private record Request(Leased leased, String hour, String day, Limits limits) {
        String counter() {
            return "alerts" + hour.substring(11);
        }
    }

    Admission admit(Leased leased, Instant now, Limits limits) {
        var hour = DigestRows.hour(now).toString().substring(0, 13);
        var request = new Request(leased, hour, hour.substring(0, 10), limits);
        // The row as the lease read it is rarely out of date. When it is, the write fails and the row is read again.
        return admitted(request, requireNonNull(leased.stored().get(DynamoOutbox.COUNTED)))
                .orElseGet(() -> {
                    var row = table.get(OutboxRows.pk(leased.notification().id()), OutboxRows.NOTIFICATION)
                            .orElse(Map.of());
                    return admitted(request, counted(row)).orElse(Admission.NOT_OURS);
                });
    }

    /** Empty when the notification has changed since it was read. */
    private Optional<Admission> admitted(Request request, List<String> counted) {
        // A digest contains what the limit of the hour held, so it is not counted against that limit.
        var wantsHour =
                request.leased().notification().kind() == Kind.REPORT && !counted.contains(HOUR_TAKEN + request.hour());
        var hasSms = counted.contains(SMS_TAKEN + request.day());
        if (!hasSms && request.limits().smsPerDay() > 0) {
            var taken = take(request, wantsHour, true);
            if (!taken.equals(Optional.of(Admission.WITHOUT_SMS))) {
                return taken;
            }
        }
        var taken = wantsHour ? take(request, true, false) : Optional.of(Admission.ADMITTED);
        return taken.map(one -> one == Admission.ADMITTED && !hasSms ? Admission.WITHOUT_SMS : one);
    }

    /** Counts against the wanted limits, all of them or none. WITHOUT_SMS when the day's SMS are used up. */
    private Optional<Admission> take(Request request, boolean wantsHour, boolean wantsSms) {
        var transaction = table.transaction();
        var values = new HashMap<>(DynamoOutbox.ours(request.leased()));
        var notes = new ArrayList<String>();
        var conditions = new ArrayList<>(List.of(DynamoOutbox.OURS));
        var counters = new TreeMap<String, Integer>();
        if (wantsHour) {
            note(HOUR_TAKEN, request.hour(), notes, conditions, values);
            counters.put(request.counter(), request.limits().alertsPerHour());
        }
        if (wantsSms) {
            note(SMS_TAKEN, request.day(), notes, conditions, values);
            counters.put(SMS, request.limits().smsPerDay());
        }
        transaction.update(
                DynamoOutbox.row(request.leased().notification().id()),
                "SET " + String.join(", ", notes),
                String.join(" AND ", conditions),
                values);
        count(transaction, request.day(), counters);
        var failed = transaction.run();
        if (failed.isEmpty()) {
            return Optional.of(Admission.ADMITTED);
        }
        if (failed.contains(0)) {
            return Optional.empty();
        }
        return Optional.of(wantsHour && isFull(request) ? Admission.FULL : Admission.WITHOUT_SMS);
    }

    /** Counters never decrease, so one that was full is still full. */
    private boolean isFull(Request request) {
        var row = table.get(pk(request.day()), "QUOTA").orElse(Map.of());
        return row.containsKey(request.counter())
                && Integer.parseInt(row.get(request.counter()).n())
                        >= request.limits().alertsPerHour();
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
