package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;
import static dev.parley.template.Changes.statement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Faults.Fault;
import java.util.List;
import java.util.Map;

/** Faults of how the resources belong together. */
final class WiringFaults {
    private WiringFaults() {}

    static List<Fault> all() {
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
                                stack.alarms(), "PipelineErrors/Properties/Metrics/1/MetricStat")
                        .put("Period", 86_400)),
                new Fault("alarmsMeasureWhatTheyAreFor", "an average", stack -> object(
                                stack.alarms(), "ApiErrors/Properties/Metrics/1/MetricStat")
                        .put("Stat", "Average")),
                new Fault(
                        "alarmsMeasureWhatTheyAreFor", "no end", stack -> object(stack.alarms(), "ApiErrors/Properties")
                                .remove("OKActions")),
                new Fault("alarmsStandOnWhatIsMeasured", "another reason", stack -> object(
                                stack.alarms(), "InboxRefused/Properties/Dimensions/1")
                        .put("Value", "article-empty")),
                new Fault("alarmsStandOnWhatIsMeasured", "a metric that nothing writes", stack -> object(
                                stack.alarms(), "ArchiveDamaged/Properties")
                        .put("MetricName", "ArchiveLost")),
                new Fault("alarmsStandOnWhatIsMeasured", "the metric of every stack", stack -> object(
                                stack.alarms(), "ArticlesSilent/Properties")
                        .remove("Dimensions")),
                new Fault("theArchiveCanBeLockedAndMoved", "no lock", stack -> object(
                                stack.system(), "ArchiveBucket/Properties")
                        .remove("ObjectLockEnabled")),
                new Fault("alarmsStandOnWhatIsMeasured", "no alarm FeedsInTrouble", stack -> ((ObjectNode)
                                stack.alarms().root().path("Resources"))
                        .remove("FeedsInTrouble")));
    }
}
