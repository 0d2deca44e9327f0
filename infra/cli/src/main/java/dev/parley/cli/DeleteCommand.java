package dev.parley.cli;

import dev.parley.application.DeleteArticle;
import dev.parley.application.DeleteArticle.Plan;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFactRemoval;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3ArticleRemoval;
import dev.parley.local.LocalStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Deletes an article and leaves a tombstone. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deletes an article with all its versions and what the index keeps of it; its tombstone stays.",
        footer = {
            "",
            "Whoever asks for the article is told when and why it was deleted (410), and",
            "sending it again is refused. Facts that others report stay; one that nobody",
            "reports any more is withdrawn. Interrupted, the command is run again.",
            "",
            "The deployed bucket keeps what was deleted for a year as noncurrent versions;",
            "messages that were sent, and their receipts, are not taken back.",
            "",
            "  parley delete 4yretr35zsc2993pt --reason \"Withdrawn at the outlet's request\"",
            "  parley delete 4yretr35zsc2993pt --reason \"...\" --bucket NAME --table NAME --yes"
        })
final class DeleteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARTICLE", description = "The article's id.")
    private String article;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for those who will ask for it: one line of at most 500 characters.")
    private String reason;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".parley",
            description = "The data folder of the running stack (${DEFAULT-VALUE}).")
    private Path data;

    @ArgGroup(exclusive = false)
    private Deployed deployed;

    private static final class Deployed {
        @Option(
                names = "--bucket",
                required = true,
                paramLabel = "NAME",
                description = "The archive's bucket (ArchiveBucketName of a deployed stack), reached with the"
                        + " credentials that the AWS SDK finds.")
        private String bucket;

        @Option(
                names = "--table",
                required = true,
                paramLabel = "NAME",
                description = "The index's table (IndexTableName of the deployed stack).")
        private String table;
    }

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (reason.isBlank() || reason.length() > 500 || reason.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(
                    command.commandLine(), "--reason is one line of 1 to 500 characters, for those who will ask");
        }
        try {
            return delete(useCase());
        } catch (SdkClientException e) {
            throw new IOException(
                    deployed == null
                            ? "nothing answers where the stack in " + data + " ran: is \"./parley up\" running?"
                            : "cannot reach the bucket " + deployed.bucket + " or the table " + deployed.table + ": "
                                    + e.getMessage(),
                    e);
        }
    }

    private DeleteArticle useCase() throws IOException {
        var clients = deployed == null ? RunningStack.of(data).clients() : new Clients(System.getenv());
        var bucket = deployed == null ? LocalStack.bucketName("ArchiveBucket") : deployed.bucket;
        var table = deployed == null ? "IndexTable" : deployed.table;
        return new DeleteArticle(
                new S3ArticleArchive(clients.s3(), bucket),
                new S3ArticleRemoval(clients.s3(), bucket),
                new DynamoFactIndex(clients.dynamo(), table),
                new DynamoFactRemoval(clients.dynamo(), table),
                new DynamoArrivals(clients.dynamo(), table),
                Clock.systemUTC());
    }

    private int delete(DeleteArticle useCase) throws IOException {
        var out = command.commandLine().getOut();
        var plan = useCase.plan(article)
                .orElseThrow(() ->
                        new IOException("there is no article " + article + ": check the id for a mistyped character"));
        describe(plan, out);
        if (!yes && !confirmed(plan)) {
            command.commandLine().getErr().println("parley: nothing was deleted");
            return 1;
        }
        var tombstone = useCase.delete(plan, reason);
        out.println("Deleted. The tombstone says: " + tombstone.message());
        out.flush();
        return 0;
    }

    private static void describe(Plan plan, PrintWriter out) {
        out.println("article   " + plan.articleId() + (plan.title().isEmpty() ? "" : "  " + plan.title()));
        plan.begun()
                .ifPresent(tombstone -> out.println("begun     " + tombstone.deleted() + "  " + tombstone.reason()
                        + (plan.isDone() ? "  (done)" : "  (to be finished)")));
        plan.versions()
                .forEach(version -> out.println("version   " + version.version() + "  arrived "
                        + version.arrived().map(Object::toString).orElse("unknown: its file is damaged") + "  sha256 "
                        + version.sha256().orElse("unknown")));
        plan.facts()
                .forEach(fact -> out.println("reports   " + fact.id() + "  "
                        + fact.type().label() + "  " + fact.date().orElse("-") + "  mentions " + fact.mentions()));
        out.flush();
    }

    private boolean confirmed(Plan plan) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new ParameterException(
                    command.commandLine(), "nobody can be asked here: give --yes to delete without asking");
        }
        var typed =
                Optional.ofNullable(console.readLine("This cannot be undone. Type the article's id to delete it: "));
        return typed.map(String::strip)
                .filter(plan.articleId()::equalsIgnoreCase)
                .isPresent();
    }
}
