package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.aws.Clients;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The parts of one stack that commands use without its API.
 *
 * @param name what messages call the stack
 * @param bucket the bucket of the archive
 * @param table the table of the index
 * @param confidenceThreshold the stack's ConfidenceThreshold; absent if it is the template's default
 * @param unreachable the message for a stack that does not answer
 */
record StackResources(
        String name,
        Clients clients,
        String bucket,
        String table,
        Optional<Double> confidenceThreshold,
        String unreachable) {
    StackResources {
        requireNonNull(name, "name");
        requireNonNull(clients, "clients");
        requireNonNull(bucket, "bucket");
        requireNonNull(table, "table");
        requireNonNull(confidenceThreshold, "confidenceThreshold");
        requireNonNull(unreachable, "unreachable");
    }

    /** Work on a stack. */
    interface Task<T> {
        T run(StackResources stack) throws IOException;
    }

    /**
     * Runs a task.
     *
     * @throws IOException if the stack does not answer
     */
    <T> T run(Task<T> task) throws IOException {
        try {
            return task.run(this);
        } catch (SdkClientException e) {
            throw new IOException(unreachable + " (" + e.getMessage() + ")", e);
        }
    }
}
