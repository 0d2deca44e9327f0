package dev.parley.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every check, by its name. */
final class Checks {
    static final Map<String, Check> ALL = all();

    private Checks() {}

    private static Map<String, Check> all() {
        var all = new LinkedHashMap<String, Check>();
        all.put("visibilityIsSixTimesTheTimeout", Queues::visibilityIsSixTimesTheTimeout);
        all.put("failureQueuesOutlastTheirSources", Queues::failureQueuesOutlastTheirSources);
        all.put("everyAsynchronousHopHasAFailureQueue", Queues::everyAsynchronousHopHasAFailureQueue);
        all.put("queuesGiveUpOnAMessage", Queues::queuesGiveUpOnAMessage);
        all.put("streamRetriesAreBounded", Queues::streamRetriesAreBounded);
        all.put("streamPassesNewOutboxRowsAlone", Queues::streamPassesNewOutboxRowsAlone);
        all.put("batchesReportTheirFailuresOneByOne", Queues::batchesReportTheirFailuresOneByOne);
        all.put("functionsSayTheirMemoryTimeoutAndLogs", Functions::functionsSayTheirMemoryTimeoutAndLogs);
        all.put("snapshotsAreTakenAndUsed", Functions::snapshotsAreTakenAndUsed);
        all.put("everyRouteIsGuardedButHealth", Functions::everyRouteIsGuardedButHealth);
        all.put("nobodySignsUpToReadByThemselves", Functions::nobodySignsUpToReadByThemselves);
        all.put("everyFunctionHasARoleOfItsOwn", Functions::everyFunctionHasARoleOfItsOwn);
        all.put("handlersAreThere", Handlers::handlersAreThere);
        all.put("functionsGetTheVariablesThatTheyNeed", Handlers::functionsGetTheVariablesThatTheyNeed);
        all.put("functionsGetNoVariableThatTheyDoNotNeed", Handlers::functionsGetNoVariableThatTheyDoNotNeed);
        all.put("rolesNameTheirActions", Access::rolesNameTheirActions);
        all.put("rolesNameTheirResources", Access::rolesNameTheirResources);
        all.put("theOverlayIsReadByThoseWhoUseItAndWrittenByNoFunction", Access::theOverlayIsReadAlone);
        all.put("rolesSendWhereFailuresGo", Access::rolesSendWhereFailuresGo);
        all.put("whoeverPublishesMayUseTheKey", Access::whoeverPublishesMayUseTheKey);
        all.put("servicesMayWriteOnlyForTheirOwnSource", Access::servicesMayWriteOnlyForTheirOwnSource);
        all.put("schedulesMaySendWhereFailuresGo", Access::schedulesMaySendWhereFailuresGo);
        all.put("everythingIsReachedOverTlsAlone", Access::everythingIsReachedOverTlsAlone);
        all.put("bucketsAreLockedAndVersioned", Storage::bucketsAreLockedAndVersioned);
        all.put("versionsAreWrittenOnce", Storage::versionsAreWrittenOnce);
        all.put("dataOutlivesTheStack", Storage::dataOutlivesTheStack);
        all.put("tablesCanBeRestored", Storage::tablesCanBeRestored);
        all.put("theArchiveTellsTheIndex", Storage::theArchiveTellsTheIndex);
        all.put("everyFailureQueueHasAnAlarm", Alarms::everyFailureQueueHasAnAlarm);
        all.put("everythingThatCanFailOrStickHasAnAlarm", Alarms::everythingThatCanFailOrStickHasAnAlarm);
        all.put("everyAlarmReachesTheOperator", Alarms::everyAlarmReachesTheOperator);
        all.put("subscribersFilterByWhatAlertsCarry", Alarms::subscribersFilterByWhatAlertsCarry);
        all.put("telephonesFilterBySms", Alarms::telephonesFilterBySms);
        all.put("whatDoesNotGoOutIsCountedWithAnAlarm", Alarms::whatDoesNotGoOutIsCountedWithAnAlarm);
        all.put("receiptsAreWrittenOnce", Storage::receiptsAreWrittenOnce);
        all.put("streamPassesWhatTheSearchIndexFollows", Queues::streamPassesWhatTheSearchIndexFollows);
        all.put("aStreamHasAtMostTwoReaders", Queues::aStreamHasAtMostTwoReaders);
        all.put("theSearchIndexHasOneWriter", Access::theSearchIndexHasOneWriter);
        all.put("theSearchIndexIsWrittenOnce", Storage::theSearchIndexIsWrittenOnce);
        all.put("whoeverArchivesMaySayUntilWhen", Access::whoeverArchivesMaySayUntilWhen);
        all.put("holdsAreWrittenOnce", Storage::holdsAreWrittenOnce);
        all.put("nothingOfTheArchiveExpires", Storage::nothingOfTheArchiveExpires);
        all.put("whatTheSearchIndexRemovedGoesSoon", Storage::whatTheSearchIndexRemovedGoesSoon);
        return all;
    }
}
