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

/** Checks of how new versions of functions replace old ones. */
final class Deployments {
    /** Functions that serve people or bring an article to its alert. PagesFunction is watched by its API. */
    private static final List<String> WATCHED =
            List.of("Intake", "Index", "Alert", "Retrieve", "Search", "Subscribe", "Exports", "Fetch", "Inbox");

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
