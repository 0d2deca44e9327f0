package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What could go wrong with the template, each as the change that makes it so, and the check that must see it. */
final class Faults {
    private static final String TLS = "OnlyOverTls";
    private static final String OVERLAY = "theOverlayIsReadByThoseWhoUseItAndWrittenByNoFunction";
    static final List<Fault> ALL = all();

    private Faults() {}

    record Fault(String check, String what, Consumer<Stack> into) {}

    private static List<Fault> all() {
        var all = new ArrayList<Fault>();
        all.addAll(queues());
        all.addAll(functions());
        all.addAll(access());
        all.addAll(storage());
        all.addAll(alarms());
        all.addAll(search());
        all.addAll(permissions());
        all.addAll(settings());
        all.addAll(wiring());
        return List.copyOf(all);
    }

    private static List<Fault> queues() {
        var decided = "AlertFunction/Properties/Events/Decided/Properties";
        var regularly = "SweepFunction/Properties/Events/Regularly/Properties";
        return List.of(
                set("visibilityIsSixTimesTheTimeout", "IndexQueue/Properties/VisibilityTimeout", 359),
                remove("visibilityIsSixTimesTheTimeout", "IndexQueue/Properties/VisibilityTimeout"),
                set("failureQueuesOutlastTheirSources", "IndexFailures/Properties/MessageRetentionPeriod", 345600),
                remove("failureQueuesOutlastTheirSources", "AlertFailures/Properties/MessageRetentionPeriod"),
                remove("everyAsynchronousHopHasAFailureQueue", "IndexQueue/Properties/RedrivePolicy"),
                remove("everyAsynchronousHopHasAFailureQueue", decided + "/DestinationConfig"),
                remove("everyAsynchronousHopHasAFailureQueue", regularly + "/DeadLetterConfig"),
                remove("everyAsynchronousHopHasAFailureQueue", "SweepFunction/Properties/EventInvokeConfig"),
                set("everyAsynchronousHopHasAFailureQueue", "SweepFunction/Properties/Events/Regularly/Type", "SNS"),
                set("queuesGiveUpOnAMessage", "IndexQueue/Properties/RedrivePolicy/maxReceiveCount", 1000),
                remove("streamRetriesAreBounded", decided + "/MaximumRetryAttempts"),
                set("streamRetriesAreBounded", decided + "/MaximumRetryAttempts", -1),
                set("streamRetriesAreBounded", decided + "/MaximumRetryAttempts", 9),
                remove("streamRetriesAreBounded", decided + "/BisectBatchOnFunctionError"),
                set("streamRetriesAreBounded", decided + "/MaximumRecordAgeInSeconds", -1),
                set("streamRetriesAreBounded", decided + "/StartingPosition", "LATEST"),
                remove("streamPassesNewOutboxRowsAlone", decided + "/FilterCriteria"),
                set(
                        "streamPassesNewOutboxRowsAlone",
                        decided + "/FilterCriteria/Filters/0/Pattern",
                        "{\"eventName\":[\"INSERT\",\"MODIFY\"]}"),
                remove("batchesReportTheirFailuresOneByOne", decided + "/FunctionResponseTypes"),
                remove(
                        "batchesReportTheirFailuresOneByOne",
                        "IndexFunction/Properties/Events/Archived/Properties/FunctionResponseTypes"));
    }

