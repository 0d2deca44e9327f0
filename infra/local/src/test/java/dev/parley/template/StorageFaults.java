package dev.parley.template;

import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;
import static dev.parley.template.Changes.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of the bucket and the tables. */
final class StorageFaults {
    private StorageFaults() {}

    static List<Fault> all() {
        var bucket = "ArchiveBucket/Properties";
        return List.of(
                remove("bucketsAreLockedAndVersioned", bucket + "/PublicAccessBlockConfiguration"),
                set(
                        "bucketsAreLockedAndVersioned",
                        bucket + "/PublicAccessBlockConfiguration/RestrictPublicBuckets",
                        false),
                set("bucketsAreLockedAndVersioned", bucket + "/VersioningConfiguration/Status", "Suspended"),
                remove("bucketsAreLockedAndVersioned", bucket + "/OwnershipControls"),
                remove("bucketsAreLockedAndVersioned", bucket + "/BucketEncryption"),
                statement("versionsAreWrittenOnce", "ArchiveBucketPolicy", "WrittenOnce", "Effect", "Allow"),
                new Fault("receiptsAreWrittenOnce", "the policy is of articles alone", stack -> ((ArrayNode)
                                statement(stack.system(), "ArchiveBucketPolicy", "WrittenOnce")
                                        .path("Resource"))
                        .remove(1)),
                new Fault("holdsAreWrittenOnce", "a policy without holds", stack -> ((ArrayNode)
                                statement(stack.system(), "ArchiveBucketPolicy", "WrittenOnce")
                                        .path("Resource"))
                        .remove(2)),
                set("nothingOfTheArchiveExpires", bucket + "/LifecycleConfiguration/Rules/0/ExpirationInDays", 3650),
                remove("dataOutlivesTheStack", "ArchiveBucket/DeletionPolicy"),
                set("dataOutlivesTheStack", "IndexTable/UpdateReplacePolicy", "Delete"),
                remove("tablesCanBeRestored", "IndexTable/Properties/PointInTimeRecoverySpecification"),
                remove("tablesCanBeRestored", "IndexTable/Properties/DeletionProtectionEnabled"),
                new Fault("tablesCanBeRestored", "not protected by default", stack -> SettingFaults.settings(
                                stack.system(), "prod")
                        .put("KeepData", "false")),
                remove("tablesCanBeRestored", "IndexTable/Properties/SSESpecification"),
                remove("tablesCanBeRestored", "IndexTable/Properties/BillingMode"),
                remove("theArchiveTellsTheIndex", "ArchiveBucket/DependsOn"),
                set("theArchiveTellsTheIndex", "ArchiveBucket/DependsOn", List.of("IndexQueuePolicy")),
                set(
                        "theArchiveTellsTheIndex",
                        bucket + "/NotificationConfiguration/QueueConfigurations/1/Filter/S3Key/Rules/1/Value",
                        ".json"),
                remove("theArchiveTellsTheIndex", "IndexQueuePolicy/Properties/Queues"),
                remove("theArchiveTellsTheIndex", bucket + "/NotificationConfiguration"),
                set("theArchiveTellsTheIndex", bucket + "/BucketName/Fn::Sub", "another-name"),
                remove("theArchiveTellsTheIndex", bucket + "/NotificationConfiguration/QueueConfigurations/0/Filter"));
    }
}
