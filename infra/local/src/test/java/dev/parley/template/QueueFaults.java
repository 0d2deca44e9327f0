package dev.parley.template;

import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;

import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of queues and streams. */
final class QueueFaults {
    private QueueFaults() {}

    static List<Fault> all() {
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
}
