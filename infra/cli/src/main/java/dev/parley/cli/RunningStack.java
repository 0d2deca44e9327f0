package dev.parley.cli;

import dev.parley.aws.Clients;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The addresses of a local stack, which {@code parley up} writes to {@code addresses.json} in its data folder. */
record RunningStack(URI api, URI s3, URI dynamoDb, URI sns, URI sqs, Map<String, String> outputs) {
    static final String DEFAULT_FOLDER = ".parley";
    private static final String FILE = "addresses.json";

    static void write(LocalStack stack, Path data) throws IOException {
        new RunningStack(stack.api(), stack.s3(), stack.dynamoDb(), stack.sns(), stack.sqs(), stack.outputs())
                .write(data);
    }

    void write(Path data) throws IOException {
        Json.MAPPER.writeValue(data.resolve(FILE).toFile(), this);
    }

    /** The stack that ran last in a data folder. The first request shows whether it still runs. */
    static StackResources in(Path data) throws IOException {
        try {
            var addresses = Json.MAPPER.readValue(Files.readAllBytes(data.resolve(FILE)), RunningStack.class);
            return new StackResources(
                    "the local stack in " + data,
                    addresses.clients(),
                    LocalStack.bucketName("ArchiveBucket"),
                    "IndexTable",
                    Optional.empty(),
                    0,
                    addresses.allOutputs(),
                    "nothing answers at the addresses of the stack in " + data + ": is \"./parley up\" running?");
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "no stack ran in " + data.toAbsolutePath().normalize() + ": start one with ./parley up --data "
                            + data + ", or name another stack with --data or --stack",
                    e);
        }
    }

    /** The outputs, and that of the API's address, which a stack has as {@link #api}. */
    private Map<String, String> allOutputs() {
        var all = new HashMap<>(outputs);
        all.put("ApiUrl", api.toString());
        return all;
    }

    /** The AWS clients require a region and keys; the local servers ignore them. */
    private Clients clients() {
        return new Clients(Map.of(
                "AWS_REGION",
                "eu-west-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_ENDPOINT_URL_S3",
                s3.toString(),
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.toString(),
                "AWS_ENDPOINT_URL_SNS",
                sns.toString(),
                "AWS_ENDPOINT_URL_SQS",
                sqs.toString()));
    }
}
