package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of the functions and of who may call them. */
final class Functions {
    /** An HTTP API gives up after 30 s, whatever a function's timeout says. */
    private static final long LONGEST_ANSWER = 29;

    /** SnapStart refuses functions with more MB of /tmp. */
    private static final long LARGEST_WITH_SNAPSHOT = 512;

    /** Paths to which articles are sent. */
    private static final Set<String> SENDING = Set.of("/articles", "/articles/batch");

    private Functions() {}

    static List<String> functionsSayTheirMemoryTimeoutAndLogs(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var property : List.of("MemorySize", "Timeout")) {
                if (!system.function(function, property).isNumber()) {
                    faults.add(function + " does not say its " + property);
                }
            }
            var logging = system.function(function, "LoggingConfig");
            if (!logging.path("LogFormat").asText().equals("JSON")) {
                faults.add(function + " does not log JSON");
            }
            var group = system.properties(Template.reference(logging.path("LogGroup")));
            if (group.path("RetentionInDays").isMissingNode()) {
                faults.add(function + " has no log group that ends its logs one day");
            }
        }
        for (var group : system.resources("AWS::Logs::LogGroup").entrySet()) {
            if (group.getValue().path("Properties").path("RetentionInDays").isMissingNode()) {
                faults.add(group.getKey() + " keeps logs for ever");
            }
        }
        return faults;
    }

    /**
     * What a property may be.
     *
     * @param conditions the condition that chooses between two values; empty for one value
     */
    record Choices(List<String> conditions, List<JsonNode> values) {}

    static Choices choices(JsonNode property) {
        var choice = property.path("Fn::If");
        return choice.isMissingNode()
                ? new Choices(List.of(), List.of(property))
                : new Choices(List.of(choice.path(0).asText()), List.of(choice.path(1), choice.path(2)));
    }

    static List<String> snapshotsAreTakenAndUsed(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            var snapshots = choices(system.function(function, "SnapStart").path("ApplyOn"));
            var sizes = choices(system.function(function, "EphemeralStorage").path("Size"));
            if (snapshots.conditions().equals(sizes.conditions())) {
                for (int i = 0; i < sizes.values().size(); i++) {
                    var large = sizes.values().get(i).asLong() > LARGEST_WITH_SNAPSHOT;
                    if (!snapshots.values().get(i).asText().equals(large ? "None" : "PublishedVersions")) {
                        faults.add(function + (large ? " has more of /tmp than" : " starts without") + " a snapshot");
                    }
                }
            } else {
                faults.add(function + " has a disk and a snapshot by different conditions");
            }
            if (!system.function(function, "AutoPublishAlias").isTextual()) {
                faults.add(function + " has a snapshot but no alias, so that nobody calls the version that has it");
            }
            // Not known to Globals: without it another memory size alone never reaches the alias.
            if (!system.properties(function)
                    .path("AutoPublishAliasAllProperties")
                    .asBoolean()) {
                faults.add(function + " publishes a version for new code alone, not for new properties");
            }
            if (!system.function(function, "Runtime").asText().equals("java25")) {
                faults.add(function + " does not run on java25");
            }
            if (!system.function(function, "Architectures").toString().equals("[\"arm64\"]")) {
                faults.add(function + " does not run on arm64");
            }
        }
        return faults;
    }

    static List<String> everyRouteIsGuardedButHealth(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events").properties()) {
                if (!event.getValue().path("Type").asText().equals("HttpApi")) {
                    continue;
                }
                var route = event.getValue().path("Properties");
                var api = system.properties(Template.reference(route.path("ApiId")))
                        .path("Auth");
                var authorizer = route.path("Auth")
                        .path("Authorizer")
                        .asText(api.path("DefaultAuthorizer").asText("NONE"));
                var method = route.path("Method").asText();
                var path = route.path("Path").asText();
                var wanted = wanted(method, path);
                if (!authorizer.equals(wanted)) {
                    faults.add(method + " " + path + " is guarded by " + authorizer + ", not by " + wanted);
                }
                if (wanted.equals("AWS_IAM") && !api.path("EnableIamAuthorizer").asBoolean()) {
                    faults.add(method + " " + path + " asks for IAM, which its API does not check");
                }
                var jwt = api.path("Authorizers").path("Readers").path("JwtConfiguration");
                if (wanted.equals("Readers")
                        && (jwt.path("issuer").isMissingNode()
                                || jwt.path("audience").path(0).isMissingNode())) {
                    faults.add(method + " " + path + " takes tokens of any issuer or for any audience");
                }
                if (path.startsWith("/public/") && !closedByDefault(stack, function)) {
                    faults.add(method + " " + path + " is open to everybody, although nobody asked for it");
                }
                if (system.function(function, "Timeout").asLong() > LONGEST_ANSWER) {
                    faults.add(function + " may take longer than its API waits");
                }
            }
        }
        for (var api : system.resources("AWS::Serverless::HttpApi").entrySet()) {
            var properties = api.getValue().path("Properties");
            if (!properties
                            .path("DefaultRouteSettings")
                            .path("ThrottlingRateLimit")
                            .isNumber()
                    || !properties
                            .path("DefaultRouteSettings")
                            .path("ThrottlingBurstLimit")
                            .isNumber()) {
                faults.add(api.getKey() + " has no limit");
            }
            if (properties.path("AccessLogSettings").path("DestinationArn").isMissingNode()) {
                faults.add(api.getKey() + " keeps no access log");
            }
        }
        return faults;
    }

    /**
     * Senders sign with IAM, readers and subscribers show a token; a subscriber without one asks below /public. The style
     * sheet and script of pages are the same for everybody.
     */
    private static String wanted(String method, String path) {
        if (path.equals("/health") || path.equals("/assets/{name}") || path.startsWith("/public/subscriptions")) {
            return "NONE";
        }
        return method.equals("POST") && SENDING.contains(path) ? "AWS_IAM" : "Readers";
    }

    /** Whether a parameter makes the function refuse requests without a token by default. */
    private static boolean closedByDefault(Stack stack, String function) {
        var parameter = Template.reference(stack.system()
                .properties(function)
                .path("Environment")
                .path("Variables")
                .path("OPEN_SUBSCRIPTIONS"));
        return stack.system()
                .root()
                .path("Parameters")
                .path(parameter)
                .path("Default")
                .asText()
                .equals("false");
    }

    static List<String> nobodySignsUpToReadByThemselves(Stack stack) {
        var faults = new ArrayList<String>();
        for (var pool : stack.system().resources("AWS::Cognito::UserPool").entrySet()) {
            if (!pool.getValue()
                    .path("Properties")
                    .path("AdminCreateUserConfig")
                    .path("AllowAdminCreateUserOnly")
                    .asBoolean()) {
                faults.add(pool.getKey() + " lets anybody sign up");
            }
        }
        return faults;
    }

    /** Traces are recorded only if they are asked for, and every function may then send its own. */
    static List<String> functionsMaySendTheirTraces(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var policy = system.properties("TracingPolicy");
        var roles = Template.references(policy.path("Roles"));
        for (var function : system.functions()) {
            if (!system.function(function, "Tracing")
                    .toString()
                    .equals("{\"Fn::If\":[\"HasTracing\",\"Active\",\"PassThrough\"]}")) {
                faults.add(function + " is traced in another way than was asked for");
            }
            if (!roles.contains(Template.reference(system.function(function, "Role")))) {
                faults.add(function + " may not send its traces");
            }
        }
        var statements = policy.path("PolicyDocument").path("Statement");
        var statement = statements.path(0);
        if (statements.size() != 1
                || !policy.path("PolicyDocument").path("Version").asText().equals("2012-10-17")
                || !statement.path("Effect").asText().equals("Allow")
                || !statement
                        .path("Action")
                        .toString()
                        .equals("[\"xray:PutTraceSegments\",\"xray:PutTelemetryRecords\"]")
                || !statement.path("Resource").asText().equals("*")) {
            faults.add("TracingPolicy grants something else: " + statements);
        }
        return faults;
    }

    static List<String> everyFunctionHasARoleOfItsOwn(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var taken = new HashSet<String>();
        for (var function : system.functions()) {
            var role = Template.reference(system.function(function, "Role"));
            if (!system.resource(role).path("Type").asText().equals("AWS::IAM::Role")) {
                // SAM would make one, with managed policies that name every log group, queue and stream.
                faults.add(function + " has no role that this template writes out");
            } else if (!taken.add(role)) {
                faults.add(function + " shares " + role);
            }
            if (!system.function(function, "Policies").isMissingNode()) {
                faults.add(function + " has policies beside its role");
            }
        }
        return faults;
    }
}
