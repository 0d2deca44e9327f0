package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks of the archive's bucket: what it removes, whom it notifies, and what can be turned on. */
final class ArchiveBucket {
    /** What the bucket removes by itself, by prefix: current objects, versions that were replaced or deleted, and the rest. */
    private static final Map<String, String> LIFECYCLE = Map.of(
            "", "365",
            "search/", "1 ExpiredObjectDeleteMarker",
            "tables/", "1",
            "feeds/items/", "1",
            "exports/", "1 current 7",
            "inbox/", "30 ExpiredObjectDeleteMarker",
            "rebuild/", "1 current 30",
            "uploads", "7");

    private static final JsonNode COLD = Changes.reference(
            "Fn::If",
            List.of(
                    "HasColdStorage",
                    Map.of(
                            "Id",
                            "MoveToColderStorage",
                            "Status",
                            "Enabled",
                            "Prefix",
                            "articles/",
                            "Transitions",
                            List.of(Map.of(
                                    "StorageClass",
                                    Settings.read("ColdStorageClass"),
                                    "TransitionInDays",
                                    Settings.read("ColdAfterDays")))),
                    Map.of("Ref", "AWS::NoValue")));

    private ArchiveBucket() {}

    static List<String> theArchiveIsKept(Stack stack) {
        var faults = new ArrayList<String>();
        for (var bucket : stack.system().resources("AWS::S3::Bucket").entrySet()) {
            var rules = new TreeMap<String, String>();
            for (var rule : bucket.getValue()
                    .path("Properties")
                    .path("LifecycleConfiguration")
                    .path("Rules")) {
                if (rule.path("Fn::If").path(0).asText().equals("HasColdStorage")) {
                    // It moves versions to another class, and removes nothing.
                    continue;
                }
                var uploads = rule.path("AbortIncompleteMultipartUpload").path("DaysAfterInitiation");
                if (!rule.path("Status").asText().equals("Enabled")) {
                    faults.add(bucket.getKey() + "'s rule " + rule.path("Id") + " does nothing");
                }
                if (rule.has("ExpirationDate") || rule.has("Transitions")) {
                    faults.add(bucket.getKey() + " moves or removes objects: " + rule);
                }
                var says = uploads.asText()
                        + rule.path("NoncurrentVersionExpiration")
                                .path("NoncurrentDays")
                                .asText()
                        + (rule.path("ExpiredObjectDeleteMarker").asBoolean() ? " ExpiredObjectDeleteMarker" : "")
                        + (rule.has("ExpirationInDays")
                                ? " current " + rule.path("ExpirationInDays").asText()
                                : "");
                rules.put(uploads.isMissingNode() ? rule.path("Prefix").asText() : "uploads", says);
            }
            if (!rules.equals(LIFECYCLE)) {
                faults.add(bucket.getKey() + " removes " + rules + ", not " + new TreeMap<>(LIFECYCLE));
            }
        }
        return faults;
    }

    static List<String> theArchiveTellsOfWhatItShould(Stack stack) {
        var told = new TreeSet<String>();
        for (var bucket : stack.system().resources("AWS::S3::Bucket").values()) {
            for (var one :
                    bucket.path("Properties").path("NotificationConfiguration").path("QueueConfigurations")) {
                told.add(one.path("Event").asText() + " " + Template.reference(one.path("Queue"))
                        + one.path("Filter").path("S3Key").path("Rules"));
            }
        }
        var wanted = new TreeSet<>(Set.of(
                "s3:ObjectCreated:* IndexQueue[{\"Name\":\"prefix\",\"Value\":\"articles/\"},"
                        + "{\"Name\":\"suffix\",\"Value\":\".warc.gz\"}]",
                "s3:ObjectCreated:* InboxQueue[{\"Name\":\"prefix\",\"Value\":\"inbox/\"}]",
                "s3:ObjectCreated:* ExportQueue[{\"Name\":\"prefix\",\"Value\":\"exports/\"},"
                        + "{\"Name\":\"suffix\",\"Value\":\"/request.json\"}]"));
        return told.equals(wanted) ? List.of() : List.of("the archive tells of " + told + ", not of " + wanted);
    }

    /** What is off by default can be turned on: object lock and colder storage. */
    static List<String> theArchiveCanBeLockedAndMoved(Stack stack) {
        var bucket = stack.system().properties("ArchiveBucket");
        var faults = new ArrayList<String>();
        if (!bucket.path("ObjectLockEnabled")
                .toString()
                .equals("{\"Fn::If\":[\"HasObjectLock\",true,{\"Ref\":\"AWS::NoValue\"}]}")) {
            faults.add("object lock is " + bucket.path("ObjectLockEnabled"));
        }
        if (bucket.path("LifecycleConfiguration").path("Rules").valueStream().noneMatch(COLD::equals)) {
            faults.add("no rule moves versions to colder storage");
        }
        return faults;
    }
}
