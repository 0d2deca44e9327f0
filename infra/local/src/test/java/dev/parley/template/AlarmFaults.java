package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.removeAlarm;
import static dev.parley.template.Changes.removeMetric;
import static dev.parley.template.Changes.set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of the alarms and of the subscriptions to the topics. */
final class AlarmFaults {
    private AlarmFaults() {}

    /** Another text in the body of the dashboard. */
    private static Fault dashboard(String text, String other) {
        return new Fault("theDashboardShowsWhatIsThere", text + " is " + other, stack -> {
            var sub = (ArrayNode)
                    stack.alarms().properties("Dashboard").path("DashboardBody").path("Fn::Sub");
            var body = sub.path(0).asText();
            if (!body.contains(text)) {
                throw new IllegalStateException("the dashboard has no " + text);
            }
            sub.set(0, TextNode.valueOf(body.replace(text, other)));
        });
    }

    static List<Fault> all() {
        var failing = "everythingThatCanFailOrStickHasAnAlarm";
        return List.of(
                removeMetric("everyFailureQueueHasAnAlarm", "PipelineFailures", "indexFailures"),
                removeMetric("everyFailureQueueHasAnAlarm", "PipelineFailures", "alertFailures"),
                removeMetric("everyFailureQueueHasAnAlarm", "PipelineFailures", "sweepFailures"),
                removeMetric("everyFailureQueueHasAnAlarm", "PipelineFailures", "digestFailures"),
                removeMetric(failing, "PipelineSilent", "digestFunction"),
                removeAlarm("alarmsStandOnWhatIsMeasured", "AlertsHeldBack"),
                removeAlarm("alarmsStandOnWhatIsMeasured", "AlertsRefused"),
                removeAlarm("alarmsStandOnWhatIsMeasured", "AlertsExpired"),
                removeAlarm("alarmsStandOnWhatIsMeasured", "SmsUsedUp"),
                removeAlarm("alarmsStandOnWhatIsMeasured", "ItemsFailed"),
                new Fault("alarmsMeasureWhatTheyAreFor", "an alarm on the least of its metrics", stack -> ((ObjectNode)
                                object(stack.alarms(), "ApiErrors/Properties")
                                        .path("Metrics")
                                        .path(0))
                        .put("Expression", "MIN(METRICS())")),
                dashboard(
                        "\"AWS/Lambda\", \"Errors\", \"FunctionName\", \"${SweepFunction}\"",
                        "\"AWS/Lambda\", \"Errors\", \"FunctionName\", \"${IndexFunction}\""),
                new Fault("alarmsStandOnWhatIsMeasured", "another metric", stack -> object(
                                stack.alarms(), "AlertsExpired/Properties")
                        .put("MetricName", "AlertsHeldBack")),
                set("telephonesFilterBySms", "AlertEmailSubscription/Properties/Protocol", "sms"),
                new Fault("everyFailureQueueHasAnAlarm", "the alarm looks at another queue", stack -> {
                    var given = object(stack.system(), "Alarms/Properties/Parameters");
                    given.set("IndexFailures", given.path("IndexQueue"));
                }),
                removeMetric("everyFailureQueueHasAnAlarm", "ServiceFailures", "exportFailures"),
                removeMetric(failing, "JobsOld", "exportQueue"),
                removeMetric(failing, "ServiceErrors", "exportsFunction"),
                removeMetric("everyFailureQueueHasAnAlarm", "ServiceFailures", "reconcileFailures"),
                removeMetric(failing, "ServiceErrors", "subscribeFunction"),
                removeMetric(failing, "ServiceSilent", "reconcileFunction"),
                removeMetric("everyFailureQueueHasAnAlarm", "ServiceFailures", "tablesFailures"),
                removeMetric(failing, "ServiceErrors", "tablesFunction"),
                removeMetric(failing, "ServiceSilent", "tablesFunction"),
                removeMetric(failing, "Undelivered", "digestTopic"),
                removeMetric(failing, "PipelineErrors", "intakeFunction"),
                removeMetric(failing, "PipelineThrottles", "indexFunction"),
                removeAlarm(failing, "IndexQueueOld"),
                removeAlarm(failing, "AlertsLate"),
                removeMetric(failing, "PipelineSilent", "sweepFunction"),
                removeAlarm("alarmsStandOnWhatIsMeasured", "ArticlesSilent"),
                dashboard("\"FeedsPolled\"", "\"FeedsFetched\""),
                dashboard("\"AlertAge\"", "\"Facts\""),
                dashboard("\"QueueName\", \"${IndexQueue}\"", "\"QueueName\", \"${IndexFunction}\""),
                dashboard("\"QueueName\", \"${IndexQueue}\"", "\"FunctionName\", \"${IndexQueue}\""),
                dashboard("SMSMonthToDateSpentUSD", "SMSSpentUSD"),
                dashboard("MetricName=\\\"Refused\\\"", "MetricName=\\\"Refusals\\\""),
                dashboard("\"${SearchLate.Arn}\", ", ""),
                dashboard("${Silence}", ""),
                dashboard("\"Reason\", \"silent\"", "\"Reason\", \"quiet\""),
                dashboard("\"x\": 8, \"y\": 22", "\"x\": 7, \"y\": 22"),
                dashboard("{\"widgets\": [", "{\"widgets\": "),
                removeAlarm("theDashboardShowsWhatIsThere", "Dashboard"),
                removeMetric(failing, "ApiErrors", "api"),
                removeMetric(failing, "ApiErrors", "pagesApi"),
                removeMetric(failing, "Undelivered", "alertTopic"),
                new Fault("everyAlarmReachesTheOperator", "an alarm without an action", stack -> object(
                                stack.alarms(), "ApiErrors/Properties")
                        .remove("AlarmActions")),
                new Fault("everyAlarmReachesTheOperator", "silence is taken for health", stack -> object(
                                stack.alarms(), "PipelineSilent/Properties")
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
}
