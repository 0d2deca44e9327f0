package dev.parley.template;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.local.TemplateInputs;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks of the parameters, and of the settings: the mapping {@code Settings} has their values by environment, the metadata
 * {@code Settings} what each may be.
 */
final class Settings {
    /** What "sam deploy --guided" asks for, in its order. */
    private static final List<String> PARAMETERS = List.of(
            "Environment",
            "OperatorEmail",
            "AlertEmail",
            "AlertsEnabled",
            "PublicBaseUrl",
            "OpenSubscriptions",
            "SmsCountries",
            "OneSearchWriter",
            "EncryptionKeyArn");

    private static final Set<String> CHECKS = Set.of(
            "Type", "MinValue", "MaxValue", "MinLength", "MaxLength", "AllowedPattern", "AllowedValues", "Description");

    /** What CloudFormation takes for a key of a mapping. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]+");

    private static final Pattern IN_SUB = Pattern.compile("\\$\\{(\\w+)}");

    /** The conditions and what each compares. */
    private static final Map<String, String> CONDITIONS = conditions();

    private Settings() {}

    private static Map<String, String> conditions() {
        var conditions = new TreeMap<String, String>();
        Map.of(
                        "HasCanaryDeployments", "CanaryDeployments",
                        "HasSqlTables", "SqlTables",
                        "HasTracing", "Tracing",
                        "HasBulkRebuild", "BulkRebuild",
                        "HasLargeArchive", "LargeArchive",
                        "KeepsData", "KeepData")
                .forEach((name, setting) -> conditions.put(name, equal(read(setting), "true")));
        Map.of("HasObjectLock", "ObjectLockDays", "HasColdStorage", "ColdAfterDays")
                .forEach((name, setting) -> conditions.put(name, not(equal(read(setting), "0"))));
        Map.of("HasGitHubSubject", "GitHubSubject", "HasIssuer", "JwtIssuer")
                .forEach((name, setting) -> conditions.put(name, not(equal(read(setting), ""))));
        conditions.put("OwnReaders", equal(read("JwtIssuer"), ""));
        conditions.put("HasOneSearchWriter", equal(Changes.reference("Ref", "OneSearchWriter"), "true"));
        Stream.of("AlertEmail", "OperatorEmail", "PublicBaseUrl")
                .forEach(name -> conditions.put("Has" + name, not(equal(Changes.reference("Ref", name), ""))));
        conditions.put(Encryption.CONDITION, not(equal(Changes.reference("Ref", "EncryptionKeyArn"), "")));
        return conditions;
    }

    private static String equal(JsonNode left, String right) {
        return "{\"Fn::Equals\":[" + left + ",\"" + right + "\"]}";
    }

    private static String not(String condition) {
        return "{\"Fn::Not\":[" + condition + "]}";
    }

    /** How a template reads a setting. */
    static JsonNode read(String setting) {
        return Changes.reference("Fn::FindInMap", List.of("Settings", Map.of("Ref", "Environment"), setting));
    }

    /** Whether every environment has a setting. */
    static boolean isThere(Template template, String name) {
        var environments = table(template);
        return !environments.isEmpty() && environments.valueStream().allMatch(settings -> settings.has(name));
    }

    /** The value of a setting in the default environment; missing if it has none. */
    static JsonNode byDefault(Template template, String name) {
        var environment = template.root()
                .path("Parameters")
                .path("Environment")
                .path("Default")
                .asText();
        return table(template).path(environment).path(name);
    }

    /** What each setting may be. */
    static JsonNode checks(Template template) {
        return template.root().path("Metadata").path("Settings");
    }

    /** The settings by environment. */
    static JsonNode table(Template template) {
        return template.root().path("Mappings").path("Settings");
    }

    static List<String> everySettingIsInEveryEnvironment(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var environments = system.root().path("Parameters").path("Environment").path("AllowedValues");
        if (!names(table(system))
                .equals(environments.valueStream().map(JsonNode::asText).collect(toCollection(TreeSet::new)))) {
            faults.add("the table has " + names(table(system)) + ", and one may choose of " + environments);
        }
        var known = names(checks(system));
        for (var environment : table(system).properties()) {
            var given = names(environment.getValue());
            if (!given.equals(known)) {
                faults.add(environment.getKey() + " has the settings " + given + ", and the checks are of " + known);
            }
            for (var setting : environment.getValue().properties()) {
                if (!setting.getValue().isTextual()
                        || !KEY.matcher(setting.getKey()).matches()) {
                    faults.add(environment.getKey() + "'s " + setting.getKey() + " is no text, or has no plain name");
                }
            }
        }
        checks(system).properties().forEach(check -> isComplete(check.getKey(), check.getValue(), faults));
        return refused(system, Map.of(), faults);
    }

