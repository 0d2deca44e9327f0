package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.aws.Clients;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The parts of one stack that commands use without its API.
 *
 * @param name what messages call the stack
 * @param bucket the bucket of the archive
 * @param table the table of the index
 * @param confidenceThreshold the stack's ConfidenceThreshold; absent if it is the template's own
 * @param objectLockDays the stack's ObjectLockDays: days for which a new version is locked; 0 for none
 * @param outputs the outputs of the template, or for a local stack some of them
 * @param unreachable the message for a stack that does not answer
 */
record StackResources(
        String name,
        Clients clients,
        String bucket,
        String table,
        Optional<Double> confidenceThreshold,
        int objectLockDays,
        Map<String, String> outputs,
        String unreachable) {
    private static final String FAILURES = "FailuresUrl";

    StackResources {
        requireNonNull(name, "name");
        requireNonNull(clients, "clients");
        requireNonNull(bucket, "bucket");
        requireNonNull(table, "table");
        requireNonNull(confidenceThreshold, "confidenceThreshold");
        outputs = Map.copyOf(outputs);
        requireNonNull(unreachable, "unreachable");
    }

    /** The addresses of the failure queues, by their names in the template: the outputs such as IndexFailuresUrl. */
    SortedMap<String, String> failureQueues() {
        var queues = new TreeMap<String, String>();
        outputs.forEach((key, value) -> {
            if (key.endsWith(FAILURES)) {
                queues.put(key.substring(0, key.length() - "Url".length()), value);
            }
        });
        return queues;
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