    private static List<Fault> functions() {
        var globals = "functionsSayTheirMemoryTimeoutAndLogs";
        return List.of(
                remove(globals, "IntakeFunction/Properties/MemorySize"),
                remove(globals, "RetrieveFunction/Properties/Timeout"),
                remove(globals, "SweepFunction/Properties/LoggingConfig"),
                remove(globals, "AlertLogs/Properties/RetentionInDays"),
                remove(globals, "ApiLogs/Properties/RetentionInDays"),
                new Fault("snapshotsAreTakenAndUsed", "no alias", stack -> global(stack)
                        .remove("AutoPublishAlias")),
                new Fault("snapshotsAreTakenAndUsed", "no snapshot", stack -> global(stack)
                        .remove("SnapStart")),
                remove("snapshotsAreTakenAndUsed", "SearchFunction/Properties/SnapStart"),
                set("snapshotsAreTakenAndUsed", "SearchFunction/Properties/EphemeralStorage/Size", 512),
                remove("snapshotsAreTakenAndUsed", "ExportFunction/Properties/SnapStart"),
                set("snapshotsAreTakenAndUsed", "ExportFunction/Properties/EphemeralStorage/Size", 512),
                remove("snapshotsAreTakenAndUsed", "AlertFunction/Properties/AutoPublishAliasAllProperties"),
                set(
                        "everyRouteIsGuardedButHealth",
                        "IntakeFunction/Properties/Events/PostArticle/Properties/Auth/Authorizer",
                        "NONE"),
                remove("everyRouteIsGuardedButHealth", "Api/Properties/Auth/DefaultAuthorizer"),
                remove("everyRouteIsGuardedButHealth", "Api/Properties/Auth/EnableIamAuthorizer"),
                remove(
                        "everyRouteIsGuardedButHealth",
                        "Api/Properties/Auth/Authorizers/Readers/JwtConfiguration/audience"),
                remove("everyRouteIsGuardedButHealth", "Api/Properties/DefaultRouteSettings"),
                remove("everyRouteIsGuardedButHealth", "Api/Properties/AccessLogSettings"),
                set("everyRouteIsGuardedButHealth", "RetrieveFunction/Properties/Timeout", 60),
                set(
                        "everyRouteIsGuardedButHealth",
                        "SubscribeFunction/Properties/Events/Subscribe/Properties/Auth",
                        Map.of("Authorizer", "NONE")),
                set(
                        "everyRouteIsGuardedButHealth",
                        "SearchFunction/Properties/Events/FindFacts/Properties/Path",
                        "/public/facts"),
                set(
                        "everyRouteIsGuardedButHealth",
                        "SubscribeFunction/Properties/Environment/Variables/OPEN_SUBSCRIPTIONS",
                        "true"),
                new Fault("everyRouteIsGuardedButHealth", "open by default", stack -> ((ObjectNode)
                                stack.system().root().path("Parameters").path("OpenSubscriptions"))
                        .put("Default", "true")),
                remove("nobodySignsUpToReadByThemselves", "ReaderPool/Properties/AdminCreateUserConfig"),
                remove("everyFunctionHasARoleOfItsOwn", "IndexFunction/Properties/Role"),
                new Fault("everyFunctionHasARoleOfItsOwn", "two functions share a role", stack -> object(
                                stack.system(), "AlertFunction/Properties")
                        .set("Role", stack.system().properties("SweepFunction").path("Role"))),
                set("everyFunctionHasARoleOfItsOwn", "IndexFunction/Properties/Policies", "AmazonS3FullAccess"),
                set(
                        "handlersAreThere",
                        "IntakeFunction/Properties/Handler",
                        "dev.parley.lambda.ArchiveHandler::handleRequest"),
                set("handlersAreThere", "IntakeFunction/Properties/Handler", "dev.parley.lambda.Wiring::handleRequest"),
                remove(
                        "functionsGetTheVariablesThatTheyNeed",
                        "IndexFunction/Properties/Environment/Variables/FRESHNESS_HOURS"),
                remove(
                        "functionsGetTheVariablesThatTheyNeed",
                        "SweepFunction/Properties/Environment/Variables/ALERT_TOPIC_ARN"),
                set(
                        "functionsGetNoVariableThatTheyDoNotNeed",
                        "IntakeFunction/Properties/Environment/Variables/ALERT_TOPIC_ARN",
                        "topic"));
    }

