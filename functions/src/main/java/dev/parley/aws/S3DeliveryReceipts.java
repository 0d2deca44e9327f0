package dev.parley.aws;

import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Receipts as S3 objects beside the articles: {@code receipts/report/{id}/holding.json}, {@code .../sending.json} and
 * {@code .../sent.json}, those of digests under {@code receipts/storm/} and {@code receipts/day/}.
 */
public record S3DeliveryReceipts(S3Client s3, String bucket) implements DeliveryReceipts {
    private static final String PREFIX = "receipts/";

    private record Content(Notification notification, List<Decision> decisions) {}

    private record Members(Notification notification, List<String> members) {}

    private record Answer(String messageId, Instant sent) {}

    @Override
    public void holding(Notification notification, List<Decision> decisions) {
        put(notification, Step.HOLDING, new Content(notification, decisions));
    }

    @Override
    public void sending(Notification notification, List<Decision> decisions) {
        put(notification, Step.SENDING, new Content(notification, decisions));
    }

    @Override
    public void sendingDigest(Notification digest, List<String> members) {
        put(digest, Step.SENDING, new Members(digest, members));
    }

    @Override
    public void sent(Notification notification, String messageId, Instant when) {
        put(notification, Step.SENT, new Answer(messageId, when));
    }

    private void put(Notification notification, Step step, Object content) {
        WriteOnceObjects.put(
                s3,
                bucket,
                key(folder(notification), step),
                "application/json",
                Items.write(content).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Set<Step> steps(Notification notification) {
        var steps = EnumSet.noneOf(Step.class);
        list(folder(notification)).forEach(key -> steps.add(step(key)));
        return steps;
    }

    @Override
    public Set<String> digestMembers(Kind kind, Step step) {
        var members = new HashSet<String>();
        for (var key : list(folder(kind))) {
            if (step(key) == step) {
                members.addAll(read(key(key.substring(0, key.lastIndexOf('/') + 1), Step.SENDING), Members.class)
                        .members());
            }
        }
        return members;
    }

    @Override
    public Page page(Optional<String> after, int limit) {
        var folder = folder(Kind.REPORT);
        var answer = s3.listObjectsV2(list -> list.bucket(bucket)
                .prefix(folder)
                .startAfter(after.orElse(null))
                .maxKeys(limit));
        var folders = new LinkedHashMap<String, Set<Step>>();
        for (var object : answer.contents()) {
            folders.computeIfAbsent(
                            object.key().substring(0, object.key().lastIndexOf('/') + 1),
                            f -> EnumSet.noneOf(Step.class))
                    .add(step(object.key()));
        }
        if (answer.isTruncated() && folders.size() > 1) {
            // The last notification may continue on the next page, which begins with it.
            folders.pollLastEntry();
        }
        var receipts = new ArrayList<Receipt>();
        folders.forEach((one, steps) -> {
            var from = steps.contains(Step.SENDING) ? Step.SENDING : Step.HOLDING;
            var content = read(key(one, from), Content.class);
            receipts.add(new Receipt(content.notification(), content.decisions(), steps));
        });
        // A tilde sorts after every receipt of the last folder and before the next folder.
        return new Page(
                receipts, answer.isTruncated() ? Optional.of(folders.lastEntry().getKey() + "~") : Optional.empty());
    }

    private List<String> list(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private <T> T read(String key, Class<T> type) {
        return Items.read(
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String(), type);
    }

    private static String folder(Kind kind) {
        return PREFIX + kind.name().toLowerCase(Locale.ROOT) + "/";
    }

    private static String folder(Notification notification) {
        return folder(notification.kind()) + notification.id() + "/";
    }

    private static String key(String folder, Step step) {
        return folder + step.name().toLowerCase(Locale.ROOT) + ".json";
    }

    private static Step step(String key) {
        var name = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
        return Step.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
