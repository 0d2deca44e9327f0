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
        all.put("functionsMaySendTheirTraces", Functions::functionsMaySendTheirTraces);
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
        all.put("receiptsAreWrittenOnce", Storage::receiptsAreWrittenOnce);
        all.put("streamPassesWhatTheSearchIndexFollows", Queues::streamPassesWhatTheSearchIndexFollows);
        all.put("aStreamHasAtMostTwoReaders", Queues::aStreamHasAtMostTwoReaders);
        all.put("theSearchIndexHasOneWriter", Access::theSearchIndexHasOneWriter);
        all.put("theSearchIndexIsWrittenOnce", Storage::theSearchIndexIsWrittenOnce);
        all.put("whoeverArchivesMaySayUntilWhen", Access::whoeverArchivesMaySayUntilWhen);
        all.put("holdsAreWrittenOnce", Storage::holdsAreWrittenOnce);
        all.put("nothingOfTheArchiveExpires", Storage::nothingOfTheArchiveExpires);
        all.put("whatTheSearchIndexRemovedGoesSoon", Storage::whatTheSearchIndexRemovedGoesSoon);
        all.put("resourcesFollowTheirSchemas", Schemas::resourcesFollowTheirSchemas);
        all.put("rolesGrantWhatTheirFunctionsCall", Permissions::rolesGrantWhatTheirFunctionsCall);
        all.put("fewRowsAreWrittenByThoseWhoNeedFew", Permissions::fewRowsAreWrittenByThoseWhoNeedFew);
        all.put("noFunctionWritesWhatStartsIt", Permissions::noFunctionWritesWhatStartsIt);
        all.put("variablesReferToWhatTheyAreNamedAfter", Values::variablesReferToWhatTheyAreNamedAfter);
        all.put("everythingReferredToIsThere", Values::everythingReferredToIsThere);
        all.put("functionsHaveEnoughToRun", Values::functionsHaveEnoughToRun);
        all.put("topicsTakeEmailAndTelephones", Values::topicsTakeEmailAndTelephones);
        all.put("everythingIsEncrypted", Values::everythingIsEncryptedWithAKeyThatItsUsersMayUse);
        all.put("theKeyEncryptsAllThatIsStored", Encryption::theKeyEncryptsAllThatIsStored);
        all.put("rolesMayUseTheKeyForWhatTheyTouch", Encryption::rolesMayUseTheKeyForWhatTheyTouch);
        all.put("tablesHaveTheKeysThatTheCodeUses", Values::tablesHaveTheKeysThatTheCodeUses);
        all.put("theArchiveIsKept", ArchiveBucket::theArchiveIsKept);
        all.put("recordsAreTriedForLongEnough", Values::recordsAreTriedForLongEnough);
        all.put("openRoutesHaveALimitOfTheirOwn", Values::openRoutesHaveALimitOfTheirOwn);
        all.put("nestedStacksGetWhatTheyAskFor", NestedStacks::nestedStacksGetWhatTheyAskFor);
        all.put("policiesAreWellFormed", Policies::policiesAreWellFormed);
        all.put("conditionsAreThoseThatAreMeant", Policies::conditionsAreThoseThatAreMeant);
        all.put("resourcePoliciesSayAllThatTheyShould", Policies::resourcePoliciesSayAllThatTheyShould);
        all.put("routesAreThoseOfTheDocument", Wiring::routesAreThoseOfTheDocument);
        all.put("theApiKnowsItsReaders", Wiring::theApiKnowsItsReaders);
        all.put("eventSourcesAreBounded", Wiring::eventSourcesAreBounded);
        all.put("functionsUseWhatIsNamedAfterThem", Wiring::functionsUseWhatIsNamedAfterThem);
        all.put("whatIsConditionalStaysSo", Wiring::whatIsConditionalStaysSo);
        all.put("addressesOfOperatorsAreSubscribed", Wiring::addressesOfOperatorsAreSubscribed);
        all.put("nestedTemplatesAreThere", Wiring::nestedTemplatesAreThere);
        all.put("alarmsMeasureWhatTheyAreFor", Measures::alarmsMeasureWhatTheyAreFor);
        all.put("alarmsStandOnWhatIsMeasured", Measures::alarmsStandOnWhatIsMeasured);
        all.put("theDashboardShowsWhatIsThere", Dashboards::theDashboardShowsWhatIsThere);
        all.put("theArchiveCanBeLockedAndMoved", ArchiveBucket::theArchiveCanBeLockedAndMoved);
        all.put("theArchiveTellsOfWhatItShould", ArchiveBucket::theArchiveTellsOfWhatItShould);
        all.put("theInboxIsEmptiedByItsFunctionAlone", Access::theInboxIsEmptiedByItsFunctionAlone);
        all.put(
                "deploymentsAreGradualAndStopWhenFunctionsFail",
                Deployments::deploymentsAreGradualAndStopWhenFunctionsFail);
        all.put("everySettingIsInEveryEnvironmentAndWithinItsCheck", Settings::everySettingIsInEveryEnvironment);
        all.put("settingsAreReadByEnvironment", Settings::settingsAreReadByEnvironment);
        all.put("conditionsAskForWhatTheyAreNamedAfter", Settings::conditionsAskForWhatTheyAreNamedAfter);
        all.put("fewParametersAreAskedFor", Settings::fewParametersAreAskedFor);
        all.put("changedValuesArePublished", Deployments::changedValuesArePublished);
        all.put("browsersSignInByCode", SignIn::browsersSignInByCode);
        all.put("browsersReachThePages", SignIn::browsersReachThePages);
        return all;
    }
}