    private static List<Fault> access() {
        return List.of(
                statement("rolesNameTheirActions", "IndexRole", "WriteTheIndex", "Action", "dynamodb:*"),
                statement("rolesNameTheirActions", "RetrieveRole", "ReadTheArchive", "Action", "s3:Get*"),
                statement("whoeverArchivesMaySayUntilWhen", "IntakeRole", "Archive", "Action", "s3:PutObject"),
                set("rolesNameTheirActions", "AlertRole/Properties/ManagedPolicyArns", "arn:aws:iam::aws:policy/X"),
                statement("rolesNameTheirResources", "AlertRole", "Publish", "Resource", "*"),
                statement("rolesNameTheirResources", "SubscribeRole", "Subscribe", "Resource", "*"),
                statement("rolesNameTheirActions", "SubscribeRole", "SendCodes", "Action", "sns:Subscribe"),
                new Fault("rolesNameTheirActions", "codes to all but one topic", stack -> statement(
                                stack.system(), "SubscribeRole", "SendCodes")
                        .putObject("NotResource")
                        .put("Fn::Sub", "${AlertTopic}")),
                statement("rolesNameTheirResources", "AlertRole", "FollowTheIndex", "Resource", "arn:aws:dynamodb:::*"),
                new Fault("rolesNameTheirResources", "the whole bucket", stack -> statement(
                                stack.system(), "IntakeRole", "Archive")
                        .putObject("Resource")
                        .put("Fn::Sub", "${ArchiveBucket.Arn}/*")),
                statement(OVERLAY, "IndexRole", "ReadTheOverlay", "Action", "s3:PutObject"),
                statement(OVERLAY, "IndexRole", "KnowWhatIsNotThere", "Action", "s3:GetObject"),
                new Fault(OVERLAY, "another key", stack -> statement(stack.system(), "RetrieveRole", "ReadTheOverlay")
                        .putObject("Resource")
                        .put("Fn::Sub", "${ArchiveBucket.Arn}/gazetteer/other.txt")),
                statement("rolesSendWhereFailuresGo", "AlertRole", "PutFailuresAside", "Action", "sqs:ReceiveMessage"),
                statement("rolesSendWhereFailuresGo", "SweepRole", "PutFailuresAside", "Resource", "elsewhere"),
                new Fault("whoeverPublishesMayUseTheKey", "a key of ours, without a grant", stack -> object(
                                stack.system(), "AlertTopic/Properties")
                        .putObject("KmsMasterKeyId")
                        .put("Ref", "AlertKey")),
                new Fault("whoeverPublishesMayUseTheKey", "alarms to a topic with SNS's own key", stack -> object(
                                stack.alarms(), "OperatorTopic/Properties")
                        .put("KmsMasterKeyId", "alias/aws/sns")),
                new Fault("servicesMayWriteOnlyForTheirOwnSource", "any bucket's notifications", stack -> statement(
                                stack.system(), "IndexQueuePolicy", "FromTheArchive")
                        .remove("Condition")),
                new Fault("servicesMayWriteOnlyForTheirOwnSource", "any account's alarms", stack -> statement(
                                stack.alarms(), "OperatorTopicPolicy", "FromAlarms")
                        .remove("Condition")),
                statement(
                        "servicesMayWriteOnlyForTheirOwnSource",
                        "IndexQueuePolicy",
                        "FromTheArchive",
                        "Principal",
                        "*"),
                statement("everythingIsReachedOverTlsAlone", "ArchiveBucketPolicy", TLS, "Effect", "Allow"),
                statement("everythingIsReachedOverTlsAlone", "IndexQueuePolicy", TLS, "Action", "sqs:SendMessage"),
                remove("everythingIsReachedOverTlsAlone", "FailuresPolicy/Properties"),
                new Fault(
                        "everythingIsReachedOverTlsAlone", "the policy is not that of one queue", stack -> ((ArrayNode)
                                        object(stack.system(), "FailuresPolicy/Properties")
                                                .path("Queues"))
                                .remove(1)),
                new Fault("everythingIsReachedOverTlsAlone", "the policy does not name one queue", stack -> ((ArrayNode)
                                statement(stack.system(), "FailuresPolicy", TLS).path("Resource"))
                        .remove(1)),
                new Fault("schedulesMaySendWhereFailuresGo", "not to one queue", stack -> ((ArrayNode)
                                statement(stack.system(), "FailuresPolicy", "FromTheSchedules")
                                        .path("Resource"))
                        .remove(0)),
                new Fault("schedulesMaySendWhereFailuresGo", "not one schedule", stack -> ((ArrayNode)
                                statement(stack.system(), "FailuresPolicy", "FromTheSchedules")
                                        .path("Condition")
                                        .path("ArnEquals")
                                        .path("aws:SourceArn"))
                        .remove(0)),
                new Fault("servicesMayWriteOnlyForTheirOwnSource", "any account's schedules", stack -> statement(
                                stack.system(), "FailuresPolicy", "FromTheSchedules")
                        .remove("Condition")),
                statement("everythingIsReachedOverTlsAlone", "AlertTopicPolicy", TLS, "Condition", "none"));
    }

