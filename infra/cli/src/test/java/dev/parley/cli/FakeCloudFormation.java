package dev.parley.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** CloudFormation with one stack, as DescribeStacks answers. */
final class FakeCloudFormation implements AutoCloseable {
    private final FakeApi api = new FakeApi();

    FakeCloudFormation() throws IOException {}

    /** A stack with these outputs. */
    FakeCloudFormation with(Map<String, String> outputs) {
        api.on(
                "/",
                "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">"
                        + "<DescribeStacksResult><Stacks><member><StackName>parley</StackName>"
                        + "<StackStatus>CREATE_COMPLETE</StackStatus><Outputs>"
                        + members(outputs)
                        + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>");
        return this;
    }

    /** The deployed template, as it was given. */
    FakeCloudFormation withTemplate(String template) {
        api.on(
                "Action=GetTemplate",
                "<GetTemplateResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><GetTemplateResult>"
                        + "<TemplateBody><![CDATA[" + template
                        + "]]></TemplateBody></GetTemplateResult></GetTemplateResponse>");
        return this;
    }

    /** The physical id of whatever resource is asked for. */
    FakeCloudFormation withResource(String physicalId) {
        api.on(
                "Action=DescribeStackResource",
                "<DescribeStackResourceResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">"
                        + "<DescribeStackResourceResult><StackResourceDetail><PhysicalResourceId>" + physicalId
                        + "</PhysicalResourceId></StackResourceDetail></DescribeStackResourceResult>"
                        + "</DescribeStackResourceResponse>");
        return this;
    }

    FakeCloudFormation withoutStacks() {
        api.on(
                "/",
                400,
                "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error><Type>Sender</Type>"
                        + "<Code>ValidationError</Code><Message>Stack with id parley does not exist</Message></Error>"
                        + "</ErrorResponse>");
        return this;
    }

    private static String members(Map<String, String> outputs) {
        return outputs.entrySet().stream()
                .map(output -> "<member><OutputKey>" + output.getKey() + "</OutputKey><OutputValue>" + output.getValue()
                        + "</OutputValue></member>")
                .collect(Collectors.joining());
    }

    /** The option {@code --stack}, which asks this CloudFormation. */
    StackOptions options(Map<String, String> environment) {
        return new StackOptions(stacks(environment));
    }

    DeployedStack stacks(Map<String, String> environment) {
        return new DeployedStack(
                () -> CloudFormationClient.builder()
                        .endpointOverride(URI.create(api.address()))
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build(),
                environment);
    }

    String lastRequest() {
        return api.asked().getLast().body();
    }

    @Override
    public void close() {
        api.close();
    }
}
