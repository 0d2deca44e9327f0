package dev.parley.cli;

import static java.util.stream.Collectors.toMap;

import dev.parley.aws.Clients;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Finds a deployed stack by its name: CloudFormation gives its outputs. */
final class DeployedStack {
    private final Supplier<CloudFormationClient> cloudFormation;
    private final Map<String, String> environment;

    /** Uses the region and the credentials that the AWS SDK finds. */
    DeployedStack() {
        this(
                () -> CloudFormationClient.builder()
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build(),
                System.getenv());
    }

    /** @param environment variables for the clients of S3 and DynamoDB */
    DeployedStack(Supplier<CloudFormationClient> cloudFormation, Map<String, String> environment) {
        this.cloudFormation = cloudFormation;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Finds a stack.
     *
     * @throws IOException if there is no stack of this name, or it has not the outputs of template.yaml
     */
    StackResources find(String name) throws IOException {
        var stack = describe(name);
        return new StackResources(
                "the stack " + name,
                new Clients(environment),
                output(stack, "ArchiveBucketName"),
                output(stack, "IndexTableName"),
                Optional.of(Double.valueOf(output(stack, "ConfidenceThreshold"))),
                Integer.parseInt(output(stack, "ObjectLockDays")),
                stack.outputs().stream().collect(toMap(Output::outputKey, Output::outputValue)),
                "cannot reach the bucket or the table of the stack " + name);
    }

    /** What CloudFormation knows of a stack beyond its outputs. */
    <T> T ask(Function<CloudFormationClient, T> question) {
        try (var client = cloudFormation.get()) {
            return question.apply(client);
        }
    }

    private Stack describe(String name) throws IOException {
        try (var client = cloudFormation.get()) {
            return client.describeStacks(request -> request.stackName(name))
                    .stacks()
                    .getFirst();
        } catch (CloudFormationException e) {
            throw new IOException(
                    "cannot find the stack " + name + ": " + e.awsErrorDetails().errorMessage(), e);
        } catch (SdkClientException e) {
            throw new IOException("cannot ask CloudFormation for the stack " + name + ": " + e.getMessage(), e);
        }
    }

    private static String output(Stack stack, String key) throws IOException {
        return stack.outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow(() -> new IOException("the stack " + stack.stackName() + " (" + stack.stackStatusAsString()
                        + ") has no output " + key + ": is it a deployed stack of Parley, and of this version?"));
    }
}
