package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;
import static dev.parley.template.Changes.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of roles and resource policies. */
final class AccessFaults {
    private static final String TLS = "OnlyOverTls";
    private static final String OVERLAY = "theOverlayIsReadByThoseWhoUseItAndWrittenByNoFunction";

    private AccessFaults() {}

    static List<Fault> all() {
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
                                stack.system(), "OperatorTopic/Properties")
                        .put("KmsMasterKeyId", "alias/aws/sns")),
                new Fault("servicesMayWriteOnlyForTheirOwnSource", "any bucket's notifications", stack -> statement(
                                stack.system(), "IndexQueuePolicy", "FromTheArchive")
                        .remove("Condition")),
                new Fault("servicesMayWriteOnlyForTheirOwnSource", "any account's alarms", stack -> statement(
                                stack.system(), "OperatorTopicPolicy", "FromAlarms")
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
}
