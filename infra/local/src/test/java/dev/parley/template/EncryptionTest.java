package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.template.Mutants.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer-managed key in the nested stacks, and infra/key.yaml; {@link Encryption} checks template.yaml. */
class EncryptionTest {
    private static final Template SYSTEM = read("template.yaml");
    private static final Template KEY = read("infra/key.yaml");

    private static final String ARN = "arn:${AWS::Partition}:";
    private static final String HERE = ":${AWS::Region}:${AWS::AccountId}:";

    private static Template read(String file) {
        return Template.read(Template.project().resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"infra/queries.yaml", "infra/rebuild.yaml"})
    void nestedStacksEncryptWithTheKeyAndGrantIt(String file) {
        assertEquals(List.of(), faults(read(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"infra/queries.yaml", "infra/rebuild.yaml"})
    void everySmallChangeOfTheKeyInANestedStackIsSeen(String file) {
        var template = read(file);
        var survivors = new ArrayList<String>();
        var tried = 0;
        for (var mutant : Mutants.of(template)) {
            if (concernsTheKey(mutant, template)) {
                tried++;
                var copy = template.copy();
                mutant.into(copy);
                if (faults(copy).isEmpty()
                        && Schemas.faultsOf(copy, mutant.resource()).isEmpty()) {
                    survivors.add(mutant.toString());
                }
            }
        }
        assertTrue(tried > 20, tried + " changes");
        assertEquals(List.of(), survivors);
    }

    private static boolean concernsTheKey(Mutant mutant, Template template) {
        var path = mutant.path();
        return path.matches(".*(Key|Kms|KMS|SSE|EncryptionConf|EncryptionOption).*")
                && !path.matches("KeyTo\\w+/(Type|Condition)|.*/(Version|Sid|PartitionKeys).*")
                && !template.resource(mutant.resource()).path("Type").asText().startsWith("AWS::Glue");
    }

    private static List<String> faults(Template template) {
        var faults = new ArrayList<>(Encryption.notEncrypted(template));
        faults.addAll(Encryption.notGranted(template));
        return faults;
    }

    @Test
    void theServicesThatActForNobodyMayUseTheKeyForThisStackAlone() {
        var account = Map.of("StringEquals", Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")));
        var wanted = new TreeMap<String, JsonNode>();
        wanted.put(
                "s3.amazonaws.com",
                condition(
                        account,
                        "ArnEquals",
                        "aws:SourceArn",
                        sub(ARN + "s3:::${System}-archive-${AWS::AccountId}-${AWS::Region}")));
        wanted.put(
                "events.amazonaws.com",
                condition(
                        Map.of(),
                        "ArnLike",
                        "kms:EncryptionContext:aws:sqs:arn",
                        sub(ARN + "sqs" + HERE + "${System}-*")));
        var groups = ARN + "logs" + HERE + "log-group:/aws/";
        wanted.put(
                "{\"Fn::Sub\":\"logs.${AWS::Region}.${AWS::URLSuffix}\"}",
                condition(
                        Map.of(),
                        "ArnLike",
                        "kms:EncryptionContext:aws:logs:arn",
                        List.of(sub(groups + "lambda/${System}-*"), sub(groups + "vendedlogs/${System}/*"))));
        var given = new TreeMap<String, JsonNode>();
        for (var statement : statements()) {
            if (statement.path("Principal").has("Service")) {
                var service = statement.path("Principal").path("Service");
                given.put(service.isTextual() ? service.asText() : service.toString(), statement.path("Condition"));
                var actions = new TreeSet<String>();
                statement.path("Action").forEach(action -> actions.add(action.asText()));
                assertTrue(actions.contains("kms:Decrypt"), statement.toString());
                assertTrue(
                        actions.contains("kms:GenerateDataKey") || actions.contains("kms:GenerateDataKey*"),
                        statement.toString());
                assertFalse(actions.contains("kms:*"), statement.toString());
            }
            assertEquals("Allow", statement.path("Effect").asText());
            assertEquals("*", statement.path("Resource").asText());
        }
        assertEquals(wanted, given);
    }

    /** What services write without a role is what the resources' own policies let them write, and the logs. */
    @Test
    void everyServiceThatAResourceLetsInMayUseTheKey() {
        var services = new TreeSet<String>();
        var with = SYSTEM.where(Encryption.CONDITION, true);
        for (var type : List.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
            with.resources(type).values().stream()
                    .filter(policy -> Template.references(policy).stream()
                            .anyMatch(id -> with.properties(id).has("KmsMasterKeyId")))
                    .flatMap(policy -> policy.findValues("Service").stream())
                    .forEach(service -> services.add(service.asText()));
        }
        var allowed = new TreeSet<String>();
        statements()
                .forEach(statement ->
                        allowed.add(statement.path("Principal").path("Service").asText()));
        assertTrue(services.containsAll(List.of("s3.amazonaws.com", "events.amazonaws.com")), services.toString());
        services.removeAll(allowed);
        assertEquals(new TreeSet<>(), services);
    }

    /** Without this statement the roles' own policies would count for nothing. */
    @Test
    void theAccountsPoliciesCountForTheKey() {
        var statement = statements().getFirst();
        assertEquals(
                "{\"AWS\":{\"Fn::Sub\":\"arn:${AWS::Partition}:iam::${AWS::AccountId}:root\"}}",
                statement.path("Principal").toString());
        assertEquals("kms:*", statement.path("Action").asText());
        assertFalse(statement.has("Condition"));
    }

    @Test
    void theKeyOutlivesItsStackAndCanBeGivenToTheSystem() {
        var key = KEY.resource("Key");
        assertEquals("RetainExceptOnCreate", key.path("DeletionPolicy").asText());
        assertEquals("Retain", key.path("UpdateReplacePolicy").asText());
        assertTrue(key.path("Properties").path("EnableKeyRotation").asBoolean());
        assertEquals(
                "{\"Fn::GetAtt\":[\"Key\",\"Arn\"]}",
                KEY.root().path("Outputs").path("KeyArn").path("Value").toString());
        var pattern = SYSTEM.root()
                .path("Parameters")
                .path("EncryptionKeyArn")
                .path("AllowedPattern")
                .asText();
        assertTrue("".matches(pattern));
        assertTrue("arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab".matches(pattern));
        // IAM compares keys by their ARN, never by an alias.
        assertFalse("arn:aws:kms:eu-west-1:123456789012:alias/parley".matches(pattern));
        assertFalse("alias/parley".matches(pattern));
    }

    private static List<JsonNode> statements() {
        return KEY.properties("Key")
                .path("KeyPolicy")
                .path("Statement")
                .valueStream()
                .toList();
    }

    private static Map<String, String> sub(String text) {
        return Map.of("Fn::Sub", text);
    }

    private static JsonNode condition(Map<String, ?> also, String operator, String key, Object value) {
        var condition = new TreeMap<String, Object>(also);
        condition.put(operator, Map.of(key, value));
        return Json.MAPPER.valueToTree(condition);
    }
}
