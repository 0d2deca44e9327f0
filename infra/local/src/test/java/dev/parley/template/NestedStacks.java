package dev.parley.template;

import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;

/** Checks of the parameters that the nested stacks get. */
final class NestedStacks {
    /** The parameters of infra/rebuild.yaml that have no default. */
    private static final List<String> REBUILD = List.of(
            "System",
            "ArchiveBucket",
            "IndexTable",
            "ConfidenceThreshold",
            "PublicBaseUrl",
            "LogRetentionDays",
            "EncryptionKeyArn");

    private static final String PUBLIC_BASE_URL = "{\"Fn::If\":[\"HasPublicBaseUrl\",{\"Ref\":\"PublicBaseUrl\"},"
            + "{\"Fn::Sub\":\"https://${PagesApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}\"}]}";

    private NestedStacks() {}

    /** The nested stacks get what their parameters are named after. */
    static List<String> nestedStacksGetWhatTheyAskFor(Stack stack) {
        var faults = new ArrayList<String>();
        var given = stack.system().properties("Alarms").path("Parameters");
        for (var parameter : given.properties()) {
            var name = parameter.getKey();
            var value = parameter.getValue();
            var reference = Template.reference(value);
            var isSetting = value.has("Fn::FindInMap") && !value.equals(Settings.read(name));
            if (isSetting
                    || !reference.equals(name) && !(name.equals("System") && reference.equals("AWS::StackName"))) {
                faults.add("the alarms get " + reference + " as " + name);
            }
            if (!stack.alarms().root().path("Parameters").has(name)) {
                faults.add("the alarms know no parameter " + name);
            }
        }
        for (var parameter : stack.alarms().root().path("Parameters").properties()) {
            if (!parameter.getValue().has("Default") && !given.has(parameter.getKey())) {
                faults.add("the alarms do not get " + parameter.getKey());
            }
        }
        rebuildGetsWhatItAsksFor(stack.system(), faults);
        var role = stack.system().properties("DeployRole").path("Parameters").toString();
        if (!role.equals("{\"System\":{\"Ref\":\"AWS::StackName\"},\"Subject\":" + Settings.read("GitHubSubject")
                + ",\"Provider\":" + Settings.read("GitHubProvider")
                + ",\"EncryptionKeyArn\":{\"Ref\":\"EncryptionKeyArn\"}}")) {
            faults.add("the role of deployments gets " + role);
        }
        return faults;
    }

    private static void rebuildGetsWhatItAsksFor(Template system, List<String> faults) {
        var given = system.properties("Rebuild").path("Parameters");
        for (var name : REBUILD) {
            var value = given.path(name);
            var isGiven = value.equals(Settings.read(name))
                    || value.path("Ref").asText().equals(name.equals("System") ? "AWS::StackName" : name)
                    || name.equals("PublicBaseUrl") && value.toString().equals(PUBLIC_BASE_URL);
            if (!isGiven) {
                faults.add("the rebuild gets " + value + " as " + name);
            }
        }
        if (given.size() != REBUILD.size()) {
            faults.add("the rebuild gets " + given);
        }
    }
}
