package dev.parley.template;

import static dev.parley.template.Changes.global;
import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Faults.Fault;
import java.util.List;
import java.util.Map;

/** Faults of functions and routes. */
final class FunctionFaults {
    private FunctionFaults() {}

    static List<Fault> all() {
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
                new Fault("deploymentsAreGradualAndStopWhenFunctionsFail", "without an alarm", stack -> ((ObjectNode)
                                global(stack).path("DeploymentPreference"))
                        .remove("Alarms")),
                set(
                        "deploymentsAreGradualAndStopWhenFunctionsFail",
                        "IndexFunction/Properties/DeploymentPreference",
                        Map.of("Type", "AllAtOnce")),
                remove("deploymentsAreGradualAndStopWhenFunctionsFail", "DeploymentErrors/Properties/Metrics"),
                remove("snapshotsAreTakenAndUsed", "SearchFunction/Properties/SnapStart"),
                new Fault("functionsMaySendTheirTraces", "always traced", stack -> global(stack)
                        .put("Tracing", "Active")),
                new Fault("functionsMaySendTheirTraces", "a role is missing", stack -> ((ArrayNode)
                                stack.system().properties("TracingPolicy").path("Roles"))
                        .remove(17)),
                set(
                        "functionsMaySendTheirTraces",
                        "TracingPolicy/Properties/PolicyDocument/Statement/0/Action/1",
                        "xray:*"),
                set("snapshotsAreTakenAndUsed", "SearchFunction/Properties/EphemeralStorage/Size", 512),
                remove("snapshotsAreTakenAndUsed", "ExportFunction/Properties/SnapStart"),
                set("snapshotsAreTakenAndUsed", "ExportFunction/Properties/EphemeralStorage/Size", 512),
                remove("snapshotsAreTakenAndUsed", "AlertFunction/Properties/AutoPublishAliasAllProperties"),
                set(
                        "everyRouteIsGuardedButHealth",
                        "IntakeFunction/Properties/Events/PostArticle/Properties/Auth/Authorizer",
                        "NONE"),
                remove(
                        "everyRouteIsGuardedButHealth",
                        "IntakeFunction/Properties/Events/PostBatch/Properties/Auth/Authorizer"),
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
}
