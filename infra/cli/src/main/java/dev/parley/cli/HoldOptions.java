package dev.parley.cli;

import dev.parley.application.HoldArticle;
import dev.parley.application.HoldArticle.RefusedHold;
import dev.parley.articles.LegalHold;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3LegalHolds;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code hold} and {@code release} have in common. */
final class HoldOptions {
    @Option(names = "--by", paramLabel = "NAME", description = "Who decided it (default: the user of this computer).")
    private String by = System.getProperty("user.name", "unknown");

    @Mixin
    private StackOptions stack;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** One change of the hold of an article. */
    interface Change {
        LegalHold.Act change(HoldArticle holds, String article, String by);
    }

    /** Work on the holds of the stack. */
    interface Task {
        int run(HoldArticle holds) throws IOException;
    }

    int with(Task task) throws IOException {
        return stack.find()
                .run(found -> task.run(new HoldArticle(
                        new S3ArticleArchive(found.clients().s3(), found.bucket()),
                        new S3LegalHolds(found.clients().s3(), found.bucket()),
                        Clock.systemUTC())));
    }

    /** Changes the holds of articles one by one; 1 when one of them was refused. */
    int each(List<String> articles, String done, Change change) throws IOException {
        return with(holds -> {
            int refused = 0;
            for (var article : articles) {
                try {
                    change.change(holds, article, by);
                    out().println(done + "  " + article);
                } catch (RefusedHold e) {
                    refused++;
                    err().println("parley: " + e.getMessage());
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
                }
            }
            out().flush();
            return refused == 0 ? 0 : 1;
        });
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
