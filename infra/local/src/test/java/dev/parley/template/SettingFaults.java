package dev.parley.template;

import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Faults.Fault;
import java.util.List;
import java.util.Map;

/** Faults of parameters and of the table of settings. */
final class SettingFaults {
    private SettingFaults() {}

    static List<Fault> all() {
        var table = "everySettingIsInEveryEnvironmentAndWithinItsCheck";
        var read = "settingsAreReadByEnvironment";
        var conditions = "conditionsAskForWhatTheyAreNamedAfter";
        var parameters = "fewParametersAreAskedFor";
        var published = "changedValuesArePublished";
        var retention = "AlertLogs/Properties/RetentionInDays";
        return List.of(
                new Fault(table, "a setting is missing in prod", stack -> settings(stack.system(), "prod")
                        .remove("FixityDays")),
                new Fault(table, "a setting is missing in dev", stack -> settings(stack.system(), "dev")
                        .remove("SqlTables")),
                new Fault(table, "a setting that is nowhere else", stack -> settings(stack.system(), "dev")
                        .put("FixityHours", "1")),
                new Fault(table, "a value below its range", stack -> settings(stack.system(), "dev")
                        .put("AlertsPerHour", "0")),
                new Fault(table, "a value above its range", stack -> settings(stack.system(), "prod")
                        .put("DigestHour", "24")),
                new Fault(table, "a word for a number", stack -> settings(stack.system(), "prod")
                        .put("SmsPerDay", "many")),
                new Fault(table, "a number of days that CloudWatch does not know", stack -> settings(
                                stack.system(), "prod")
                        .put("LogRetentionDays", "91")),
                new Fault(table, "an issuer without encryption", stack -> settings(stack.system(), "prod")
                        .put("JwtIssuer", "http://example.org")),
                new Fault(table, "an audience that is empty", stack -> settings(stack.system(), "prod")
                        .put("JwtAudience", "")),
                new Fault(table, "a number that is no text", stack -> settings(stack.system(), "prod")
                        .put("SilenceHours", 24)),
                new Fault(
                        table, "a column that nobody can choose", stack -> ((ObjectNode) Settings.table(stack.system()))
                                .set("test", settings(stack.system(), "dev").deepCopy())),
                new Fault(table, "a choice without a column", stack -> ((ArrayNode)
                                parameter(stack.system(), "Environment").path("AllowedValues"))
                        .add("test")),
                new Fault(table, "a setting without a check", stack -> ((ObjectNode) Settings.checks(stack.system()))
                        .remove("SmsPerDay")),
                new Fault(table, "a setting without a description", stack -> check(stack.system(), "SmsPerDay")
                        .remove("Description")),
                new Fault(table, "a number without a greatest value", stack -> check(stack.system(), "SmsPerDay")
                        .remove("MaxValue")),
                new Fault(table, "a text without a pattern", stack -> check(stack.system(), "GitHubSubject")
                        .remove("AllowedPattern")),
                set(read, retention, Settings.read("LogRetention")),
                set(read, retention + "/Fn::FindInMap/0", "Setting"),
                set(read, retention + "/Fn::FindInMap/1", "prod"),
                set(read, retention + "/Fn::FindInMap/1", Map.of("Ref", "AlertsEnabled")),
                set(read, retention, Map.of("Ref", "LogRetentionDays")),
                set(read, retention, Map.of("Fn::Sub", "${LogRetentionDays}")),
                set(read, "Alarms/Properties/Parameters/SilenceHours", "24"),
                set(published, "FixityFunction/Properties/Environment/Variables/FIXITY_DAYS", "90"),
                new Fault(read, "a condition on a setting that is not there", stack -> ((ObjectNode)
                                stack.system().root().path("Conditions"))
                        .set("HasTracing", Changes.reference("Fn::Equals", List.of(Settings.read("Traces"), "true")))),
                new Fault(conditions, "a condition on another setting", stack -> ((ObjectNode)
                                stack.system().root().path("Conditions"))
                        .set(
                                "HasTracing",
                                Changes.reference("Fn::Equals", List.of(Settings.read("SqlTables"), "true")))),
                new Fault(conditions, "a condition the other way round", stack -> ((ObjectNode)
                                stack.system().root().path("Conditions"))
                        .set(
                                "KeepsData",
                                Changes.reference("Fn::Equals", List.of(Settings.read("KeepData"), "false")))),
                remove(published, "AlertFunction/Properties/VersionDescription"),
                set(published, "FixityFunction/Properties/VersionDescription", "of today"),
                set(published, "FixityFunction/Properties/VersionDescription", Settings.read("FixityDays")),
                set(
                        published,
                        "FixityFunction/Properties/VersionDescription/Fn::Join/1/0",
                        Settings.read("SilenceHours")),
                set(
                        published,
                        "TablesFunction/Properties/VersionDescription",
                        Map.of(
                                "Fn::Join",
                                List.of(" ", List.of(Settings.read("Tracing"), Settings.read("DigestHour"))))),
                set(
                        published,
                        "TablesFunction/Properties/Environment/Variables/INDEX_TABLE",
                        Settings.read("DigestHour")),
                new Fault(published, "a text that is too long for a description", stack -> check(
                                stack.system(), "CollectorContact")
                        .remove("MaxLength")),
                new Fault(parameters, "a tenth question", stack -> ((ObjectNode)
                                stack.system().root().path("Parameters"))
                        .putObject("FixityDays")
                        .put("Type", "Number")
                        .put("Default", 90)
                        .put("Description", "Days.")),
                new Fault(
                        parameters, "a question without a default", stack -> parameter(stack.system(), "OperatorEmail")
                                .remove("Default")),
                new Fault(parameters, "a question that nothing explains", stack -> parameter(
                                stack.system(), "SmsCountries")
                        .remove("Description")),
                new Fault(parameters, "a default that is refused", stack -> parameter(stack.system(), "SmsCountries")
                        .put("Default", "Germany")),
                new Fault(parameters, "a question that the console does not group", stack -> ((ArrayNode) stack.system()
                                .root()
                                .path("Metadata")
                                .path("AWS::CloudFormation::Interface")
                                .path("ParameterGroups"))
                        .remove(0)));
    }

    static ObjectNode settings(Template system, String environment) {
        return (ObjectNode) Settings.table(system).path(environment);
    }

    private static ObjectNode check(Template system, String setting) {
        return (ObjectNode) Settings.checks(system).path(setting);
    }

    private static ObjectNode parameter(Template system, String name) {
        return (ObjectNode) system.root().path("Parameters").path(name);
    }
}
