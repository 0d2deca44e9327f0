package dev.parley.cli;

import dev.parley.application.DeleteArticle;
import dev.parley.application.DeleteArticle.Plan;
import dev.parley.articles.HeldArticle;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFactRemoval;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3ArticleRemoval;
import dev.parley.aws.S3LegalHolds;
import dev.parley.extraction.PartialDate;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes an article and leaves a tombstone. */
@Command(
        name = "delete",
        description = "Deletes an article with all its versions and its rows in the index. A tombstone remains.",
        footer = {
            "",
            "A request for the article is then answered with 410 and the reason, and sending",
            "it again is refused. Facts that other articles report remain; a fact without a",
            "report is withdrawn. After an interruption, run the same command again.",
            "",
            "An article under legal hold is not deleted: see parley hold.",
            "",
            "The deployed bucket keeps deleted objects for a year as noncurrent versions.",
            "Sent messages and their receipts are not recalled.",
            "",
            "Examples:",
            "  parley delete 4yretr35zsc2993pt --reason \"Withdrawn at the outlet's request\"",
            "  parley delete 4yretr35zsc2993pt --reason \"...\" --stack parley --yes"
        })
final class DeleteCommand extends Subcommand {
    @Parameters(paramLabel = "ARTICLE", description = "The article's id.")
    private String article;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Reason that readers are shown: one line of 1 to 500 characters. Required.")
    private String reason;

    @Option(names = "--yes", description = "Delete without asking.")
    private boolean yes;

    @Mixin
    private StackOptions stack;

    @Override
    public Integer call() throws IOException {
        if (reason.isBlank() || reason.length() > 500 || reason.chars().anyMatch(Character::isISOControl)) {
            throw usageError("--reason is one line of 1 to 500 characters, which readers are shown");
        }
        return stack.find().run(found -> delete(useCase(found)));
    }

    private static DeleteArticle useCase(StackResources stack) {
        var s3 = stack.clients().s3();
        var dynamo = stack.clients().dynamo();
        var index = new DynamoFactIndex(dynamo, stack.table());
        return new DeleteArticle(
                new S3ArticleArchive(s3, stack.bucket()),
                new S3ArticleRemoval(s3, stack.bucket()),
                new S3LegalHolds(s3, stack.bucket()),
                index,
                index,
                new DynamoFactRemoval(dynamo, stack.table()),
                new DynamoArrivals(dynamo, stack.table()),
                Clock.systemUTC());
    }

    private int delete(DeleteArticle useCase) throws IOException {
        var plan = useCase.plan(article)
                .orElseThrow(() ->
                        new IOException("there is no article " + article + ": check the id for a mistyped character"));
        print(plan);
        if (plan.hold().isPresent()) {
            throw held(new HeldArticle(plan.articleId(), plan.hold().get()));
        }
        if (!yes && !confirmed(plan)) {
            err().println("parley: nothing was deleted");
            return 1;
        }
        try {
            var tombstone = useCase.delete(plan, reason);
            out().println("Deleted. The tombstone says: " + tombstone.message());
            out().flush();
            return 0;
        } catch (HeldArticle e) {
            throw held(e);
        }
    }

    private static IOException held(HeldArticle e) {
        return new IOException(
                e.getMessage() + System.lineSeparator()
                        + "parley: nothing was deleted. Release it first: parley release " + e.articleId()
                        + " --reason TEXT",
                e);
    }

    private void print(Plan plan) {
        out().println("article   " + plan.articleId() + (plan.title().isEmpty() ? "" : "  " + plan.title()));
        plan.begun().ifPresent(tombstone -> out().println("begun     " + tombstone.deleted() + "  " + tombstone.reason()
                + (plan.isDone() ? "  (done)" : "  (incomplete)")));
        plan.versions().forEach(version -> out().println("version   " + version.version() + "  arrived "
                + version.arrived().map(Object::toString).orElse("unknown: its file is damaged") + "  sha256 "
                + version.sha256().orElse("unknown")));
        plan.facts().forEach(fact -> out().println("reports   " + fact.id() + "  "
                + fact.type().label() + "  "
                + fact.date().map(PartialDate::toString).orElse("-") + "  mentions " + fact.mentions()));
        out().flush();
    }

    private boolean confirmed(Plan plan) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw usageError("there is no terminal to ask on: give --yes to delete without asking");
        }
        var typed =
                Optional.ofNullable(console.readLine("This cannot be undone. Type the article's id to delete it: "));
        return typed.map(String::strip)
                .filter(plan.articleId()::equalsIgnoreCase)
                .isPresent();
    }
}
