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

/** Where a stack that {@code parley up} runs can be reached: a file in its data folder, {@code addresses.json}. */
record RunningStack(URI api, URI s3, URI dynamoDb) {
    /** The AWS clients want a region and keys; a stack on this machine has none. */
    private static final Map<String, String> ON_THIS_MACHINE =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    static void write(LocalStack stack, Path data) throws IOException {
        Json.MAPPER.writeValue(
                data.resolve("addresses.json").toFile(), new RunningStack(stack.api(), stack.s3(), stack.dynamoDb()));
    }

    /** The stack that ran there last; whether it still does, a first request tells. */
    static RunningStack of(Path data) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(data.resolve("addresses.json")), RunningStack.class);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "no stack ran in " + data.toAbsolutePath().normalize()
                            + ": start one there with ./parley up --data " + data + ", or name another --data folder",
                    e);
        }
    }

    Clients clients() {
        var environment = new HashMap<>(ON_THIS_MACHINE);
        environment.put("AWS_ENDPOINT_URL_S3", s3.toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        return new Clients(environment);
    }
}