    private static List<Fault> storage() {
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
                new Fault("tablesCanBeRestored", "not protected by default", stack -> ((ObjectNode)
                                stack.system().root().path("Parameters").path("KeepData"))
                        .put("Default", "false")),
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

    private static List<Fault> alarms() {
        var failing = "everythingThatCanFailOrStickHasAnAlarm";
        return List.of(
                removeAlarm("everyFailureQueueHasAnAlarm", "IndexFailuresNotEmpty"),
                removeAlarm("everyFailureQueueHasAnAlarm", "AlertFailuresNotEmpty"),
                removeAlarm("everyFailureQueueHasAnAlarm", "SweepFailuresNotEmpty"),
                removeAlarm("everyFailureQueueHasAnAlarm", "DigestFailuresNotEmpty"),
                removeAlarm(failing, "DigestSilent"),
                removeAlarm("whatDoesNotGoOutIsCountedWithAnAlarm", "AlertsHeldBack"),
                removeAlarm("whatDoesNotGoOutIsCountedWithAnAlarm", "AlertsHeldBackBySweep"),
                new Fault("whatDoesNotGoOutIsCountedWithAnAlarm", "the words of another line", stack -> object(
                                stack.alarms(), "AlertsExpiredByAlert/Properties")
                        .put("FilterPattern", "\"result=HELD\"")),
                set("telephonesFilterBySms", "AlertEmailSubscription/Properties/Protocol", "sms"),
                new Fault("everyFailureQueueHasAnAlarm", "the alarm looks at another queue", stack -> {
                    var given = object(stack.system(), "Alarms/Properties/Parameters");
                    given.set("IndexFailures", given.path("IndexQueue"));
                }),
                removeAlarm("everyFailureQueueHasAnAlarm", "ExportFailuresNotEmpty"),
                removeAlarm(failing, "ExportQueueOld"),
                removeAlarm(failing, "ExportsErrors"),
                removeAlarm("everyFailureQueueHasAnAlarm", "ReconcileFailuresNotEmpty"),
                removeAlarm(failing, "SubscribeErrors"),
                removeAlarm(failing, "ReconcileSilent"),
                removeAlarm("everyFailureQueueHasAnAlarm", "TablesFailuresNotEmpty"),
                removeAlarm(failing, "TablesErrors"),
                removeAlarm(failing, "TablesSilent"),
                removeAlarm(failing, "DigestsUndelivered"),
                removeAlarm(failing, "IntakeErrors"),
                removeAlarm(failing, "IndexThrottles"),
                removeAlarm(failing, "IndexQueueOld"),
                removeAlarm(failing, "AlertsLate"),
                removeAlarm(failing, "SweepSilent"),
                removeAlarm(failing, "ArticlesSilent"),
                removeAlarm(failing, "ApiErrors"),
                removeAlarm(failing, "AlertsUndelivered"),
                new Fault("everyAlarmReachesTheOperator", "an alarm without an action", stack -> object(
                                stack.alarms(), "ApiErrors/Properties")
                        .remove("AlarmActions")),
                new Fault("everyAlarmReachesTheOperator", "silence is taken for health", stack -> object(
                                stack.alarms(), "SweepSilent/Properties")
                        .put("TreatMissingData", "notBreaching")),
                new Fault("subscribersFilterByWhatAlertsCarry", "a misspelt attribute", stack -> object(
                                stack.system(), "AlertEmailSubscription/Properties")
                        .putObject("FilterPolicy")
                        .putArray("country")
                        .add("USA")),
                new Fault("subscribersFilterByWhatAlertsCarry", "more combinations than SNS takes", stack -> {
                    var filter = object(stack.system(), "AlertEmailSubscription/Properties")
                            .putObject("FilterPolicy");
                    for (var key : List.of("people", "countries", "type")) {
                        var values = filter.putArray(key);
                        for (int i = 0; i < 6; i++) {
                            values.add("value" + i);
                        }
                    }
                }));
    }

    private static List<Fault> search() {
        var changed = "FollowFunction/Properties/Events/Changed/Properties";
        return List.of(
                remove("snapshotsAreTakenAndUsed", "FollowFunction/Properties/SnapStart"),
                set("snapshotsAreTakenAndUsed", "FollowFunction/Properties/EphemeralStorage/Size", 512),
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
                removeAlarm("everyFailureQueueHasAnAlarm", "FollowFailuresNotEmpty"),
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

    private static List<Fault> permissions() {
        var grants = "rolesGrantWhatTheirFunctionsCall";
        return List.of(
                statement(grants, "IntakeRole", "KnowOtherVersions", "Action", "dynamodb:GetItems"),
                statement(grants, "IntakeRole", "Archive", "Action", "s3:PutObjects"),
                new Fault(grants, "no UpdateItem", stack -> ((ArrayNode)
                                statement(stack.system(), "IndexRole", "WriteTheIndex")
                                        .path("Action"))
                        .remove(6)),
                new Fault(grants, "no Publish", stack -> removeStatement(stack.system(), "AlertRole", "Publish")),
                new Fault(grants, "one topic alone", stack -> ((ArrayNode)
                                statement(stack.system(), "SweepRole", "Publish")
                                        .path("Resource"))
                        .remove(1)),
                new Fault(grants, "no index", stack -> ((ArrayNode)
                                statement(stack.system(), "AlertRole", "KeepTheAlertsState")
                                        .path("Resource"))
                        .remove(1)),
                new Fault(grants, "the wrong table", stack -> statement(
                                stack.system(), "SubscribeRole", "KeepSubscriptions")
                        .set("Resource", reference("Fn::GetAtt", List.of("IndexTable", "Arn")))),
                new Fault(grants, "the wrong prefix", stack -> statement(stack.system(), "IntakeRole", "Archive")
                        .set("Resource", reference("Fn::Sub", "${ArchiveBucket.Arn}/article/*"))),
                new Fault(grants, "an action that nothing calls", stack -> ((ArrayNode)
                                statement(stack.system(), "ReconcileRole", "KeepSubscriptions")
                                        .path("Action"))
                        .add("dynamodb:UpdateItem")),
                new Fault(grants, "the logs of another function", stack -> statement(stack.system(), "IndexRole", "Log")
                        .set("Resource", reference("Fn::GetAtt", List.of("AlertLogs", "Arn")))),
                new Fault(grants, "swapped roles", stack -> {
                    var index = object(stack.system(), "IndexFunction/Properties");
                    var sweep = object(stack.system(), "SweepFunction/Properties");
                    var role = index.path("Role");
                    index.set("Role", sweep.path("Role"));
                    sweep.set("Role", role);
                }),
                new Fault("fewRowsAreWrittenByThoseWhoNeedFew", "all rows", stack -> statement(
                                stack.system(), "ExportRole", "KeepTheExportsState")
                        .remove("Condition")),
                new Fault("fewRowsAreWrittenByThoseWhoNeedFew", "all days", stack -> statement(
                                stack.system(), "TablesRole", "SayWhatIsWritten")
                        .remove("Condition")),
                new Fault(
                        "noFunctionWritesWhatStartsIt",
                        "exports that ask for exports",
                        stack -> removeStatement(stack.system(), "ExportRole", "AskForNothing")));
    }

    private static List<Fault> settings() {
        var names = "variablesReferToWhatTheyAreNamedAfter";
        var keys = "tablesHaveTheKeysThatTheCodeUses";
        var variables = "/Properties/Environment/Variables/";
        var rules = "ArchiveBucket/Properties/LifecycleConfiguration/Rules/";
        return List.of(
                set("topicsTakeEmailAndTelephones", "AlertTopic/Properties/FifoTopic", true),
                set(names, "IndexFunction" + variables + "INDEX_TABLE", "parley-IndexTable-1ABC"),
                set(names, "SubscribeFunction" + variables + "SUBSCRIBER_TABLE", Map.of("Ref", "IndexTable")),
                set(names, "AlertFunction" + variables + "ALERT_TOPIC_ARN", Map.of("Ref", "DigestTopic")),
                set(names, "AlertFunction" + variables + "SMS_PER_DAY", Map.of("Ref", "AlertsPerHour")),
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

    private static List<Fault> wiring() {
        return List.of(
                set(
                        "policiesAreWellFormed",
                        "IndexRole/Properties/AssumeRolePolicyDocument/Statement/0/Principal/Service",
                        "ec2.amazonaws.com"),
                set("policiesAreWellFormed", "IndexRole/Properties/Policies/0/PolicyDocument/Version", "2008-10-17"),
                new Fault("conditionsAreThoseThatAreMeant", "lists everything", stack -> statement(
                                stack.system(), "AlertRole", "ListReceipts")
                        .remove("Condition")),
                new Fault("resourcePoliciesSayAllThatTheyShould", "any account's bucket", stack -> ((ObjectNode)
                                statement(stack.system(), "IndexQueuePolicy", "FromTheArchive")
                                        .path("Condition"))
                        .remove("StringEquals")),
                remove("routesAreThoseOfTheDocument", "RetrieveFunction/Properties/Events/GetWarc"),
                set(
                        "routesAreThoseOfTheDocument",
                        "RetrieveFunction/Properties/Events/GetWarc/Properties/Path",
                        "/warc"),
                set(
                        "theApiKnowsItsReaders",
                        "Api/Properties/Auth/Authorizers/Readers/IdentitySource",
                        "$request.header.X"),
                set("eventSourcesAreBounded", "IndexFunction/Properties/Events/Archived/Properties/BatchSize", 1000),
                remove("eventSourcesAreBounded", "ExportFunction/Properties/Events/Asked/Properties/ScalingConfig"),
                set(
                        "eventSourcesAreBounded",
                        "SweepFunction/Properties/Events/Regularly/Properties/DeadLetterConfig",
                        Map.of("Arn", Map.of("Fn::GetAtt", List.of("DigestFailures", "Arn")))),
                set("functionsUseWhatIsNamedAfterThem", "IndexLogs/Properties/LogGroupName", "/aws/lambda/index"),
                set("functionsUseWhatIsNamedAfterThem", "IndexFunction/Properties/Timeout", 3),
                set(
                        "functionsUseWhatIsNamedAfterThem",
                        "IndexQueue/Properties/RedrivePolicy/deadLetterTargetArn",
                        Map.of("Fn::GetAtt", List.of("AlertFailures", "Arn"))),
                remove("whatIsConditionalStaysSo", "AlertEmailSubscription/Condition"),
                set("addressesOfOperatorsAreSubscribed", "AlertEmailSubscription/Properties/Protocol", "email-json"),
                remove("addressesOfOperatorsAreSubscribed", "DigestTopic/Properties/KmsMasterKeyId"),
                set("nestedTemplatesAreThere", "Queries/Properties/TemplateURL", "infra/query.yaml"),
                set(
                        "theArchiveTellsOfWhatItShould",
                        "ArchiveBucket/Properties/NotificationConfiguration/QueueConfigurations/0/Event",
                        "s3:ObjectRemoved:*"),
                new Fault("alarmsMeasureWhatTheyAreFor", "errors per day", stack -> object(
                                stack.alarms(), "IndexErrors/Properties")
                        .put("Period", 86_400)),
                new Fault("alarmsMeasureWhatTheyAreFor", "an average", stack -> object(
                                stack.alarms(), "ApiErrors/Properties")
                        .put("Statistic", "Average")),
                new Fault(
                        "alarmsMeasureWhatTheyAreFor", "no end", stack -> object(stack.alarms(), "ApiErrors/Properties")
                                .remove("OKActions")),
                new Fault("whatTheInboxRefusedIsCounted", "another pattern", stack -> object(
                                stack.alarms(), "InboxRefusedByInbox/Properties")
                        .put("FilterPattern", "refused")),
                new Fault("damageOfTheArchiveIsCounted", "one kind alone", stack -> object(
                                stack.alarms(), "ArchiveDamagedByFixity/Properties")
                        .put("FilterPattern", "\"fixity=damaged\"")),
                new Fault("theArchiveCanBeLockedAndMoved", "no lock", stack -> object(
                                stack.system(), "ArchiveBucket/Properties")
                        .remove("ObjectLockEnabled")),
                new Fault("feedsInTroubleAreCounted", "the log of another function", stack -> object(
                                stack.alarms(), "FeedsInTroubleByPoll/Properties")
                        .set("LogGroupName", reference("Ref", "AlertLogs"))));
    }

    private static ObjectNode reference(String function, Object value) {
        return Json.MAPPER.valueToTree(Map.of(function, value));
    }

    private static void removeStatement(Template template, String role, String sid) {
        var statements = (ArrayNode) template.properties(role)
                .path("Policies")
                .path(0)
                .path("PolicyDocument")
                .path("Statement");
        for (int i = 0; i < statements.size(); i++) {
            if (statements.path(i).path("Sid").asText().equals(sid)) {
                statements.remove(i);
                return;
            }
        }
        throw new IllegalStateException(role + " has no statement " + sid);
    }

    private static Fault set(String check, String path, Object value) {
        return new Fault(check, path + " is " + value, stack -> {
            JsonNode changed = Json.MAPPER.valueToTree(value);
            if (node(stack.system(), parent(path)) instanceof ArrayNode array) {
                array.set(Integer.parseInt(name(path)), changed);
            } else {
                object(stack.system(), parent(path)).set(name(path), changed);
            }
        });
    }

    private static Fault remove(String check, String path) {
        return new Fault(check, "no " + path, stack -> {
            if (object(stack.system(), parent(path)).remove(name(path)) == null) {
                throw new IllegalStateException("there is no " + path + " to remove");
            }
        });
    }

    private static Fault removeAlarm(String check, String alarm) {
        return new Fault(check, "no alarm " + alarm, stack -> {
            if (((ObjectNode) stack.alarms().root().path("Resources")).remove(alarm) == null) {
                throw new IllegalStateException("there is no alarm " + alarm + " to remove");
            }
        });
    }

    private static Fault statement(String check, String id, String sid, String field, String value) {
        return new Fault(
                check, id + "'s " + sid + " has " + field + " " + value, stack -> statement(stack.system(), id, sid)
                        .put(field, value));
    }

    private static ObjectNode statement(Template template, String id, String sid) {
        for (var document : template.properties(id).findValues("PolicyDocument")) {
            for (var statement : document.path("Statement")) {
                if (statement.path("Sid").asText().equals(sid)) {
                    return (ObjectNode) statement;
                }
            }
        }
        throw new IllegalStateException(id + " has no statement " + sid);
    }

    private static ObjectNode global(Stack stack) {
        return (ObjectNode) stack.system().root().path("Globals").path("Function");
    }

    /** What lies at a path below the resources, parts separated by slashes. */
    private static ObjectNode object(Template template, String path) {
        return (ObjectNode) node(template, path);
    }

    private static JsonNode node(Template template, String path) {
        JsonNode node = template.root().path("Resources");
        for (var part : path.split("/")) {
            node = node instanceof ArrayNode array ? array.path(Integer.parseInt(part)) : node.path(part);
        }
        return node;
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
