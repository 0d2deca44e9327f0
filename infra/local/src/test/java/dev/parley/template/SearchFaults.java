package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.removeAlarm;
import static dev.parley.template.Changes.removeMetric;
import static dev.parley.template.Changes.set;
import static dev.parley.template.Changes.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of the search index and the inbox. */
final class SearchFaults {
    private SearchFaults() {}

    static List<Fault> all() {
        var changed = "FollowFunction/Properties/Events/Changed/Properties";
        return List.of(
                remove("snapshotsAreTakenAndUsed", "FollowFunction/Properties/SnapStart"),
                set("snapshotsAreTakenAndUsed", "FollowFunction/Properties/SnapStart/ApplyOn", "PublishedVersions"),
                set("snapshotsAreTakenAndUsed", "FollowFunction/Properties/SnapStart/ApplyOn/Fn::If/0", "HasTracing"),
                set("snapshotsAreTakenAndUsed", "FollowFunction/Properties/SnapStart/ApplyOn/Fn::If/2", "None"),
                set("snapshotsAreTakenAndUsed", "FollowFunction/Properties/EphemeralStorage/Size/Fn::If/2", 1024),
                remove("streamPassesWhatTheSearchIndexFollows", changed + "/FilterCriteria"),
                new Fault("streamPassesWhatTheSearchIndexFollows", "deleted articles stay", stack -> ((ArrayNode)
                                object(stack.system(), changed + "/FilterCriteria")
                                        .path("Filters"))
                        .remove(2)),
                new Fault("aStreamHasAtMostTwoReaders", "a third reader", stack -> object(
                                stack.system(), "SweepFunction/Properties/Events")
                        .set(
                                "Changed",
                                stack.system()
                                        .properties("FollowFunction")
                                        .path("Events")
                                        .path("Changed"))),
                new Fault("theInboxIsEmptiedByItsFunctionAlone", "another function reads it", stack -> statement(
                                stack.system(), "IntakeRole", "ReadVersions")
                        .putObject("Resource")
                        .put("Fn::Sub", "${ArchiveBucket.Arn}/inbox/*")),
                new Fault("theInboxIsEmptiedByItsFunctionAlone", "its function calls itself", stack -> statement(
                                stack.system(), "InboxRole", "PutAsideWhatIsRefused")
                        .putObject("Resource")
                        .put("Fn::Sub", "${ArchiveBucket.Arn}/inbox/*")),
                set(
                        "theArchiveTellsTheIndex",
                        "ArchiveBucket/Properties/NotificationConfiguration/QueueConfigurations/2/Filter/S3Key/Rules/0/Value",
                        "inbox-refused/"),
                new Fault("theSearchIndexHasOneWriter", "readers may write it", stack -> statement(
                                stack.system(), "IntakeRole", "Archive")
                        .putObject("Resource")
                        .put("Fn::Sub", "${ArchiveBucket.Arn}/search/*")),
                remove("everyAsynchronousHopHasAFailureQueue", changed + "/DestinationConfig"),
                removeMetric("everyFailureQueueHasAnAlarm", "ServiceFailures", "followFailures"),
                removeAlarm("everythingThatCanFailOrStickHasAnAlarm", "SearchLate"),
                new Fault("theSearchIndexIsWrittenOnce", "the policy is of versions and receipts", stack -> ((ArrayNode)
                                statement(stack.system(), "ArchiveBucketPolicy", "WrittenOnce")
                                        .path("Resource"))
                        .remove(3)),
                new Fault("whatTheSearchIndexRemovedGoesSoon", "kept for a year", stack -> ((ArrayNode)
                                object(stack.system(), "ArchiveBucket/Properties/LifecycleConfiguration")
                                        .path("Rules"))
                        .remove(1)));
    }
}
