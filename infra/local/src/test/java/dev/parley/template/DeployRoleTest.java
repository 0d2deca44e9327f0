package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** infra/deploy-role.yaml: who may take the role, and what it may do; and the workflow that takes it. */
class DeployRoleTest {
    private static final Template ROLE = Template.read(Template.project().resolve("infra/deploy-role.yaml"));

    /** The most characters of a role's inline policies, white space not counted. */
    private static final int LONGEST = 10_240;

    /** Services whose actions begin otherwise than their types are called. */
    private static final Map<String, String> PREFIXES = Map.of(
            "apigatewayv2", "apigateway",
            "cognito", "cognito-idp",
            "stepfunctions", "states",
            "serverless", "lambda");

    /** Statements of what has no name of ours, or that only look or deny. */
    private static final Set<String> ANYWHERE = Set.of(
            "LookAtTemplates",
            "DoNotCallThem",
            "EventSources",
            "LookAtEventSources",
            "PassRolesToServicesAlone",
            "LogsOfTheApis",
            "LookAtAlarms",
            "Readers");

    private static Stream<JsonNode> statements() {
        return ROLE.properties("Role")
                .path("Policies")
                .path(0)
                .path("PolicyDocument")
                .path("Statement")
                .valueStream();
    }

    private static Stream<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isTextual()
                ? Stream.of(oneOrMore.asText())
                : oneOrMore.valueStream().map(JsonNode::asText);
    }

    /** Whether a statement of this effect names an action, on any resource. */
    private static boolean names(String effect, String action) {
        return statements()
                .filter(statement -> statement.path("Effect").asText().equals(effect))
                .flatMap(statement -> texts(statement.path("Action")))
                .anyMatch(pattern -> Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), action));
    }

    private static boolean mayDo(String action) {
        return names("Allow", action) && !names("Deny", action);
    }

    @Test
    void onlyTheNamedEnvironmentMayTakeIt() {
        var trust = ROLE.properties("Role").path("AssumeRolePolicyDocument").path("Statement");
        assertEquals(1, trust.size());
        assertEquals(
                "{\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\","
                        + "\"token.actions.githubusercontent.com:sub\":{\"Ref\":\"Subject\"}}}",
                trust.path(0).path("Condition").toString());
        assertEquals(
                "sts:AssumeRoleWithWebIdentity", trust.path(0).path("Action").asText());
        var system = Template.read(Template.project().resolve("template.yaml"));
        for (var declared : List.of(
                ROLE.root().path("Parameters").path("Subject"),
                Settings.checks(system).path("GitHubSubject"))) {
            var allowed = Pattern.compile(declared.path("AllowedPattern").asText());
            assertTrue(allowed.matcher("repo:owner/name:environment:prod").find(), declared.toString());
            for (var other : List.of("repo:owner/*", "repo:owner/name:*", "repo:owner/name:ref:refs/heads/main", "*")) {
                assertFalse(allowed.matcher(other).find(), other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:DeleteBucket",
                "s3:DeleteObject",
                "s3:DeleteObjectVersion",
                "s3:PutObjectRetention",
                "dynamodb:DeleteTable",
                "dynamodb:GetItem",
                "dynamodb:Query",
                "dynamodb:Scan",
                "dynamodb:PutItem",
                "cognito-idp:DeleteUserPool",
                "cognito-idp:AdminCreateUser",
                "sqs:ReceiveMessage",
                "sqs:SendMessage",
                "sns:Publish",
                "logs:GetLogEvents",
                "lambda:InvokeFunction",
                "iam:CreateUser",
                "iam:CreateAccessKey",
                "sts:AssumeRole"
            })
    void itNeitherReadsNorRemovesData(String action) {
        assertFalse(mayDo(action), action);
    }

    @Test
    void itReadsAndWritesObjectsInTheBucketOfSamAlone() {
        statements()
                .filter(statement -> texts(statement.path("Action")).anyMatch(action -> action.endsWith("Object")))
                .forEach(statement -> assertEquals(
                        "{\"Fn::Sub\":\"arn:${AWS::Partition}:s3:::aws-sam-cli-managed-default-samclisourcebucket-*\"}",
                        statement.path("Resource").toString()));
    }

    @Test
    void itKnowsTheServiceOfEveryResource() throws IOException {
        var services = new TreeSet<String>();
        for (var file : List.of("template.yaml", "infra/alarms.yaml", "infra/queries.yaml", "infra/rebuild.yaml")) {
            Template.read(Template.project().resolve(file))
                    .root()
                    .path("Resources")
                    .forEach(resource -> services.add(
                            resource.path("Type").asText().split("::")[1].toLowerCase(Locale.ROOT)));
        }
        assertTrue(services.contains("sqs"), services.toString());
        for (var service : services) {
            var prefix = PREFIXES.getOrDefault(service, service) + ":";
            assertTrue(
                    statements()
                            .flatMap(statement -> texts(statement.path("Action")))
                            .anyMatch(action -> action.startsWith(prefix)),
                    prefix);
        }
        for (var action :
                List.of("iam:PassRole", "lambda:CreateFunction", "lambda:UpdateFunctionCode", "sqs:CreateQueue")) {
            assertTrue(names("Allow", action), action);
        }
    }

    @Test
    void whatCanBeNamedIsNamed() {
        statements()
                .filter(statement -> texts(statement.path("Resource")).anyMatch("*"::equals))
                .forEach(statement ->
                        assertTrue(ANYWHERE.contains(statement.path("Sid").asText()), statement.toString()));
    }

    @Test
    void itsPolicyIsShortEnough() {
        var policy = ROLE.properties("Role").path("Policies").toString();
        assertTrue(policy.length() < LONGEST, policy.length() + " characters");
    }

    /** DynamoDB makes a table's grant of the key with the rights of who deploys; nothing else is done with the key. */
    @Test
    void itUsesAKeyOfTheCustomerByTheTablesAlone() {
        var policy = ROLE.resource("KeyOfTheTables");
        assertEquals("HasEncryptionKey", policy.path("Condition").asText());
        assertEquals(
                "[{\"Ref\":\"Role\"}]", policy.path("Properties").path("Roles").toString());
        var statements = policy.path("Properties").path("PolicyDocument").path("Statement");
        var actions = new TreeSet<String>();
        for (var statement : statements) {
            texts(statement.path("Action")).forEach(actions::add);
            assertEquals(
                    "{\"Ref\":\"EncryptionKeyArn\"}", statement.path("Resource").toString());
            assertEquals(
                    "{\"kms:ViaService\":{\"Fn::Sub\":\"dynamodb.${AWS::Region}.${AWS::URLSuffix}\"}}",
                    statement.path("Condition").path("StringEquals").toString());
        }
        assertEquals(
                Set.of(
                        "kms:CreateGrant",
                        "kms:Decrypt",
                        "kms:DescribeKey",
                        "kms:Encrypt",
                        "kms:GenerateDataKey*",
                        "kms:ReEncrypt*"),
                actions);
        assertEquals(
                "{\"kms:GrantIsForAWSResource\":\"true\"}",
                statements.path(1).path("Condition").path("Bool").toString());
        assertTrue(mayDo("logs:AssociateKmsKey") && mayDo("logs:DisassociateKmsKey"));
    }

    @Test
    void theWorkflowGetsATokenInTheJobThatDeploysAlone() throws IOException {
        var workflow = Files.readString(Template.project().resolve(".github/workflows/deploy.yml"));
        var deploy = workflow.indexOf("\n  deploy:\n");
        assertTrue(deploy > 0, workflow);
        assertEquals(-1, workflow.substring(0, deploy).indexOf("id-token"));
        assertTrue(workflow.substring(deploy).contains("id-token: write"), workflow);
        assertTrue(workflow.substring(deploy).contains("environment: ${{ inputs.environment }}"), workflow);
        assertFalse(workflow.contains("secrets."), "a stored key");
        Pattern.compile("uses: (\\S+)")
                .matcher(workflow)
                .results()
                .map(used -> used.group(1))
                .filter(used -> !used.startsWith("./"))
                .forEach(used -> assertTrue(used.matches("[\\w-]+/[\\w-]+@v\\d+"), used));
        var environments = Pattern.compile("options: \\[(.+)]").matcher(workflow);
        assertTrue(environments.find());
        var settings = Files.readString(Template.project().resolve("samconfig.toml"));
        for (var environment : environments.group(1).split(", ")) {
            assertTrue(settings.contains("[" + environment + ".deploy.parameters]"), environment);
        }
    }
}
