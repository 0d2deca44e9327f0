package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;
import static dev.parley.template.Changes.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Faults.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Faults of a customer-managed key. */
final class EncryptionFaults {
    private static final String STORED = "theKeyEncryptsAllThatIsStored";
    private static final String GRANTS = "rolesMayUseTheKeyForWhatTheyTouch";

    private static final List<String> POLICIES = List.of(
            "KeyToReadObjects",
            "KeyToWriteObjects",
            "KeyToUseTables",
            "KeyToReceiveMessages",
            "KeyToSendMessages",
            "KeyToPublish");

    private EncryptionFaults() {}

    static List<Fault> all() {
        var bucket = "ArchiveBucket/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0";
        return Stream.of(
                        POLICIES.stream().map(EncryptionFaults::notGranted),
                        POLICIES.stream().map(EncryptionFaults::oneRoleLess),
                        POLICIES.stream().map(policy -> statement(GRANTS, policy, "UseTheKey", "Action", "kms:*")),
                        POLICIES.stream().map(policy -> statement(GRANTS, policy, "UseTheKey", "Resource", "*")),
                        Stream.of(
                                set(GRANTS, "KeyToUseTables/Properties/PolicyDocument/Statement/0/Condition", Map.of()),
                                set(
                                        GRANTS,
                                        "KeyToPublish/Properties/PolicyDocument/Statement/0/Condition/StringEquals/kms:ViaService",
                                        Map.of("Fn::Sub", "sqs.${AWS::Region}.${AWS::URLSuffix}")),
                                new Fault(GRANTS, "who needs no object reads them", stack -> roles(
                                                stack, "KeyToReadObjects")
                                        .addObject()
                                        .put("Ref", "DigestRole")),
                                onlyTheBucketHasTheKey(),
                                remove(STORED, "IndexQueue/Properties/KmsMasterKeyId"),
                                set(STORED, "DigestTopic/Properties/KmsMasterKeyId", "alias/aws/sns"),
                                set(
                                        STORED,
                                        "OperatorTopic/Properties/KmsMasterKeyId",
                                        Map.of("Ref", "EncryptionKeyArn")),
                                remove(STORED, "SearchLogs/Properties/KmsKeyId"),
                                remove(STORED, "SubscriberTable/Properties/SSESpecification/KMSMasterKeyId"),
                                remove(STORED, "IndexTable/Properties/SSESpecification/SSEType"),
                                remove(STORED, bucket + "/ServerSideEncryptionByDefault/KMSMasterKeyID"),
                                remove(STORED, bucket + "/BucketKeyEnabled"),
                                set(STORED, "AlertFailures/Properties/SqsManagedSseEnabled", true),
                                set(STORED, "IndexLogs/Properties/KmsKeyId", Map.of("Ref", "EncryptionKeyArn")),
                                set(STORED, "Rebuild/Properties/Parameters/EncryptionKeyArn", ""),
                                remove(STORED, "Queries/Properties/Parameters/EncryptionKeyArn")))
                .flatMap(faults -> faults)
                .toList();
    }

    private static Fault notGranted(String policy) {
        return new Fault(GRANTS, "no " + policy, stack -> ((ObjectNode)
                        stack.system().root().path("Resources"))
                .remove(policy));
    }

    private static Fault oneRoleLess(String policy) {
        return new Fault(GRANTS, policy + " without its last role", stack -> {
            var roles = roles(stack, policy);
            roles.remove(roles.size() - 1);
        });
    }

    private static ArrayNode roles(Check.Stack stack, String policy) {
        return (ArrayNode) object(stack.system(), policy + "/Properties").path("Roles");
    }

    private static Fault onlyTheBucketHasTheKey() {
        return new Fault(STORED, "a key on one resource alone", stack -> Stream.of(
                        "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::Logs::LogGroup")
                .flatMap(type -> stack.system().resources(type).keySet().stream())
                .map(id -> object(stack.system(), id + "/Properties"))
                .forEach(properties -> properties.remove(List.of("KmsMasterKeyId", "KmsKeyId"))));
    }
}
