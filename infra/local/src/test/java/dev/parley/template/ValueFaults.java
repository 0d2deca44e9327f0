package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.template.Faults.Fault;
import java.util.List;
import java.util.Map;

/** Faults of values. */
final class ValueFaults {
    private ValueFaults() {}

    static List<Fault> all() {
        var names = "variablesReferToWhatTheyAreNamedAfter";
        var keys = "tablesHaveTheKeysThatTheCodeUses";
        var variables = "/Properties/Environment/Variables/";
        var rules = "ArchiveBucket/Properties/LifecycleConfiguration/Rules/";
        return List.of(
                set("topicsTakeEmailAndTelephones", "AlertTopic/Properties/FifoTopic", true),
                set(names, "IndexFunction" + variables + "INDEX_TABLE", "parley-IndexTable-1ABC"),
                set(names, "SubscribeFunction" + variables + "SUBSCRIBER_TABLE", Map.of("Ref", "IndexTable")),
                set(names, "AlertFunction" + variables + "ALERT_TOPIC_ARN", Map.of("Ref", "DigestTopic")),
                set(names, "AlertFunction" + variables + "SMS_PER_DAY", Settings.read("AlertsPerHour")),
                set(names, "AlertFunction" + variables + "SMS_PER_DAY", Map.of("Ref", "SmsPerDay")),
                set(names, "AlertFunction" + variables + "SMS_PER_DAY", "100"),
                set(names, "PollFunction" + variables + "FETCH_QUEUE_URL", Map.of("Ref", "IndexQueue")),
                set(names, "IndexFunction" + variables + "PUBLIC_BASE_URL", Map.of("Ref", "PublicBaseUrl2")),
                set("functionsHaveEnoughToRun", "FollowFunction/Properties/ReservedConcurrentExecutions", 0),
                set("functionsHaveEnoughToRun", "SearchFunction/Properties/MemorySize", 512),
                set("functionsHaveEnoughToRun", "IntakeFunction/Properties/MemorySize", 128),
                set("functionsHaveEnoughToRun", "SearchFunction/Properties/EphemeralStorage/Size", 1024),
                remove("everythingIsEncrypted", "IndexFailures/Properties/SqsManagedSseEnabled"),
                set("everythingIsEncrypted", "IndexQueue/Properties/KmsMasterKeyId", "alias/aws/sqs"),
                set("everythingIsEncrypted", "IndexTable/Properties/SSESpecification/KMSMasterKeyId", "alias/ours"),
                new Fault("everythingIsEncrypted", "a key of ours for the archive", stack -> object(
                                stack.system(),
                                "ArchiveBucket/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault")
                        .put("SSEAlgorithm", "aws:kms")
                        .put("KMSMasterKeyID", "alias/ours")),
                set(
                        "resourcesFollowTheirSchemas",
                        "SweepFunction/Properties/Events/Regularly/Properties/Schedule",
                        "rate(5 minute)"),
                set(
                        "resourcesFollowTheirSchemas",
                        "PollFunction/Properties/Events/Regularly/Properties/Schedule",
                        "rate(1 minutes)"),
                set("resourcesFollowTheirSchemas", "AlertTopic/Type", "AWS::SNS::Topics"),
                set("resourcesFollowTheirSchemas", "IndexQueue/Properties/VisibilityTimeOut", 360),
                set("resourcesFollowTheirSchemas", "AlertLogs/Properties/RetentionInDays", 91),
                set("resourcesFollowTheirSchemas", "IndexQueue/Properties/VisibilityTimeout", 50_000),
                set("resourcesFollowTheirSchemas", "IndexFunction/Properties/MemorySize", 64),
                set("resourcesFollowTheirSchemas", "ArchiveBucket/DeletionPolicy", "Retained"),
                new Fault("resourcesFollowTheirSchemas", "an alarm that compares in no way", stack -> object(
                                stack.alarms(), "ApiErrors/Properties")
                        .put("ComparisonOperator", "GreaterThan")),
                set("everythingReferredToIsThere", "IndexFunction/Properties/Role/Fn::GetAtt/0", "IndexRoles"),
                set(keys, "IndexTable/Properties/GlobalSecondaryIndexes/1/IndexName", "list"),
                set(keys, "IndexTable/Properties/GlobalSecondaryIndexes/0/KeySchema/1/AttributeName", "place"),
                new Fault(keys, "no index", stack -> ((ArrayNode)
                                object(stack.system(), "IndexTable/Properties").path("GlobalSecondaryIndexes"))
                        .remove(0)),
                set(keys, "SubscriberTable/Properties/TimeToLiveSpecification/AttributeName", "expire"),
                set(keys, "SubscriberTable/Properties/TimeToLiveSpecification/Enabled", false),
                set(keys, "IndexTable/Properties/StreamSpecification/StreamViewType", "KEYS_ONLY"),
                set("theArchiveIsKept", rules + "0/ExpirationInDays", 30),
                new Fault("theArchiveIsKept", "articles go", stack -> ((ArrayNode)
                                object(stack.system(), "ArchiveBucket/Properties/LifecycleConfiguration")
                                        .path("Rules"))
                        .addObject()
                        .put("Id", "x")
                        .put("Status", "Enabled")
                        .put("Prefix", "articles/")
                        .put("ExpirationInDays", 365)),
                set("theArchiveIsKept", rules + "1/ExpirationInDays", 7),
                set("theArchiveIsKept", rules + "0/NoncurrentVersionExpiration/NoncurrentDays", 1),
                set(
                        "recordsAreTriedForLongEnough",
                        "AlertFunction/Properties/Events/Decided/Properties/MaximumRecordAgeInSeconds",
                        60),
                set("recordsAreTriedForLongEnough", "IndexQueue/Properties/MessageRetentionPeriod", 60),
                remove("openRoutesHaveALimitOfTheirOwn", "Api/Properties/RouteSettings"),
                set(
                        "openRoutesHaveALimitOfTheirOwn",
                        "SearchFunction/Properties/Events/FindFacts/Properties/Auth",
                        Map.of("Authorizer", "NONE")),
                set(
                        "nestedStacksGetWhatTheyAskFor",
                        "Alarms/Properties/Parameters/IndexFunction",
                        Map.of("Ref", "IntakeFunction")),
                remove("nestedStacksGetWhatTheyAskFor", "Alarms/Properties/Parameters/FetchFunction"));
    }
}
