package dev.parley.cli;

import dev.parley.application.RebuildSearch;
import dev.parley.aws.Clients;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.local.LocalStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Builds what can be built again: the index from the archive, and the search index from both. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Builds the index (DynamoDB) again from the archive (S3), and then the search index from both."
                + " Nobody is alerted, and both are read all the while. Run again after an interruption, it goes on"
                + " where it was.")
final class RebuildCommand implements Callable<Integer> {
    /** The AWS client wants a region; a stack on this machine has none. */
    private static final Map<String, String> ON_THIS_MACHINE =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    /** What is rebuilt. */
    enum Part {
        index,
        search
    }

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The S3 address that ./parley up prints, or another endpoint of S3.")
    private URI endpoint;

    @Option(
            names = "--dynamodb",
            paramLabel = "URL",
            description = "The DynamoDB address that ./parley up prints, or another endpoint of DynamoDB.")
    private URI dynamoDb;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "The archive's bucket (ArchiveBucketName of the deployed stack), reached with the credentials"
                    + " that the AWS SDK finds; with --endpoint, that of ./parley up by default.")
    private String bucket;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The index's table (IndexTableName of the deployed stack); with --dynamodb, that of"
                    + " ./parley up by default.")
    private String table;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "The stack's ConfidenceThreshold, where it is not the template's default.")
    private Double threshold;

    @Option(names = "--only", paramLabel = "PART", description = "Rebuild this part alone: ${COMPLETION-CANDIDATES}.")
    private Part only;

    @Option(
            names = "--afresh",
            description =
                    "Begin the search index with an empty one, as after a change of how it is written; until it is"
                            + " full again, readers find less. A damaged one is always begun afresh.")
    private boolean afresh;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var clients = new Clients(environment());
        var out = command.commandLine().getOut();
        var failed = 0L;
        try (var rebuilding = new RebuildSession(clients, bucket, table);
                var progress = new Bars()) {
            if (only != Part.search) {
                failed += index(rebuilding, progress, out);
            }
            if (only != Part.index) {
                failed += search(rebuilding, progress, out);
            }
        } catch (SdkClientException e) {
            throw new IOException(
                    endpoint == null
                            ? "cannot reach the bucket " + bucket + " or the table " + table + ": " + e.getMessage()
                            : "nothing answers at " + endpoint + " or " + dynamoDb + ": is \"./parley up\" running?",
                    e);
        }
        return failed == 0 ? 0 : 1;
    }

    private ConfidenceThreshold threshold() throws IOException {
        try {
            return new ConfidenceThreshold(threshold == null ? ProjectHome.confidenceThreshold() : threshold);
        } catch (IllegalArgumentException e) {
            throw wrong("--threshold: " + e.getMessage());
        }
    }

    private long index(RebuildSession rebuilding, Bars progress, PrintWriter out) throws IOException {
        var done = rebuilding.index(threshold()).rebuild(progress, line -> {});
        progress.close();
        out.println("index   " + done.versions() + " versions are in the archive, "
                + (done.versions() - done.unread().size()) + " of them in the index");
        out.flush();
        done.unread().forEach((version, cause) -> complain("not indexed: " + version.objectKey(), cause));
        return done.unread().size();
    }

    private long search(RebuildSession rebuilding, Bars progress, PrintWriter out) {
        var done = rebuilding.search(afresh, progress);
        progress.close();
        out.println("search  " + done.articles() + " articles and " + done.facts() + " facts written, " + done.removed()
                + " removed that are no longer there");
        out.flush();
        done.unread().forEach((change, cause) -> complain("not searchable: " + change.id(), cause));
        return done.unread().size();
    }

    private void complain(String what, RuntimeException cause) {
        command.commandLine().getErr().println("parley: " + what + ": " + cause.getMessage());
        command.commandLine().getErr().flush();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        if ((endpoint == null) != (dynamoDb == null)) {
            throw wrong("--endpoint and --dynamodb go together: ./parley up prints both addresses");
        }
        if (endpoint == null && (bucket == null || table == null)) {
            throw wrong("name a stack: --endpoint and --dynamodb of a running one, or --bucket and --table in AWS");
        }
        if (endpoint != null) {
            environment.put("AWS_ENDPOINT_URL_S3", endpoint.toString());
            environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
            ON_THIS_MACHINE.forEach(environment::putIfAbsent);
        }
        bucket = Optional.ofNullable(bucket).orElseGet(() -> LocalStack.bucketName("ArchiveBucket"));
        table = Optional.ofNullable(table).orElse("IndexTable");
        return environment;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** One bar after the other. */
    private static final class Bars implements RebuildSearch.Progress, AutoCloseable {
        private Progress bar;

        @Override
        public void begin(String what, long total) {
            close();
            bar = new Progress(what, total);
        }

        @Override
        public void step(long more) {
            for (long i = 0; i < more; i++) {
                bar.step();
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