    private static void isComplete(String name, JsonNode check, List<String> faults) {
        var bounds = check.path("Type").asText().equals("Number")
                ? check.has("AllowedValues") || check.has("MinValue") && check.has("MaxValue")
                : check.path("Type").asText().equals("String")
                        && (check.has("AllowedPattern") || check.has("AllowedValues") || check.has("MinLength"));
        if (!bounds || check.path("Description").asText().isBlank() || !CHECKS.containsAll(names(check))) {
            faults.add(name + " may be anything, or nothing says what it is for: " + check);
        }
    }

    /** Adds what {@link TemplateInputs} refuses. */
    private static List<String> refused(Template system, Map<String, String> overrides, List<String> faults) {
        try {
            TemplateInputs.of(Json.MAPPER.convertValue(system.root(), new TypeReference<Map<String, Object>>() {}))
                    .check(overrides);
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage());
        }
        return faults;
    }

    /** Each setting is read somewhere, and always in the column that the parameter Environment names. */
    static List<String> settingsAreReadByEnvironment(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var unread = names(checks(system));
        for (var section : List.of("Conditions", "Globals", "Resources", "Outputs")) {
            for (var part : system.root().path(section).properties()) {
                for (var read : part.getValue().findValues("Fn::FindInMap")) {
                    var name = read.path(2).asText();
                    if (!read.equals(read(name).path("Fn::FindInMap")) || !isThere(system, name)) {
                        faults.add(part.getKey() + " reads no setting of the environment: " + read);
                    }
                    unread.remove(name);
                }
                Stream.concat(
                                part.getValue().findValues("Ref").stream().map(JsonNode::asText),
                                part.getValue().findValues("Fn::Sub").stream()
                                        .flatMap(sub -> IN_SUB.matcher(sub.toString())
                                                .results()
                                                .map(name -> name.group(1))))
                        .filter(name -> checks(system).has(name))
                        .forEach(name -> faults.add(part.getKey() + " takes the setting " + name + " for a parameter"));
            }
        }
        unread.forEach(name -> faults.add("nothing reads the setting " + name));
        return faults;
    }

    static List<String> conditionsAskForWhatTheyAreNamedAfter(Stack stack) {
        var given = new TreeMap<String, String>();
        stack.system()
                .root()
                .path("Conditions")
                .properties()
                .forEach(condition ->
                        given.put(condition.getKey(), condition.getValue().toString()));
        return given.equals(CONDITIONS) ? List.of() : List.of("the conditions are " + given + ", not " + CONDITIONS);
    }

    /** The parameters are those that one decides for a deployment, and Enter answers each. */
    static List<String> fewParametersAreAskedFor(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var given = system.root().path("Parameters");
        var asked = given.propertyStream().map(Map.Entry::getKey).toList();
        if (!asked.equals(PARAMETERS)) {
            faults.add("sam asks for " + asked + ", not for " + PARAMETERS);
        }
        var defaults = new TreeMap<String, String>();
        for (var parameter : given.properties()) {
            if (!parameter.getValue().has("Default")
                    || parameter.getValue().path("Description").asText().isBlank()) {
                faults.add(parameter.getKey() + " has no default, or nothing says what it is for");
            }
            defaults.put(
                    parameter.getKey(), parameter.getValue().path("Default").asText());
        }
        refused(system, defaults, faults);
        var grouped = system.root()
                .path("Metadata")
                .path("AWS::CloudFormation::Interface")
                .path("ParameterGroups")
                .valueStream()
                .flatMap(group -> group.path("Parameters").valueStream())
                .map(JsonNode::asText)
                .toList();
        if (!grouped.equals(asked)) {
            faults.add("the console shows " + grouped + ", not " + asked);
        }
        return faults;
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(toCollection(TreeSet::new));
    }
}
