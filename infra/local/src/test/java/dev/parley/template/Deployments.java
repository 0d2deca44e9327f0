package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks of how new versions of functions replace old ones. */
final class Deployments {
    /** Functions that serve people or bring an article to its alert. PagesFunction is watched by its API. */
    private static final List<String> WATCHED =
            List.of("Intake", "Index", "Alert", "Retrieve", "Search", "Subscribe", "Exports", "Fetch", "Inbox");

    /** Properties that a version of a function keeps. */
    private static final List<String> VERSIONED = List.of(
            "Environment",
            "CodeUri",
            "Handler",
            "Runtime",
            "Architectures",
            "MemorySize",
            "Timeout",
            "EphemeralStorage",
            "SnapStart",
            "Tracing",
            "Layers",
            "LoggingConfig",
            "KmsKeyArn");

    /** What Lambda allows. */
    private static final int LONGEST_DESCRIPTION = 256;

    /** More than the address of an API or a pool of readers has. */
    private static final int LONGEST_ADDRESS = 100;

    private Deployments() {}

    static List<String> deploymentsAreGradualAndStopWhenFunctionsFail(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var wanted = json(
                "{'Enabled':{'Fn::FindInMap':['Settings',{'Ref':'Environment'},'CanaryDeployments']},'Type':'Canary10Percent5Minutes',"
                        + "'Alarms':{'Fn::If':['HasCanaryDeployments',[{'Ref':'DeploymentErrors'}],[]]}}");
        for (var function : system.functions()) {
            if (!system.function(function, "DeploymentPreference").equals(wanted)) {
                faults.add(function + " is deployed otherwise: " + system.function(function, "DeploymentPreference"));
            }
        }
        var alarm = (ObjectNode) system.properties("DeploymentErrors").deepCopy();
        alarm.remove("AlarmDescription");
        if (!alarm.equals(alarm())) {
            faults.add("DeploymentErrors is another alarm: " + alarm);
        }
        return faults;
    }

    /**
     * An alias leads to a version, which has the variables of its time. CloudFormation publishes another one for another
     * description, and Lambda refuses that when nothing of the function changed. So each function describes its versions by
     * exactly those of its values that depend on a parameter or a setting.
     *
     * @see <a href="https://github.com/aws/serverless-application-model/issues/3820">SAM does not look at their values</a>
     */
    static List<String> changedValuesArePublished(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            var values = VERSIONED.stream()
                    .flatMap(property -> property.equals("Environment")
                            ? system.properties(function)
                                    .path(property)
                                    .path("Variables")
                                    .valueStream()
                            : Stream.of(system.function(function, property)))
                    .filter(value -> !inputs(system, value).isEmpty())
                    .map(value -> described(system, value))
                    .distinct()
                    .toList();
            var wanted = values.size() == 1 ? values.getFirst() : Changes.reference("Fn::Join", List.of(" ", values));
            var given = system.properties(function).path("VersionDescription");
            if (!given.equals(wanted)) {
                faults.add(function + " describes its versions by " + given + ", not by " + wanted);
            }
            var length = values.size()
                    - 1
                    + values.stream().mapToInt(value -> longest(system, value)).sum();
            if (length > LONGEST_DESCRIPTION) {
                faults.add(function + " may describe its versions by " + length + " characters");
            }
        }
        return faults;
    }

    /** A value, or for a property with a choice within it the setting on which its condition stands. */
    private static JsonNode described(Template system, JsonNode value) {
        var choice = value.findValue("Fn::If");
        if (choice == null || value.has("Fn::If")) {
            return value;
        }
        var condition = choice.path(0).asText();
        return system.root()
                .path("Conditions")
                .path(condition)
                .path("Fn::Equals")
                .path(0);
    }

    /** The parameters and settings that a value depends on. */
    private static Set<String> inputs(Template system, JsonNode value) {
        var found = new TreeSet<>(Template.references(value));
        value.findValues("Fn::If")
                .forEach(choice -> found.addAll(Template.references(
                        system.root().path("Conditions").path(choice.path(0).asText()))));
        found.removeIf(name -> declared(system, name).isMissingNode());
        return found;
    }

    private static JsonNode declared(Template system, String name) {
        var parameter = system.root().path("Parameters").path(name);
        return parameter.isMissingNode() ? Settings.checks(system).path(name) : parameter;
    }

    /** The most characters that a value may have. */
    private static int longest(Template system, JsonNode value) {
        if (value.has("Fn::If")) {
            return Math.max(
                    longest(system, value.path("Fn::If").path(1)),
                    longest(system, value.path("Fn::If").path(2)));
        }
        var declared = declared(system, Template.reference(value));
        if (value.isTextual()) {
            return value.asText().length();
        }
        if (declared.isMissingNode()) {
            return LONGEST_ADDRESS;
        }
        if (declared.has("AllowedValues")) {
            return declared.path("AllowedValues")
                    .valueStream()
                    .mapToInt(allowed -> allowed.asText().length())
                    .max()
                    .orElse(0);
        }
        // Fractions are short.
        return declared.path("Type").asText().equals("Number")
                ? Math.max(declared.path("MaxValue").asText().length(), "0.1234".length())
                : declared.path("MaxLength").asInt(LONGEST_DESCRIPTION + 1);
    }

    private static JsonNode alarm() {
        var alarm = (ObjectNode) json("{'Metrics':[{'Id':'errors','Expression':'SUM(METRICS())','Label':'Errors'}],"
                + "'EvaluationPeriods':1,'ComparisonOperator':'GreaterThanOrEqualToThreshold','Threshold':1,"
                + "'TreatMissingData':'notBreaching','AlarmActions':[{'Ref':'OperatorTopic'}],"
                + "'OKActions':[{'Ref':'OperatorTopic'}]}");
        var metrics = alarm.withArray("Metrics");
        for (var name : WATCHED) {
            metrics.add(metric(
                    name,
                    "AWS/Lambda",
                    "Errors",
                    "{'Name':'FunctionName','Value':{'Ref':'" + name + "Function'}},"
                            + "{'Name':'Resource','Value':{'Fn::Sub':'${" + name + "Function}:live'}}"));
        }
        metrics.add(metric("Pages", "AWS/ApiGateway", "5xx", "{'Name':'ApiId','Value':{'Ref':'PagesApi'}}"));
        return alarm;
    }

    private static JsonNode metric(String name, String namespace, String metric, String dimensions) {
        return json("{'Id':'" + name.toLowerCase(Locale.ROOT)
                + "','ReturnData':false,'MetricStat':{'Metric':{'Namespace':'" + namespace + "','MetricName':'" + metric
                + "','Dimensions':[" + dimensions + "]},'Period':60,'Stat':'Sum'}}");
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
