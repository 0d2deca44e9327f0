package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;

import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.Outbox.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of digests, which are notifications with members.
 *
 * <p>The row {@code DIGESTS / STORM} names the open digest of a storm, whose members are rows {@code MEMBER#moment#id} of
 * its partition. The digest of a day has no members of its own: it covers the notifications made within its range, which
 * the list {@code DAY} orders by the moment at which they were made. The row {@code DIGESTS / DAY} has the end of the last
 * range. A range ends {@link #SETTLED} before the digest is made, when no writer can add to it any more.
 */
record DigestRows(DynamoTable table, OutboxRows outbox) {
    /** Exceeds the time until a notification is in the list: a function's timeout of 60 s, and the lag of the index. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final String DIGESTS = "DIGESTS";
    private static final String MEMBER = "MEMBER#";
    private static final String FROM = "from";
    private static final String TO = "to";

    /** Characters of JSON; DynamoDB takes items of 400 KB. */
    private static final int ROOM_FOR_ENTRIES = 300_000;

    /** The members of a digest: of a storm's digest its rows, of a day's the notifications of its range. */
    Stream<Member> members(String digestId) {
        var digest = table.get(OutboxRows.pk(digestId), OutboxRows.NOTIFICATION).orElse(Map.of());
        if (digest.containsKey(FROM)) {
            return day(digest.get(FROM).s(), Items.required(digest, TO).s());
        }
        return table.query(OutboxRows.pk(digestId), MEMBER).map(row -> Items.read(row, Member.class));
    }

    private Stream<Member> day(String from, String to) {
        return table.listed(OutboxRows.DAY, from, to)
                .map(key -> table.get(Items.required(key, Items.PK).s(), OutboxRows.NOTIFICATION)
                        .orElseThrow())
                .map(row -> new Member(
                        Items.required(row, OutboxRows.ID).s(),
                        outbox.decisions(OutboxRows.alerts(row)).stream()
                                .map(decision -> DigestEntry.of(decision.alert()))
                                .toList()));
    }

    /** Whether a notification was made in a range of moments, both ends included. */
    private boolean isAnyMade(String from, String to) {
        return !table.query(table.list(OutboxRows.DAY, from, to).limit(1).build())
                .items()
                .isEmpty();
    }

    /** When the first member of a digest was added; empty when it has none. */
    private Optional<Instant> begun(String digestId) {
        return table.first(OutboxRows.pk(digestId), MEMBER)
                .map(row -> Instant.parse(Items.required(row, Items.SK).s().split("#")[1]));
    }

    /** Adds a member of a storm's digest to a transaction, on condition that the digest is open. */
    void addTo(
            String digestId, Transaction transaction, String notificationId, List<DigestEntry> entries, Instant now) {
        transaction
                .unlessThere(key(OutboxRows.pk(digestId), OutboxRows.NOTIFICATION))
                .put(item(
                        OutboxRows.pk(digestId),
                        MEMBER + SortableInstant.of(now) + "#" + notificationId,
                        "member",
                        new Member(notificationId, fitting(entries))));
    }

    /** The entries that one item takes; an article of hundreds of new facts would exceed it. */
    private static List<DigestEntry> fitting(List<DigestEntry> entries) {
        int room = ROOM_FOR_ENTRIES;
        int count = 0;
        while (count < entries.size()
                && (room -= Items.write(entries.get(count)).length()) > 0) {
            count++;
        }
        return entries.subList(0, count);
    }

    /** The id of the open digest of a storm; opens one when there is none. */
    String openStorm(Instant now) {
        var open = storm();
        if (open.isPresent()) {
            return open.get();
        }
        table.update(
                key(DIGESTS, Kind.STORM.name()),
                "SET #entity = :entity, #open = :open",
                "attribute_not_exists(#open)",
                Map.of(":entity", text("digests"), ":open", text(digestId(Kind.STORM, now))));
        // The first writer chooses the digest's id.
        return openStorm(now);
    }

    /** The id of the open digest of a storm. */
    private Optional<String> storm() {
        return table.get(DIGESTS, Kind.STORM.name())
                .flatMap(row -> Optional.ofNullable(row.get("open")))
                .map(AttributeValue::s);
    }

    /** An id for a digest that no digest has, not even one of an index that was lost: it contains the moment. */
    private String digestId(Kind digest, Instant now) {
        var name = digest.name().toLowerCase(Locale.ROOT) + "-" + now.toEpochMilli();
        while (table.get(OutboxRows.pk(name), OutboxRows.NOTIFICATION).isPresent()) {
            name += "x";
        }
        return name;
    }

    /** The row of the digest of a day: of the notifications made after {@code from}, up to {@code to}. */
    private static Map<String, AttributeValue> day(String id, Instant now, String from, String to) {
        var row = OutboxRows.notification(id, Kind.DAY, now);
        row.put(FROM, text(from));
        row.put(TO, text(to));
        return row;
    }

    /** See {@link dev.parley.application.ports.OutboxSweep#closeStorm}. */
    Optional<String> closeStorm(Instant now) {
        var open = storm();
        var due = open.flatMap(this::begun).filter(first -> hour(first).isBefore(hour(now)));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var failed = table.transaction()
                .putIfAbsent(OutboxRows.notification(open.get(), Kind.STORM, now))
                .delete(key(DIGESTS, Kind.STORM.name()), "open", text(open.get()))
                .run();
        return failed.isEmpty() ? open : Optional.empty();
    }

    static Instant hour(Instant moment) {
        return moment.truncatedTo(ChronoUnit.HOURS);
    }

    /** See {@link dev.parley.application.ports.OutboxSweep#closeDay}. */
    Optional<String> closeDay(LocalDate day, Instant now) {
        var last = table.get(DIGESTS, Kind.DAY.name()).orElse(Map.of());
        if (last.containsKey("day") && last.get("day").s().compareTo(day.toString()) >= 0) {
            return Optional.empty();
        }
        var from = last.containsKey("end") ? last.get("end").s() : "0";
        // A tilde sorts after every notification of that moment.
        var to = SortableInstant.of(now.minus(SETTLED)) + "~";
        var key = key(DIGESTS, Kind.DAY.name());
        var change = "SET #entity = :entity, #day = :day, #end = :to";
        var values = new HashMap<>(Map.of(":entity", text("digests"), ":day", text(day.toString()), ":to", text(to)));
        var once = "attribute_not_exists(#day) OR #day < :day";
        if (from.compareTo(to) >= 0 || !isAnyMade(from, to)) {
            // No digest of this day: later notifications are in tomorrow's.
            table.update(key, "SET #entity = :entity, #day = :day", once, without(values, ":to"));
            return Optional.empty();
        }
        var id = digestId(Kind.DAY, now);
        var failed = table.transaction()
                .putIfAbsent(day(id, now, from, to))
                .update(key, change, once, values)
                .run();
        return failed.isEmpty() ? Optional.of(id) : Optional.empty();
    }

    private static Map<String, AttributeValue> without(Map<String, AttributeValue> values, String name) {
        var rest = new HashMap<>(values);
        rest.remove(name);
        return rest;
    }
}
